import { ApplicationFailure } from '@temporalio/activity';
import type { Adapters } from '#adapters/adapters.js';
import type { Answer } from '#adapters/answer.js';
import type { Statement } from '#adapters/statements/statement.js';
import { FailureCode } from '#contracts/failures.js';
import type { StatementActivities } from '#contracts/transfers.js';
import { day as dayText } from '#domain/time/day.js';
import { instantText, startOf } from '#domain/time/instant.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { accountsInOn } from '#persistence/steps/statement-rows.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { clearWait, setWait } from '#persistence/steps/wait-rows.js';
import { system, type Work } from '../work.js';
import { bookStatement } from './book-statement.js';

const hour = 3_600_000;

/** Books the day's statements of every account as they arrive; what is missing is asked for each hour. */
export const importStatements =
  (
    work: Work,
    { bank, treasury }: Pick<Adapters, 'bank' | 'treasury'>,
  ): StatementActivities['importStatements'] =>
  async ({ city, day }) => {
    const pack = loadPack(city);
    const accounts = fundAccounts(pack);
    const own = new Map(accounts.filter((a) => !a.outside).map((a) => [a.number, a]));
    let missing = 0;
    for (const [system, source] of [
      ['bank', bank],
      ['treasury', treasury],
    ] as const) {
      const kept = accounts.filter((a) => a.bank === system && !a.outside);
      const { statements } = heard(`${system} ${day}`, await source.getStatements(dayText(day)));
      await book(work, pack, system, own, statements);
      missing += await stillMissing(work, kept, statements, day);
      missing += await bookReissues(work, pack, system, own, source, day);
    }
    return missing === 0 ? done(work, city, day) : later(work, city, day, missing);
  };

/** What an outside system did not say, it is asked for again. */
function heard<Value>(what: string, answer: Answer<Value>): Value {
  if (answer.outcome === 'ANSWERED') return answer.value;
  throw ApplicationFailure.retryable(`${what}: ${answer.why}`, FailureCode.Unavailable);
}

/** A house that works by hand says nothing when there is nothing; a line that broke may hide something. */
const isNobodysWord = (answer: Answer<unknown>): boolean =>
  answer.outcome === 'NOT_AVAILABLE' ||
  (answer.outcome === 'UNKNOWN' &&
    (answer.why === 'AWAITING_PEOPLE' || answer.why === 'NOT_SIGNED_OFF'));

/** Accounts whose statement has never been right; one that was in need not come again. */
async function stillMissing(
  work: Work,
  kept: readonly FundAccount[],
  statements: readonly Statement[],
  day: string,
): Promise<number> {
  const absent = kept.filter(({ number }) => !statements.some((s) => s.account === number));
  if (absent.length === 0) return 0;
  const arrived = await accountsInOn(work.database, day);
  return absent.filter(({ id }) => !arrived.has(id)).length;
}

const workflowId = (city: string, day: string): string => `statements/${city}/${day}`;

async function done(work: Work, city: string, day: string) {
  await clearWait(work.database, workflowId(city, day));
  return { missing: 0 };
}

async function later(work: Work, city: string, day: string, missing: number) {
  const now = await work.clock.now();
  return { missing, wait: await setWait(work.database, workflowId(city, day), now + hour, now) };
}

async function book(
  work: Work,
  pack: Pack,
  origin: 'bank' | 'treasury',
  own: ReadonlyMap<string, FundAccount>,
  statements: readonly Statement[],
): Promise<void> {
  const now = await work.clock.now();
  await inLedger(work.database, { at: now, actor: system }, async (sql) => {
    for (const statement of statements) {
      const account = own.get(statement.account);
      if (account) await bookStatement(sql, pack, origin, account, statement, now);
    }
  });
}

/**
 * Money booked back to a day that had its statement: the bank gives that day's out again. Only this
 * day's import asks about it, so it is not done before it has got them; answers how many it lacks.
 */
async function bookReissues(
  work: Work,
  pack: Pack,
  origin: 'bank' | 'treasury',
  own: ReadonlyMap<string, FundAccount>,
  source: Pick<Adapters['bank'], 'getReissues' | 'getStatements'>,
  since: string,
): Promise<number> {
  const asked = await source.getReissues(instantText(startOf(dayText(since))));
  if (isNobodysWord(asked)) return 0;
  const reissues = heard(`${origin} reissues since ${since}`, asked).filter((r) => r.day !== since);
  let missing = 0;
  for (const day of new Set(reissues.map((reissue) => reissue.day))) {
    const { statements } = heard(`${origin} ${day} again`, await source.getStatements(day));
    await book(work, pack, origin, own, statements);
    const lacking = (account: string): boolean => !statements.some((s) => s.account === account);
    missing += reissues.filter((r) => r.day === day && lacking(r.account)).length;
  }
  return missing;
}
