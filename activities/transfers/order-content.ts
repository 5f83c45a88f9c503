import { cityTotal } from '#domain/fund-plan/prefill.js';
import type { Yuan } from '#domain/money/yuan.js';
import { accountId } from '#policy/fund-accounts.js';
import type { TransferDefinition } from '#policy/schema/process.schema.js';
import { planOfCase, plansOf } from '#persistence/fund-plans/plan-rows.js';
import { figureOf } from '../fund-plan/drafts.js';
import { moneyBack } from '../open-items/money-back.js';
import { type CaseWork, cityUnit, fundOfCase } from '../work.js';

/** What a case's order pays. */
export async function amountOf(
  at: CaseWork,
  { case: of, back }: TransferDefinition,
): Promise<Yuan> {
  if (back) return (await moneyBack(at)).amount;
  if (of === 'UNIT') return figureOf(await planOfCase(at.sql, at.row.id));
  return cityTotal((await plansOf(at.sql, at.row)).map(figureOf));
}

/** Between which accounts, by their ids. */
export async function accountsOf(at: CaseWork, { back, from, to }: TransferDefinition) {
  if (back) {
    const money = await moneyBack(at);
    return { from: money.from, to: money.to };
  }
  const idOf = ({ type, at: level }: TransferDefinition['from']): string =>
    accountId(level === 'CITY' ? cityUnit(at.pack) : at.row.unit, type, fundOfCase(at));
  return { from: idOf(from), to: idOf(to) };
}
