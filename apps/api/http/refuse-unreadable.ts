import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Server, Socket } from 'node:net';
import type { Problem } from './problem.js';
import { malformed } from './problems.js';
import { headersFor } from './security-headers.js';
import { expectationFailed, headersTooLarge, tooSlow } from './wire-problems.js';

const lingerMs = 1_000;

const notHttp = () =>
  malformed('MALFORMED', {
    zh: '请求不符合 HTTP 规范，请检查请求行、请求头和长度',
    en: 'This is not HTTP as it should be; check request line, headers and lengths',
  });

const byCode: Readonly<Record<string, () => Problem>> = {
  HPE_HEADER_OVERFLOW: headersTooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

interface Told {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly body: string;
}

function told(problem: Problem): Told {
  const traceId = randomUUID();
  const body = JSON.stringify(problem.document(traceId));
  const headers = {
    ...headersFor(traceId),
    ...problem.facts.headers,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  };
  return { status: problem.facts.status, headers, body };
}

/** Node's own mark of an answer under way on a socket; a second head in the middle of it would be taken for its content. */
const isAnswering = (socket: Socket): boolean =>
  (socket as { _httpMessage?: { readonly headersSent: boolean } | null })._httpMessage
    ?.headersSent === true;

/** What Node's parser cannot read never becomes a request; its sender gets a problem document all the same. */
export function refuseUnreadable(error: Error & { readonly code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswering(socket)) {
    socket.destroy();
    return;
  }
  const { status, headers, body } = told((byCode[error.code ?? ''] ?? notHttp)());
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const first = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n`;
  socket.end(`${first}${lines.join('')}\r\n${body}`);
  // Closing at once would tear the answer from a sender who is still sending.
  setTimeout(() => socket.destroy(), lingerMs).unref();
}

/** `Expect` with anything but 100-continue, which Node would refuse without a word. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body } = told(expectationFailed());
    response.writeHead(status, headers).end(body);
  });
}
