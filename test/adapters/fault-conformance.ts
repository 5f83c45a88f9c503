import { yuan } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import type { Outside } from '../simulators/outside.js';
import { order, type Harness } from './conformance.js';

const fault = (changes: object): object => ({
  system: 'bank',
  operation: 'pay',
  rate: '1.00',
  delayMs: 9_000,
  ...changes,
});

/** What a bank's client must make of each fault of the contract. */
export function faultConformance(
  name: string,
  start: () => Promise<Harness & { readonly outside: Outside }>,
): void {
  describe(`银行故障一致性 ${name}`, () => {
    let harness: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(async () => harness.stop());
    afterEach(async () => harness.outside.faults());

    test('no answer before the execution: unknown, and nothing was done', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'timeoutBefore' }));
      expect(await harness.bank.pay(asked)).toMatchObject({ outcome: 'UNKNOWN' });
      expect(await harness.bank.query(asked)).toEqual({ outcome: 'NOT_FOUND' });
      expect(await harness.executions(asked.key)).toBe(0);
    });

    test('no answer after the execution: unknown, and the money has gone', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'timeoutAfter' }));
      expect(await harness.bank.pay(asked)).toMatchObject({ outcome: 'UNKNOWN' });
      expect(await harness.bank.query(asked)).toMatchObject({ outcome: 'EXECUTED' });
      expect(await harness.executions(asked.key)).toBe(1);
    });

    test('out of order (5xx): unknown, never a failure', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'error5xx', delayMs: 0 }));
      const broken = { outcome: 'UNKNOWN', why: 'SERVER_ERROR' };
      expect(await harness.bank.pay(asked)).toMatchObject(broken);
      expect(await harness.executions(asked.key)).toBe(0);
    });

    test('a wrong amount in the answer is a mismatch; asked again it is right', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'wrongAmount', delayMs: 0, times: 1 }));
      const mismatch = { outcome: 'UNKNOWN', why: 'MISMATCH' };
      expect(await harness.bank.pay(asked)).toMatchObject(mismatch);
      expect(await harness.bank.query(asked)).toMatchObject({ amount: '10.01' });
    });

    test('an earlier answer repeated is about another key, hence a mismatch', async () => {
      const [first, second] = [order(), order()];
      await harness.bank.pay(first);
      await harness.outside.faults(fault({ fault: 'duplicate', delayMs: 0 }));
      const mismatch = { outcome: 'UNKNOWN', why: 'MISMATCH' };
      expect(await harness.bank.pay(second)).toMatchObject(mismatch);
      expect(await harness.executions(second.key)).toBe(1);
    });

    test('answers that overtake each other stay with their own order', async () => {
      const orders = [order(), order(), order()];
      await harness.outside.faults(fault({ fault: 'outOfOrder', times: 1, delayMs: 300 }));
      const paid = await Promise.all(orders.map((one) => harness.bank.pay(one)));
      expect(paid.map(({ outcome }) => outcome)).toEqual(['EXECUTED', 'EXECUTED', 'EXECUTED']);
    });

    test('a payment that the bank keeps for hours is accepted, then executed', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'late', hours: 3, times: 1, delayMs: 0 }));
      const accepted = { outcome: 'UNKNOWN', why: 'ACCEPTED' };
      expect(await harness.bank.pay(asked)).toMatchObject(accepted);
      expect(await harness.bank.query(asked)).toMatchObject(accepted);
      expect(await harness.executions(asked.key)).toBe(0);
      await harness.outside.clock('2022-09-30T13:00:00+08:00');
      expect(await harness.bank.query(asked)).toMatchObject({ outcome: 'EXECUTED' });
      expect(await harness.executions(asked.key)).toBe(1);
    });

    test('a kept payment can still be cancelled, and then never happens', async () => {
      const asked = order();
      await harness.outside.faults(fault({ fault: 'late', hours: 1, delayMs: 0 }));
      await harness.bank.pay(asked);
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'CANCELLED' });
      await harness.outside.clock('2022-09-30T16:00:00+08:00');
      expect(await harness.executions(asked.key)).toBe(0);
    });

    test('a query desk that lags says not found of money that has gone; cancel knows', async () => {
      const asked = order();
      await harness.bank.pay(asked);
      await harness.outside.faults(
        fault({ operation: 'query', fault: 'late', hours: 2, delayMs: 0 }),
      );
      expect(await harness.bank.query(asked)).toEqual({ outcome: 'NOT_FOUND' });
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'EXECUTED' });
    });

    test('a cancellation without an answer is unknown, but its tombstone stands', async () => {
      const asked = order();
      await harness.outside.faults(fault({ operation: 'cancel', fault: 'timeoutAfter' }));
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'UNKNOWN' });
      expect(await harness.bank.pay(asked)).toMatchObject({ outcome: 'REJECTED' });
    });

    test('a statement comes at 08:00 of the next day, or so many hours later', async () => {
      const rest = day('2022-10-01');
      await harness.outside.faults(
        fault({
          operation: 'statement',
          fault: 'late',
          hours: 30,
          dates: ['2022-10-01'],
          delayMs: 0,
        }),
      );
      const missing = async (): Promise<number> => {
        const answer = await harness.bank.getStatements(rest);
        return answer.outcome === 'ANSWERED' ? answer.value.missing.length : -1;
      };
      await harness.outside.clock('2022-10-02T08:00:00+08:00');
      expect(await missing()).toBe(3);
      await harness.outside.clock('2022-10-03T13:59:00+08:00');
      expect(await missing()).toBe(3);
      await harness.outside.clock('2022-10-03T14:00:00+08:00');
      expect(await missing()).toBe(0);
    });

    test('a doubled and shuffled statement reads like a clean one; a wrong one does not', async () => {
      await harness.outside.clock('2022-10-04T09:00:00+08:00');
      const orders = [order(), order({ amount: yuan('20.00') })];
      for (const one of orders) await harness.bank.pay(one);
      await harness.outside.clock('2022-10-11T09:00:00+08:00');
      const valueDate = day('2022-10-10');
      const clean = await harness.bank.getStatements(valueDate);
      expect(JSON.stringify(clean)).toContain(orders[1]?.key);
      const statement = { operation: 'statement', delayMs: 0 };
      await harness.outside.faults(
        fault({ ...statement, fault: 'duplicate' }),
        fault({ ...statement, fault: 'outOfOrder' }),
      );
      expect(await harness.bank.getStatements(valueDate)).toEqual(clean);
      await harness.outside.faults(fault({ ...statement, fault: 'wrongAmount' }));
      const wrong = await harness.bank.getStatements(valueDate);
      expect(wrong).toMatchObject({ outcome: 'ANSWERED', value: { missing: [] } });
      expect(JSON.stringify(wrong)).toContain('DOES_NOT_ADD_UP');
    });
  });
}
