import { createServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGzip } from 'node:zlib';

/** A proxy before an instance; `url` is where people reach it, without a slash at the end. */
export interface Proxy {
  readonly url: string;
  /** Tags that left weakened, so that a test sees that it tried what it means to. */
  readonly weakened: () => number;
  stop(): Promise<void>;
}

const zippable = /^(application\/(json|problem\+json)|text\/(html|css|javascript|plain))/;
/** Of one connection only; a proxy answers for its own (RFC 9110 §7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade'];

/**
 * What nginx does with `gzip on; gzip_types …; proxy_set_header Host $http_host` and the X-Forwarded-… headers
 * docs/runbook.md names: it compresses what is long enough, and an entity tag of what it compressed is weak from then on
 * (ngx_http_weak_etag). An answer with `X-Accel-Buffering: no` is handed on piece by piece.
 */
export async function weakeningProxy(
  upstream: string,
  {
    leastBytes = 20,
    host = '$http_host',
  }: { leastBytes?: number; host?: '$http_host' | '$host' } = {},
): Promise<Proxy> {
  const to = new URL(upstream);
  let weakened = 0;
  const server: Server = createServer((incoming, outgoing) => {
    const { headers, method, url } = incoming;
    const named = headers.host ?? '';
    const onward = ask(
      {
        hostname: to.hostname,
        port: to.port,
        method,
        path: url,
        headers: {
          ...without(headers, hopByHop),
          host: host === '$host' ? named.replace(/:\d+$/, '') : named,
          'x-forwarded-for': incoming.socket.remoteAddress ?? '',
          'x-forwarded-proto': 'http',
          'x-forwarded-host': named,
          'accept-encoding': 'identity',
        },
      },
      (answer) => {
        const { etag } = answer.headers;
        const length = Number(answer.headers['content-length'] ?? Infinity);
        const type = answer.headers['content-type'] ?? '';
        const asked = /\bgzip\b/.test(headers['accept-encoding'] ?? '');
        const zips = asked && method !== 'HEAD' && zippable.test(type) && length >= leastBytes;
        const given = without(answer.headers, [...hopByHop, ...(zips ? ['content-length'] : [])]);
        if (zips && etag !== undefined && !etag.startsWith('W/')) {
          given['etag'] = `W/${etag}`;
          weakened += 1;
        }
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...given,
          ...(zips ? { 'content-encoding': 'gzip', vary: 'Accept-Encoding' } : {}),
        });
        if (zips) answer.pipe(createGzip()).pipe(outgoing);
        else answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    weakened: () => weakened,
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
}

const without = (
  headers: IncomingMessage['headers'],
  names: readonly string[],
): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter(
      (entry): entry is [string, string | string[]] =>
        entry[1] !== undefined && !names.includes(entry[0]),
    ),
  );
