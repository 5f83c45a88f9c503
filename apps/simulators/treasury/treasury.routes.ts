import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { payAnswer, paymentAnswer } from '../bank/payment-answer.js';
import {
  accountField,
  dayField,
  fundField,
  instantField,
  keyField,
  monthField,
  positiveAmountField,
  wordsField,
} from '../http/fields.js';
import { checked } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';

const dayQuery = z.strictObject({ day: dayField });
const sinceQuery = z.strictObject({ since: instantField });
const periodQuery = z.strictObject({ period: monthField });
const keyParams = z.strictObject({ key: keyField });
const sweep = z.strictObject({
  key: keyField,
  from: accountField,
  to: accountField,
  amount: positiveAmountField,
  fund: fundField,
  period: monthField,
  reference: wordsField,
});

/** The treasury's wire (国库): receipts, statements, and sweeps, which the bank then executes. */
export function treasuryRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, payments, statements, books } = world;

  app.get('/treasury/receipts', async (request, reply) => {
    const { period } = checked(periodQuery, request.query);
    return counter.answer({ system: 'treasury', operation: 'query', reply }, () => ({
      period,
      items: books.lines
        .filter(({ system, valueDate }) => system === 'treasury' && valueDate.startsWith(period))
        .map(({ key, to, amount, valueDate, reference, payer }) => {
          return { key, account: to, amount, valueDate, reference, payer };
        }),
    }));
  });

  app.post('/treasury/sweeps', async (request, reply) => {
    const { period, ...asked } = checked(sweep, request.body);
    const order = { ...asked, purpose: `SWEEP ${period}` };
    return counter.answer({ system: 'treasury', operation: 'pay', reply }, (lateHours) =>
      payAnswer(order.key, payments.pay(order, lateHours)),
    );
  });

  app.get('/treasury/sweeps/:key', async (request, reply) => {
    const { key } = checked(keyParams, request.params);
    return counter.answer({ system: 'treasury', operation: 'query', reply }, (lagHours) =>
      paymentAnswer(key, payments.query(key, lagHours)),
    );
  });

  app.get('/treasury/statements', async (request, reply) => {
    const { day } = checked(dayQuery, request.query);
    return counter.answer({ system: 'treasury', operation: 'statement', reply }, () =>
      statements.ofDay('treasury', day),
    );
  });

  app.get('/treasury/statements/reissued', async (request, reply) => {
    const { since } = checked(sinceQuery, request.query);
    return counter.answer({ system: 'treasury', operation: 'statement', reply }, () => ({
      items: statements.reissuedSince('treasury', since),
    }));
  });
}
