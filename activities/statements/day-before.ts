import type { Statement } from '#adapters/statements/statement.js';
import { addDays, type Day } from '#domain/time/day.js';
import { closingsOn } from '#persistence/steps/statement-rows.js';
import type { Work } from '../work.js';
import { book, heard, type House } from './houses.js';

/**
 * A statement that does not open with what the day before closed with is asked for again, after the day
 * before was asked for anew: the bank may have issued that one again.
 */
export async function inLineWithDayBefore(
  work: Work,
  house: House,
  day: Day,
  statements: readonly Statement[],
): Promise<readonly Statement[]> {
  const before = addDays(day, -1);
  const closings = await closingsOn(work.database, before);
  const isOff = ({ account, opening }: Statement): boolean => {
    const of = house.own.get(account);
    const closing = of?.bank === house.origin ? closings.get(of.id) : undefined;
    return closing !== undefined && closing !== opening;
  };
  const off = statements.filter(isOff);
  if (off.length === 0) return statements;
  const { statements: anew } = heard(
    `${house.origin} ${before} again`,
    await house.source.getStatements(before),
  );
  const closed = new Map(anew.map(({ account, closing }) => [account, closing]));
  const mended = off.filter(({ account, opening }) => closed.get(account) === opening);
  const which = new Set(mended.map(({ account }) => account));
  await book(
    work,
    house,
    before,
    anew.filter(({ account }) => which.has(account)),
  );
  return statements.filter((each) => !off.includes(each) || which.has(each.account));
}
