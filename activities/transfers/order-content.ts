import { isZero, minus, orZero, smaller, yuan, zero } from '#domain/money/yuan.js';
import { accountId } from '#policy/fund-accounts.js';
import type { TransferDefinition } from '#policy/schema/process.schema.js';
import { availableOf } from '#persistence/steps/money-facts.js';
import type { Draft } from '../cases/process-desk.js';
import { cityUnit, fundOfCase, type CaseWork } from '../work.js';
import type { OrderTerms } from './payment-terms.js';

/** Between which accounts a transfer of the pack goes, by their ids. */
export function accountsOf(at: CaseWork, { from, to }: Pick<TransferDefinition, 'from' | 'to'>) {
  const idOf = ({ type, at: level }: TransferDefinition['from']): string =>
    accountId(level === 'CITY' ? cityUnit(at.pack) : at.row.unit, type, fundOfCase(at));
  return { from: idOf(from), to: idOf(to) };
}

/** How much an account, or the book the money comes from, is short of what an order takes. */
export async function gapDraft(
  at: CaseWork,
  { from, amount, bookLacks = zero }: OrderTerms,
): Promise<Draft> {
  const there = yuan(await availableOf(at.sql, from));
  const available = isZero(bookLacks) ? there : smaller(there, minus(amount, bookLacks));
  const gap = orZero(minus(amount, available));
  return { form: { needed: amount, available, gap }, amount: gap };
}
