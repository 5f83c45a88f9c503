import { z } from 'zod';
import type { Account, Keeper } from '../books/events.js';
import {
  accountField,
  dayField,
  positiveAmountField,
  unitField,
  wordsField,
} from '../http/fields.js';
import { Problem } from '../http/problem.js';
import type { OutsideWorld } from '../outside-world.js';

export const depositSchema = z.strictObject({
  system: z.enum(['bank', 'treasury']) satisfies z.ZodType<Keeper>,
  to: accountField,
  amount: positiveAmountField,
  valueDate: dayField,
  reference: wordsField,
  payer: z.strictObject({ unit: unitField.nullable(), name: z.string().min(1).max(100) }),
});

/**
 * The payer's account. An expenditure account takes in only what comes back from those it paid, the
 * treasury only premiums; elsewhere it is the budget of the unit that pays, or all other payers.
 */
function payerAccount(
  accounts: readonly Account[],
  to: Account,
  unit: string | null,
): string | null {
  const payers = accounts.filter(({ outside, fund }) => outside && fund === to.fund);
  const of = (type: string): string | null =>
    payers.find((one) => one.type === type)?.number ?? null;
  if (to.type.startsWith('EXP_')) return of('PROVIDER');
  const mayBeBudget = unit !== null && !to.type.startsWith('TREASURY_');
  const budget = payers.find((one) => one.type.startsWith('FIN_') && one.unit === unit);
  return (mayBeBudget ? budget?.number : undefined) ?? of('PAYER');
}

/** Somebody outside pays in (到账); gives the key under which the money stands on its statement. */
export function takeIn(
  { books, clock }: OutsideWorld,
  body: z.infer<typeof depositSchema>,
): string {
  const { system, amount, valueDate, reference, payer } = body;
  const to = books.money.account(body.to);
  if (!to || to.outside) {
    const message = 'no account of the funds has this number';
    throw new Problem(422, 'INVALID', '收款账号不存在 Take a number of GET /accounts.', [
      { pointer: '/to', code: 'UNKNOWN_ACCOUNT', message },
    ]);
  }
  const key = books.nextDepositKey({ system, valueDate });
  const from = payerAccount(books.money.accounts(), to, payer.unit);
  const deposit = { system, key, from, to: to.number, amount, valueDate, reference, payer };
  books.record({ type: 'DEPOSITED', deposit, at: clock.now() });
  return key;
}
