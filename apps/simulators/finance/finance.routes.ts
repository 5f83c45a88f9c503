import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { instantText } from '#domain/time/instant.js';
import type { Books } from '../books/books.js';
import type { Voucher } from '../books/events.js';
import {
  accountField,
  dayField,
  fundField,
  keyField,
  positiveAmountField,
  unitField,
  wordsField,
  yearField,
} from '../http/fields.js';
import { checked, Problem } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';

const voucher = z.strictObject({
  key: keyField,
  kind: z.enum(['APPROPRIATION', 'RECEIPT', 'WITHHOLDING', 'QUARTERLY_EXPENDITURE']),
  from: accountField,
  to: accountField,
  amount: positiveAmountField,
  fund: fundField,
  reference: wordsField,
});
const keyParams = z.strictObject({ key: keyField });
const budgetQuery = z.strictObject({ unit: unitField, fund: fundField, year: yearField });
const balanceQuery = z.strictObject({
  unit: unitField,
  fund: fundField,
  at: dayField.optional(),
});

function voucherAnswer(books: Books, key: string): object {
  const booked = books.voucher(key);
  if (!booked) return { key, state: 'NOT_FOUND' };
  const { number, at } = booked;
  const { amount } = booked.voucher;
  return { key, state: 'BOOKED', amount, voucherNumber: number, bookedAt: instantText(at) };
}

function book(world: OutsideWorld, asked: Voucher): object {
  const known = world.books.voucher(asked.key)?.voucher;
  if (known) {
    const names = Object.keys(asked) as (keyof Voucher)[];
    if (names.every((name) => known[name] === asked[name])) {
      return voucherAnswer(world.books, asked.key);
    }
    throw new Problem(409, 'KEY_CONFLICT', '该凭证号已用于其他内容 This key has other content.');
  }
  const serial = String(world.books.vouchers() + 1).padStart(6, '0');
  const number = `${world.clock.today().slice(0, 4)}-${serial}`;
  world.books.record({ type: 'VOUCHER', voucher: asked, number, at: world.clock.now() });
  return voucherAnswer(world.books, asked.key);
}

/** The finance bureau's wire (财政): vouchers, which move no money, budgets and balances. */
export function financeRoutes(app: FastifyInstance, world: OutsideWorld): void {
  const { counter, books, clock, figures } = world;

  app.post('/finance/vouchers', async (request, reply) => {
    const body = checked(voucher, request.body);
    return counter.answer({ system: 'finance', operation: 'pay', reply }, () => book(world, body));
  });

  app.get('/finance/vouchers/:key', async (request, reply) => {
    const { key } = checked(keyParams, request.params);
    return counter.answer({ system: 'finance', operation: 'query', reply }, () =>
      voucherAnswer(books, key),
    );
  });

  app.get('/finance/subsidy-budget', async (request, reply) => {
    const { unit, fund, year } = checked(budgetQuery, request.query);
    return counter.answer({ system: 'finance', operation: 'query', reply }, () => ({
      unit,
      fund,
      year,
      amount: figures.yuan('subsidyBudget', { unit, fund, period: String(year) }),
    }));
  });

  app.get('/finance/special-account-balance', async (request, reply) => {
    const { unit, fund, at } = checked(balanceQuery, request.query);
    const asOf = at ?? clock.today();
    return counter.answer({ system: 'finance', operation: 'query', reply }, () => {
      const amount = figures.yuan('specialAccountBalance', { unit, fund, period: asOf });
      return { unit, fund, at: asOf, amount };
    });
  });
}
