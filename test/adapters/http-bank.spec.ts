import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { HttpBank } from '#adapters/bank/http-bank.js';
import { SignedHttp } from '#adapters/http/signed-http.js';
import { SECRET, startOutside, type Outside } from '../simulators/outside.js';
import { conformance, order, type Harness } from './conformance.js';
import { faultConformance } from './fault-conformance.js';

const TIMEOUT_MS = 3_000;

async function start(): Promise<Harness & { readonly outside: Outside }> {
  const { outside, stop } = await startOutside();
  const http = new SignedHttp({ url: outside.url, secret: SECRET, timeoutMs: TIMEOUT_MS });
  return {
    outside,
    bank: new HttpBank(http),
    settle: async () => undefined,
    executions: async (wanted) =>
      (await outside.lines()).filter(({ key }) => key === wanted).length,
    stop: async () => {
      await http.close();
      await stop();
    },
  };
}

conformance('HTTP client', start);
faultConformance('HTTP client', start);

describe('the HTTP client', () => {
  async function bankAt(url: string, secret = SECRET): Promise<HttpBank> {
    return new HttpBank(new SignedHttp({ url, secret, timeoutMs: TIMEOUT_MS }));
  }

  test('a refused connection is the one case where nothing can have been sent', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const bank = await bankAt(`http://127.0.0.1:${port}`);
    expect(await bank.pay(order())).toMatchObject({ outcome: 'NOT_SENT' });
    expect(await bank.query(order())).toMatchObject({ outcome: 'UNKNOWN', why: 'NO_ANSWER' });
    expect(await bank.cancel(order())).toMatchObject({ outcome: 'UNKNOWN', why: 'NO_ANSWER' });
  });

  test('a payment is sent once, a read up to three times', async () => {
    let calls = 0;
    const resetting = createServer((socket) => {
      calls += 1;
      socket.once('data', () => socket.destroy());
    });
    await new Promise<void>((resolve) => resetting.listen(0, '127.0.0.1', resolve));
    const { port } = resetting.address() as AddressInfo;
    const bank = await bankAt(`http://127.0.0.1:${port}`);
    expect(await bank.pay(order())).toMatchObject({ outcome: 'UNKNOWN', why: 'NO_ANSWER' });
    expect(calls).toBe(1);
    expect(await bank.query(order())).toMatchObject({ outcome: 'UNKNOWN', why: 'NO_ANSWER' });
    expect(calls).toBe(4);
    await new Promise((resolve) => resetting.close(resolve));
  });

  test('an answer that the outside system did not sign is not believed', async () => {
    const forged = '{"key":"x","state":"EXECUTED","amount":"1.00"}';
    const server = createServer((socket) => {
      socket.once('data', () =>
        socket.end(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${forged.length}\r\n\r\n${forged}`,
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const bank = await bankAt(`http://127.0.0.1:${port}`);
    expect(await bank.pay(order())).toMatchObject({ outcome: 'UNKNOWN', why: 'BAD_ANSWER' });
    await new Promise((resolve) => server.close(resolve));
  });

  test('with another secret the bank does nothing', async () => {
    const { outside, stop } = await startOutside();
    const bank = await bankAt(outside.url, 'ab'.repeat(32));
    const asked = order();
    expect(await bank.pay(asked)).toMatchObject({ outcome: 'UNKNOWN' });
    expect(await outside.lines()).toEqual([]);
    await stop();
  });
});
