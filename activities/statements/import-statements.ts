import type { Adapters } from '#adapters/adapters.js';
import type { Statement } from '#adapters/statements/statement.js';
import type { StatementActivities } from '#contracts/transfers.js';
import { askAgainAt } from '#domain/time/ask-again.js';
import { day as dayText } from '#domain/time/day.js';
import { fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import { accountsInOn } from '#persistence/steps/statement-rows.js';
import { clearWait, setWait } from '#persistence/steps/wait-rows.js';
import type { Work } from '../work.js';
import { inLineWithDayBefore } from './day-before.js';
import { book, bookReissues, heard } from './houses.js';
import { lookAtKept } from './look-at-kept.js';

const hour = 3_600_000;

/** Books the day's statements of every account as they arrive; what is missing is asked for again. */
export const importStatements =
  (
    work: Work,
    { bank, treasury }: Pick<Adapters, 'bank' | 'treasury'>,
  ): StatementActivities['importStatements'] =>
  async ({ city, day }) => {
    const pack = loadPack(city);
    const accounts = fundAccounts(pack);
    const own = new Map(accounts.filter((a) => !a.outside).map((a) => [a.number, a]));
    await lookAtKept(work, pack, own);
    let missing = 0;
    for (const [system, source] of [
      ['bank', bank],
      ['treasury', treasury],
    ] as const) {
      const house = { pack, origin: system, own, source };
      const kept = accounts.filter((a) => a.bank === system && !a.outside);
      // Money booked back first: what follows it opens with it.
      missing += await bookReissues(work, house, day);
      const { statements } = heard(`${system} ${day}`, await source.getStatements(dayText(day)));
      const inLine = await inLineWithDayBefore(work, house, dayText(day), statements);
      await book(work, house, day, inLine);
      missing += await stillMissing(work, kept, inLine, day);
    }
    return missing === 0 ? done(work, city, day) : later(work, city, day, missing);
  };

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
  const moment = await work.clock.moment();
  const at = askAgainAt(moment, hour);
  return { missing, wait: await setWait(work.database, workflowId(city, day), at, moment.now) };
}
