import * as fc from 'fast-check';
import type { Bank, PaymentOrder } from '#adapters/bank/bank.port.js';
import { yuan } from '#domain/money/yuan.js';

/** A bank to be tested, with what the test may do to its outside. */
export interface Harness {
  readonly bank: Bank;
  /** What people do after an order, where nothing happens by itself. */
  settle(order: PaymentOrder): Promise<void>;
  /** How often the money of a key has moved, by the outside's own books. */
  executions(key: string): Promise<number>;
  stop(): Promise<void>;
}

let serial = 0;

/** An order like those of the product, with a key that no other test uses. */
export function order(changes: Partial<PaymentOrder> = {}): PaymentOrder {
  serial += 1;
  return {
    key: `lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/${serial}/out`,
    from: '9001',
    to: '9002',
    amount: yuan('10.01'),
    fund: 'EMPLOYEE',
    purpose: '用款拨付',
    reference: 'LS-9.c',
    ...changes,
  };
}

/** What every bank must do, whatever carries the orders; run for each way of reaching one. */
export function conformance(name: string, start: () => Promise<Harness>): void {
  describe(`银行接口一致性 ${name}`, () => {
    let harness: Harness;
    beforeAll(async () => {
      harness = await start();
    });
    afterAll(async () => harness.stop());

    /** Orders, lets it happen, and says what has become of it. */
    const payToTheEnd = async (asked: PaymentOrder): Promise<string> => {
      await harness.bank.pay(asked);
      await harness.settle(asked);
      return (await harness.bank.query(asked)).outcome;
    };

    test('an order is executed once, and asked again it answers the same', async () => {
      const asked = order();
      expect(await payToTheEnd(asked)).toBe('EXECUTED');
      const again = await harness.bank.pay(asked);
      expect(again).toMatchObject({ outcome: 'EXECUTED', amount: '10.01' });
      expect(await harness.bank.query(asked)).toEqual(again);
      expect(await harness.executions(asked.key)).toBe(1);
    });

    test('a key nobody ordered is not found', async () => {
      expect(await harness.bank.query(order())).toEqual({ outcome: 'NOT_FOUND' });
    });

    test('a cancelled key is never executed, however late the order comes', async () => {
      const asked = order();
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'CANCELLED' });
      expect(await harness.bank.pay(asked)).toMatchObject({ outcome: 'REJECTED' });
      expect(await harness.bank.pay(asked)).toMatchObject({ outcome: 'REJECTED' });
      expect(await harness.bank.query(asked)).toMatchObject({ outcome: 'CANCELLED' });
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'CANCELLED' });
      expect(await harness.executions(asked.key)).toBe(0);
    });

    test('money that has gone is not cancelled', async () => {
      const asked = order();
      await payToTheEnd(asked);
      expect(await harness.bank.cancel(asked)).toMatchObject({ outcome: 'EXECUTED' });
      expect(await harness.bank.query(asked)).toMatchObject({ outcome: 'EXECUTED' });
    });

    test('the same key with other content is held back', async () => {
      const asked = order();
      await payToTheEnd(asked);
      const other = await harness.bank.pay({ ...asked, amount: yuan('99.00') });
      expect(other).toMatchObject({ outcome: 'UNKNOWN', why: 'KEY_CONFLICT' });
      expect(await harness.executions(asked.key)).toBe(1);
    });

    test('an answer about another amount is a mismatch, not an execution', async () => {
      const asked = order();
      await payToTheEnd(asked);
      const wrong = { key: asked.key, amount: yuan('10.02') };
      const mismatch = { outcome: 'UNKNOWN', why: 'MISMATCH' };
      expect(await harness.bank.query(wrong)).toMatchObject(mismatch);
      expect(await harness.bank.cancel(wrong)).toMatchObject(mismatch);
    });

    test('any mixture of pay, query and cancel moves the money at most once', async () => {
      const verbs = fc.array(fc.constantFrom('pay', 'query', 'cancel', 'settle'), {
        minLength: 1,
        maxLength: 8,
      });
      await fc.assert(
        fc.asyncProperty(verbs, fc.boolean(), async (asked, together) => {
          const one = order();
          const seen: string[] = [];
          const run = async (verb: string): Promise<void> => {
            if (verb === 'settle') return harness.settle(one);
            if (verb === 'pay') seen.push((await harness.bank.pay(one)).outcome);
            else if (verb === 'query') seen.push((await harness.bank.query(one)).outcome);
            else seen.push((await harness.bank.cancel(one)).outcome);
          };
          if (together) await Promise.all(asked.map(run));
          else for (const verb of asked) await run(verb);
          const times = await harness.executions(one.key);
          expect(times).toBeLessThanOrEqual(1);
          const gone = seen.includes('EXECUTED');
          const dead = seen.includes('CANCELLED') || seen.includes('REJECTED');
          expect(gone && dead).toBe(false);
          if (gone || dead) expect(times).toBe(gone ? 1 : 0);
        }),
        { numRuns: 40, seed: 20_221 },
      );
    });
  });
}
