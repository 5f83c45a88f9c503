import { ApplicationFailure } from '@temporalio/activity';
import type { Adapters } from '#adapters/adapters.js';
import type { Statement } from '#adapters/statements/statement.js';
import { FailureCode } from '#contracts/failures.js';
import type { StatementActivities } from '#contracts/transfers.js';
import { day as dayText } from '#domain/time/day.js';
import { instantText, startOf } from '#domain/time/instant.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
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
      const answer = await source.getStatements(dayText(day));
      if (answer.outcome !== 'ANSWERED') {
        throw ApplicationFailure.retryable(
          `${system} ${day}: ${answer.why}`,
          FailureCode.Unavailable,
        );
      }
      const { statements } = answer.value;
      await book(work, pack, system, own, statements);
      await bookReissues(work, pack, system, own, source, day);
      missing += kept.filter((a) => !statements.some((s) => s.account === a.number)).length;
    }
    return missing === 0 ? done(work, city, day) : later(work, city, day, missing);
  };

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

/** Money booked back to a day that had its statement: the bank gives that day's out again. */
async function bookReissues(
  work: Work,
  pack: Pack,
  origin: 'bank' | 'treasury',
  own: ReadonlyMap<string, FundAccount>,
  source: Pick<Adapters['bank'], 'getReissues' | 'getStatements'>,
  since: string,
): Promise<void> {
  const reissues = await source.getReissues(instantText(startOf(dayText(since))));
  if (reissues.outcome !== 'ANSWERED') return;
  const days = new Set(reissues.value.map(({ day }) => day).filter((day) => day !== since));
  for (const day of days) {
    const answer = await source.getStatements(day);
    if (answer.outcome === 'ANSWERED') await book(work, pack, origin, own, answer.value.statements);
  }
}
