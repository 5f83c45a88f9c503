import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import {
  accountField,
  dayField,
  fundField,
  instantField,
  keyField,
  positiveAmountField,
  wordsField,
} from '../http/fields.js';
import { checked, Problem } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';
import { accountList, register } from './register-accounts.js';
import { payAnswer, paymentAnswer } from './payment-answer.js';

const order = z.strictObject({
  key: keyField,
  from: accountField,
  to: accountField,
  amount: positiveAmountField,
  fund: fundField,
  purpose: wordsField,
  reference: wordsField,
});
const keyParams = z.strictObject({ key: keyField });
const accountParams = z.strictObject({ number: accountField });
const dayQuery = z.strictObject({ day: dayField });
const atQuery = z.strictObject({ at: dayField.optional() });
const sinceQuery = z.strictObject({ since: instantField });
const nothing = z.strictObject({});

/** The bank's wire to the product: pay, query, cancel, statements, balances. */
export function bankRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, payments, statements, books, clock } = world;

  app.put('/bank/accounts', async (request) => ({
    registered: register(books, checked(accountList, request.body).items),
  }));

  app.post('/bank/payments', async (request, reply) => {
    const body = checked(order, request.body);
    return counter.answer({ system: 'bank', operation: 'pay', reply }, (lateHours) =>
      payAnswer(body.key, payments.pay(body, lateHours)),
    );
  });

  app.get('/bank/payments/:key', async (request, reply) => {
    const { key } = checked(keyParams, request.params);
    return counter.answer({ system: 'bank', operation: 'query', reply }, (lagHours) =>
      paymentAnswer(key, payments.query(key, lagHours)),
    );
  });

  app.post('/bank/payments/:key/cancel', async (request, reply) => {
    const { key } = checked(keyParams, request.params);
    checked(nothing, request.body);
    return counter.answer({ system: 'bank', operation: 'cancel', reply }, () =>
      paymentAnswer(key, payments.cancel(key)),
    );
  });

  app.get('/bank/statements', async (request, reply) => {
    const { day } = checked(dayQuery, request.query);
    return counter.answer({ system: 'bank', operation: 'statement', reply }, () =>
      statements.ofDay('bank', day),
    );
  });

  app.get('/bank/statements/reissued', async (request, reply) => {
    const { since } = checked(sinceQuery, request.query);
    return counter.answer({ system: 'bank', operation: 'statement', reply }, () => ({
      items: statements.reissuedSince('bank', since),
    }));
  });

  app.get('/bank/accounts/:number/balance', async (request, reply) => {
    const { number } = checked(accountParams, request.params);
    const { at } = checked(atQuery, request.query);
    return counter.answer({ system: 'bank', operation: 'query', reply }, () => {
      if (!books.money.account(number)) throw new Problem(404, 'NOT_FOUND', `账号 ${number}`);
      const asOf = at ?? clock.today();
      return { account: number, at: asOf, amount: books.money.balance(number, asOf) };
    });
  });
}
