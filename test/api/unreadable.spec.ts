import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { problem } from '#contracts/api/problem.js';
import { untilTrue } from '../support/until.js';
import { sendRaw } from './support/raw-http.js';
import { startApi, type RunningApi } from './support/running-api.js';

let api: RunningApi;
const logged: { readonly level: number }[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write: (line: Buffer, _encoding, done) => {
      logged.push(JSON.parse(line.toString()) as { level: number });
      done();
    },
  });
  api = await startApi('unreadable', { log: pino({ level: 'warn' }, lines) });
});
afterAll(async () => await api.stop());

const host = 'host: localhost';
const chunked = `${host}\ncontent-type: application/json\ntransfer-encoding: chunked`;

describe('错误 › what no code of ours has read', () => {
  test.each<[string, string, number]>([
    ['no HTTP at all', 'hello\n\n', 400],
    ['a method nobody knows', `FETCH / HTTP/1.1\n${host}\n\n`, 400],
    ['a bare line feed in a header', `GET / HTTP/1.1\n${host}\nx: a\rb\n\n`, 400],
    ['NUL in a header', `GET / HTTP/1.1\n${host}\nx: a\0b\n\n`, 400],
    ['NUL in the address', `GET /\0 HTTP/1.1\n${host}\n\n`, 400],
    ['a space in the address', `GET /a b HTTP/1.1\n${host}\n\n`, 400],
    ['a folded header', `GET / HTTP/1.1\n${host}\nx: a\n b\n\n`, 400],
    [
      'two lengths',
      `POST /api/v1/session HTTP/1.1\n${host}\ncontent-length: 1\ncontent-length: 2\n\n{}`,
      400,
    ],
    [
      'a length and chunks',
      `POST /api/v1/session HTTP/1.1\n${chunked}\ncontent-length: 2\n\n0\n\n`,
      400,
    ],
    [
      'a strange transfer encoding',
      `POST /api/v1/session HTTP/1.1\n${host}\ntransfer-encoding: x\n\n`,
      400,
    ],
    ['broken chunks', `POST /api/v1/session HTTP/1.1\n${chunked}\n\nzz\n{}\n0\n\n`, 400],
    ['large headers', `GET / HTTP/1.1\n${host}\nx: ${'x'.repeat(40_000)}\n\n`, 431],
    ['a large address', `GET /${'x'.repeat(40_000)} HTTP/1.1\n${host}\n\n`, 431],
    ['an expectation', `GET /healthz HTTP/1.1\n${host}\nexpect: tea\n\n`, 417],
    ['a broken escape', `GET /% HTTP/1.1\n${host}\n\n`, 400],
    ['an escape that is no UTF-8', `GET /%ff HTTP/1.1\n${host}\n\n`, 400],
    ['a broken escape behind the API', `GET /api/v1/tasks/%E0%A4%A HTTP/1.1\n${host}\n\n`, 400],
    ['a NUL, escaped', `GET /api/v1/cases/a/b/c/d/e%00 HTTP/1.1\n${host}\n\n`, 400],
    ['a fragment', `GET /api/v1/tasks#x HTTP/1.1\n${host}\n\n`, 400],
    ['a target that is no path', `GET api/v1/tasks HTTP/1.1\n${host}\n\n`, 400],
    ['a part too long', `GET /api/v1/tasks/${'a'.repeat(500)} HTTP/1.1\n${host}\n\n`, 404],
    ['a method of other systems', `PROPFIND /api/v1/tasks HTTP/1.1\n${host}\n\n`, 401],
    ['a question to the whole server', `OPTIONS * HTTP/1.1\n${host}\n\n`, 401],
  ])('%s is answered with a problem and our headers', async (_name, request, status) => {
    const answer = await sendRaw(api.port, request);
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const said = problem.parse(JSON.parse(answer.body));
    expect(said).toMatchObject({ status, traceId: answer.headers['x-request-id'] });
    expect(said.title).toMatch(/\p{Script=Han}.* · .*[a-z]/u);
  });

  test('an answer under way is not broken into', async () => {
    const two = `GET /api/openapi.json HTTP/1.1\n${host}\n\nhello\n\n`;
    const answer = await sendRaw(api.port, two);
    expect([200, 400]).toContain(answer.status);
    expect(() => JSON.parse(answer.body) as unknown).not.toThrow();
  });
});

describe('错误 › an upload that breaks off', () => {
  test('is its sender’s, and no fault of ours in the log', async () => {
    for (const path of ['session', 'tasks/x/decision']) {
      const socket = connect(api.port, '127.0.0.1');
      socket.on('error', () => undefined);
      // Asked to go on, it has read the head and waits for the rest.
      const goOn = new Promise((heard) => socket.once('data', heard));
      socket.write(
        `POST /api/v1/${path} HTTP/1.1\r\n${host}\r\ncontent-type: application/json\r\nexpect: 100-continue\r\ncontent-length: 1000\r\n\r\n{"username":`,
      );
      expect(String(await goOn)).toMatch(/^HTTP\/1\.1 100 /);
      socket.resetAndDestroy();
    }
    await untilTrue(async () => (await api.open()) === 0);
    expect(logged).toEqual([]);
  });
});
