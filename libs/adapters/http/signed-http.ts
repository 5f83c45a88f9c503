import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { z } from 'zod';
import { answered, unknown, type Answer, type NotSent, type Unknown } from '../answer.js';
import { isSigned, signature, SIGNATURE_HEADER } from './signature.js';

/** Where an outside system answers, and how long one waits for it. */
export interface HttpOptions {
  /** Without a slash at the end. */
  readonly url: string;
  /** Hex; shared with the outside system. */
  readonly secret: string;
  readonly timeoutMs: number;
}

export const DEFAULT_TIMEOUT_MS = 5_000;
const READ_PAUSES_MS = [150, 600];
const MAX_ANSWER_BYTES = 16 * 1_048_576;
const MAX_CONNECTIONS = 8;

/** Failures that come before the first byte is sent; everything else may have arrived. */
const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

type Method = 'GET' | 'POST' | 'PUT';
/** A complete, rightly signed answer. */
interface Reply {
  readonly outcome: 'REPLY';
  readonly status: number;
  readonly content: unknown;
}

const failure = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).optional(),
});

/** The codes of an error, of what caused it, and of every address that was tried. */
function codesOf(error: unknown): string[] {
  const { data } = failure.safeParse(error);
  if (!data) return [];
  if (data.errors) return data.errors.flatMap(codesOf);
  return [...(data.code === undefined ? [] : [data.code]), ...codesOf(data.cause)];
}

/** Signed JSON over HTTP to one outside system. Only reads are ever sent twice. */
export class SignedHttp {
  readonly #agent: Agent;

  constructor(private readonly options: HttpOptions) {
    const { timeoutMs } = options;
    this.#agent = new Agent({
      connect: { timeout: timeoutMs },
      headersTimeout: timeoutMs,
      bodyTimeout: timeoutMs,
      connections: MAX_CONNECTIONS,
      // A kept connection that the other side has closed would make a payment unknown for nothing.
      pipelining: 0,
      maxResponseSize: MAX_ANSWER_BYTES,
    });
  }

  /** Sends once. What the other side did is only known when it says so. */
  async send(method: Method, path: string, body?: object): Promise<Reply | NotSent | Unknown> {
    const { url, secret, timeoutMs } = this.options;
    const text = body === undefined ? '' : JSON.stringify(body);
    const target = new URL(`${url}${path}`);
    const signedPath = `${target.pathname}${target.search}`;
    try {
      const response = await request(target, {
        method,
        dispatcher: this.#agent,
        signal: AbortSignal.timeout(timeoutMs),
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          [SIGNATURE_HEADER]: signature(secret, `${method}.${signedPath}.${text}`),
        },
        body: body === undefined ? null : text,
      });
      const { statusCode: status, headers } = response;
      const answer = await response.body.text();
      if (status >= 500) return unknown('SERVER_ERROR', `${method} ${path}: ${status}`);
      const what = `${method}.${signedPath}.${status}.${answer}`;
      if (!isSigned(secret, headers[SIGNATURE_HEADER], what)) {
        return unknown('BAD_ANSWER', `${method} ${path}: ${status} without a valid signature`);
      }
      return { outcome: 'REPLY', status, content: parsed(answer) };
    } catch (error) {
      const reason = failure.safeParse(error).data?.message ?? 'failed';
      const detail = `${method} ${path}: ${reason}`;
      const codes = codesOf(error);
      const unsent = codes.length > 0 && codes.every((code) => BEFORE_SENDING.has(code));
      return unsent ? { outcome: 'NOT_SENT', detail } : unknown('NO_ANSWER', detail);
    }
  }

  /** A read: asked up to three times, since asking changes nothing. */
  async read<T>(path: string, schema: z.ZodType<T>): Promise<Answer<T>> {
    for (const ms of [...READ_PAUSES_MS, null]) {
      const reply = await this.send('GET', path);
      if (reply.outcome === 'REPLY') return answerOf(reply, schema);
      const open = reply.outcome === 'UNKNOWN' ? reply : unknown('NO_ANSWER', reply.detail);
      if (ms === null || open.why === 'BAD_ANSWER') return open;
      await pause(ms);
    }
    return unknown('NO_ANSWER', path);
  }

  /** A write whose only interesting answer is its content; sent once. */
  async write<T>(
    method: 'POST' | 'PUT',
    path: string,
    body: object,
    schema: z.ZodType<T>,
  ): Promise<Answer<T> | NotSent> {
    const reply = await this.send(method, path, body);
    return reply.outcome === 'REPLY' ? answerOf(reply, schema) : reply;
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

/** What is signed and still no JSON has no fields that any schema would accept. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function answerOf<T>({ status, content }: Reply, schema: z.ZodType<T>): Answer<T> {
  const detail = `${status} ${JSON.stringify(content).slice(0, 500)}`;
  if (status === 404) return { outcome: 'NOT_AVAILABLE', why: detail };
  if (status === 409) return unknown('KEY_CONFLICT', detail);
  if (status < 200 || status > 299) return unknown('REFUSED', detail);
  const read = schema.safeParse(content);
  return read.success ? answered(read.data) : unknown('BAD_ANSWER', detail);
}

/** A path with its query, each value escaped. */
export function pathOf(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
