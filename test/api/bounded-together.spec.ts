import { connect, type Socket } from 'node:net';
import { untilTrue } from '../support/until.js';
import { list } from './support/long-bodies.js';
import { leastBlock } from './support/longest-block.js';
import { accountAt, password } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

/** Half of what one call may cost the loop (`bounded.spec`), ms of processor time. */
const mostLoopMs = 125;
const together = 30;
const path = '/rules/lishui/payment-capacity';

let api: RunningApi;
let cookie: string;

beforeAll(async () => {
  api = await startApi('bounded_together');
  const username = accountAt('331102.HEALTHCARE_SECURITY.preparer');
  const visitor = new Visitor(api.url);
  const { headers } = await visitor.post('/session', { username, password });
  cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await visitor.post(path, { balance: '100.00', expenditure: '120.00' });
});
afterAll(async () => await api.stop());

/** A call that has sent all of its body but the last byte. */
async function almostSent(body: string): Promise<Socket> {
  const socket = connect(api.port, '127.0.0.1');
  const head = [
    `POST /api/v1${path} HTTP/1.1`,
    'host: localhost',
    `cookie: ${cookie}`,
    'content-type: application/json',
    `content-length: ${body.length}`,
  ].join('\r\n');
  socket.write(`${head}\r\n\r\n${body.slice(0, -1)}`);
  await new Promise<void>((sent) => {
    if (socket.writableLength === 0) sent();
    else socket.once('drain', sent);
  });
  return socket;
}

/** Status of each answer, in the order of the sockets. */
const statusOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    socket.once('data', (data) => resolve(data.toString('latin1').split(' ')[1] ?? ''));
    socket.once('error', reject);
  });

/** Until the API, which runs in this thread, has read what was sent. */
async function untilAllRead(): Promise<void> {
  const { eventLoopUtilization } = performance;
  let before = eventLoopUtilization();
  await untilTrue(() => {
    const now = eventLoopUtilization();
    const { utilization } = eventLoopUtilization(now, before);
    before = now;
    return utilization < 0.1;
  });
}

test('bodies that end at the same moment are read one after the other, and others get through between', async () => {
  // 99,000 values in a megabyte, all refused in the thread: what is measured is their way there.
  const body = list(list('"123456"', 98), 1_000);
  const sockets: Socket[] = [];
  const begin = async (): Promise<void> => {
    for (const socket of sockets.splice(0)) socket.destroy();
    sockets.push(...(await Promise.all(Array.from({ length: together }, () => almostSent(body)))));
    await untilAllRead();
  };
  const end = async (): Promise<readonly string[]> => {
    const answers = sockets.map(statusOf);
    for (const socket of sockets) socket.write(']');
    return await Promise.all(answers);
  };
  const { answer, ms } = await leastBlock(end, mostLoopMs, begin);
  for (const socket of sockets) socket.destroy();
  expect(answer).toEqual(Array(together).fill('200'));
  expect(ms).toBeLessThan(mostLoopMs);
});
