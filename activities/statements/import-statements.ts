import { createHash } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/activity';
import type { Adapters } from '#adapters/adapters.js';
import type { Statement, StatementLine } from '#adapters/statements/statement.js';
import { FailureCode } from '#contracts/failures.js';
import type { StatementActivities } from '#contracts/transfers.js';
import { day as dayText } from '#domain/time/day.js';
import { instantText, startOf } from '#domain/time/instant.js';
import { accountId, fundAccounts, type FundAccount } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import type { Sql } from '#persistence/database.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { casesAwaitingFunds } from '#persistence/steps/money-facts.js';
import { recordStatement } from '#persistence/steps/statement-rows.js';
import { clearWait, setWait } from '#persistence/steps/wait-rows.js';
import { system, type Work } from '../work.js';

const hour = 3_600_000;
/** 对账: what a statement's line is booked under (LS-3.b). */
const clause = 'LS-3.b';

/** Books the day's statements of every account as they arrive; what is missing is asked for each hour. */
export const importStatements =
  (
    work: Work,
    { bank, treasury }: Pick<Adapters, 'bank' | 'treasury'>,
  ): StatementActivities['importStatements'] =>
  async ({ city, day }) => {
    const pack = loadPack(city);
    const accounts = fundAccounts(pack);
    let missing = 0;
    for (const [system, source] of [
      ['bank', bank],
      ['treasury', treasury],
    ] as const) {
      const own = new Map(
        accounts.filter((a) => a.bank === system && !a.outside).map((a) => [a.number, a]),
      );
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
      missing += [...own.keys()].filter((n) => !statements.some((s) => s.account === n)).length;
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

async function bookStatement(
  sql: Sql,
  pack: Pack,
  origin: 'bank' | 'treasury',
  account: FundAccount,
  { day, lines }: Statement,
  now: number,
): Promise<void> {
  const hash = createHash('sha256').update(JSON.stringify(lines)).digest('hex');
  const fresh = await recordStatement(sql, {
    system: origin,
    account: account.id,
    day,
    hash,
    lines,
    at: now,
  });
  if (!fresh) return;
  const incoming = lines.filter(({ key, direction }) => direction === 'IN' && !isOurs(key, pack));
  for (const line of incoming) await bookLine(sql, pack, account, line, now);
  await proofArrived(sql, account.id, day, now);
  if (incoming.length > 0) await tellWaiting(sql, account, day);
}

/** Our own orders are posted when the bank executes them; their keys begin with the case. */
const isOurs = (key: string, pack: Pack): boolean => key.startsWith(`${pack.id}/P`);

async function bookLine(
  sql: Sql,
  pack: Pack,
  account: FundAccount,
  line: StatementLine,
  now: number,
): Promise<void> {
  await bookIncoming(
    sql,
    {
      key: line.key,
      to: account.number,
      from: payerOf(pack, account, line),
      amount: line.amount,
      valueDate: line.valueDate,
      reference: line.reference || null,
      label: 'SUSPENSE',
      clause,
      pack: pack.reference,
    },
    { at: now, actor: system },
  );
}

/** Whose outside account stands for the payer: the unit's budget if it is named and may pay here, else whoever may. */
function payerOf(pack: Pack, account: FundAccount, { payer }: StatementLine): string {
  const mayPay = (type: string): boolean =>
    pack.accountPairs.pairs.some((pair) => pair.from === type && pair.to === account.type);
  const unit = pack.units.find(({ code }) => code === payer?.unit);
  if (unit?.level === 'COUNTY_UNIT' && mayPay('FIN_COUNTY')) {
    return accountId(unit.code, 'FIN_COUNTY', account.fund);
  }
  const type = ['PAYER', 'PROVIDER'].find(mayPay) ?? 'PAYER';
  return accountId(pack.division, type, account.fund);
}

/** Money has come: whoever waits for funds of that fund tries again (decisions 22). */
async function tellWaiting(sql: Sql, { city, fund, id }: FundAccount, day: string): Promise<void> {
  for (const waiting of await casesAwaitingFunds(sql, city, fund)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/RECEIPT/${id}/${day}`,
      payload: { kind: 'RECEIPT' },
    });
  }
}
