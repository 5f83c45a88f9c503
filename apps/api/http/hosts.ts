import type { FastifyRequest } from 'fastify';
import { malformed, wrongHost } from './problems.js';

const form = /^(\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(\d{1,5}))?$/;
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

interface Authority {
  readonly name: string;
  readonly port: string | undefined;
}

function authorityOf(text: string): Authority | null {
  const [, name, port] = form.exec(text.trim().toLowerCase()) ?? [];
  return name === undefined ? null : { name, port };
}

/** `http://host/path` as a request's target: its authority comes before the Host header (RFC 9112 §3.2.2). */
const inTarget = /^[a-z][a-z0-9+.-]*:\/\/([^/]*)/i;

export const isLoopbackName = (host: string): boolean =>
  loopback.has(authorityOf(host)?.name ?? '');

/** Every Host header there is; of two, Node's own list keeps the first in silence. */
const hostsOf = ({ raw: { rawHeaders } }: FastifyRequest): string[] =>
  rawHeaders.filter((_text, at) => at % 2 === 1 && rawHeaders[at - 1]?.toLowerCase() === 'host');

/** A list of `name` or `name:port`, separated by commas; anything else is a mistake of whoever set it. */
export function hostsIn(list: string): readonly string[] {
  const all = list.split(',').map((each) => each.trim().toLowerCase());
  const named = all.filter((each) => each !== '');
  const wrong = named.find((each) => authorityOf(each) === null);
  if (wrong === undefined) return named;
  throw new RangeError(
    `“${wrong}” 不是主机名，应为 name 或 name:port · “${wrong}” is no host; write name or name:port`,
  );
}

/** The names under which this instance answers: its own machine's, and those its operator lists. */
export class Hosts {
  /** `secure`: those of the listed ones that are reached by TLS alone, as far as the settings say. */
  constructor(
    private readonly listed: readonly string[],
    private readonly secure: readonly string[],
  ) {}

  /** One Host, and one of ours, also where a proxy or the target names another (docs/adr/0017-one-door.md). */
  refuseForeign(request: FastifyRequest): void {
    const given = hostsOf(request);
    if (given.length !== 1) throw oneHost();
    const [, target] = inTarget.exec(request.url) ?? [];
    const all = [...given, request.host, ...(target === undefined ? [] : [target])];
    if (!all.every((host) => this.serves(host))) throw wrongHost();
  }

  /**
   * A page may change something here when it came from the address it calls, or from a listed one. What
   * is reached by TLS is no page's without it: anybody on the way may have written that one. The other
   * way round, a proxy need not say that there is TLS before it.
   */
  isOwnOrigin(request: FastifyRequest): boolean {
    const { origin, host } = request.headers;
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const { host: from, protocol } = new URL(origin);
    if (protocol !== 'https:' && (protocol !== 'http:' || this.isSecure(request, from)))
      return false;
    return from !== '' && (from === host?.toLowerCase() || this.listed.includes(from));
  }

  private isSecure({ protocol }: FastifyRequest, host: string): boolean {
    return protocol === 'https' || this.secure.includes(host);
  }

  private serves(host: string): boolean {
    const asked = authorityOf(host);
    if (!asked) return false;
    if (loopback.has(asked.name)) return true;
    return this.listed.some((each) => {
      const { name, port } = authorityOf(each) ?? { name: '', port: '' };
      return name === asked.name && (port === undefined || port === asked.port);
    });
  }
}

const oneHost = () =>
  malformed('HOST', {
    zh: '请求须有且只有一个 Host',
    en: 'A request has exactly one Host header',
  });
