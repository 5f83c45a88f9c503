import { ApplicationFailure } from '@temporalio/activity';
import type { Adapters } from '#adapters/adapters.js';
import type { Answer } from '#adapters/answer.js';
import type { Statement } from '#adapters/statements/statement.js';
import { FailureCode } from '#contracts/failures.js';
import { day as dayText } from '#domain/time/day.js';
import { instantText, startOf } from '#domain/time/instant.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { accountsWithGap } from '#persistence/steps/statement-books.js';
import { system, type Work } from '../work.js';
import { bookDay } from './book-day.js';
import type { Import } from './book-statement.js';

/** One of the two houses that keep our accounts, and what its statements are booked with. */
export interface House extends Pick<Import, 'pack' | 'origin' | 'own'> {
  readonly source: Pick<Adapters['bank'], 'getReissues' | 'getStatements'>;
}

/** What an outside system did not say, it is asked for again. */
export function heard<Value>(what: string, answer: Answer<Value>): Value {
  if (answer.outcome === 'ANSWERED') return answer.value;
  throw ApplicationFailure.retryable(`${what}: ${answer.why}`, FailureCode.Unavailable);
}

/** A house that works by hand says nothing when there is nothing; a line that broke may hide something. */
const isNobodysWord = (answer: Answer<unknown>): boolean =>
  answer.outcome === 'NOT_AVAILABLE' ||
  (answer.outcome === 'UNKNOWN' &&
    (answer.why === 'AWAITING_PEOPLE' || answer.why === 'NOT_SIGNED_OFF'));

/** Books the statements of one day that one house gave, all or none. */
export async function book(
  work: Work,
  { pack, origin, own }: House,
  day: string,
  statements: readonly Statement[],
): Promise<void> {
  if (statements.length === 0) return;
  const now = await work.clock.now();
  const gaps = await accountsWithGap(work.database, pack.id, day);
  await inLedger(work.database, { at: now, actor: system }, (sql) =>
    bookDay(sql, { pack, origin, own, gaps, now }, day, statements),
  );
}

/**
 * Money booked back to a day that had its statement: the bank gives that day's out again. Only this
 * day's import asks about it, so it is not done before it has got them; answers how many it lacks.
 */
export async function bookReissues(work: Work, house: House, since: string): Promise<number> {
  const { origin, source } = house;
  const asked = await source.getReissues(instantText(startOf(dayText(since))));
  if (isNobodysWord(asked)) return 0;
  const reissues = heard(`${origin} reissues since ${since}`, asked).filter((r) => r.day !== since);
  let missing = 0;
  for (const day of [...new Set(reissues.map((reissue) => reissue.day))].sort()) {
    const { statements } = heard(`${origin} ${day} again`, await source.getStatements(day));
    await book(work, house, day, statements);
    const lacking = (account: string): boolean => !statements.some((s) => s.account === account);
    missing += reissues.filter((r) => r.day === day && lacking(r.account)).length;
  }
  return missing;
}
