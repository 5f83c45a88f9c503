import { setTimeout as pause } from 'node:timers/promises';
import { yuan } from '#domain/money/yuan.js';
import { addDays, day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { parseTransferKey } from '#domain/ids/transfer-key.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database, Sql } from '#persistence/database.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { lockTransfer } from '#persistence/ledger/read-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import {
  acceptDifference,
  listDifferences,
  type KeptDifference,
} from '#persistence/operations/differences.js';
import { endReconciling, operationsState } from '#persistence/operations/operations-state.js';
import { startStatements } from '#persistence/outbox/start-statements.js';
import { lockCase } from '#persistence/steps/case-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { pinnedPack, servedPacks } from '#policy/load-packs.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import { dutyOfTransfer } from '#policy/schema/process.schema.js';
import type { Site } from '../site.js';
import { compareSince, standing, withBooks, type Checked } from './check-books.js';
import { notReconciling, nothingOpen } from './reconcile-problems.js';

const who = 'operator';
/** Statements are fetched from this hour of the next day on. */
const statementHour = 8;
const importedWithinMs = 90_000;
const lookEveryMs = 1_000;

/**
 * Books by key what the bank did meanwhile. Our own orders are posted as executed; money that came
 * in is booked by the import of its day's statement, the way it always takes.
 */
export async function settleBooks(site: Site): Promise<Checked> {
  return withBooks(site, async (database, adapters) => {
    const from = await fromOf(database);
    await compareSince(database, adapters, from);
    for (const each of await openOf(database, 'EXECUTED_UNPOSTED')) await post(database, each);
    const now = await new BusinessClock(database).now();
    for (const { id: city } of servedPacks()) {
      for (let at = day(from); startOf(addDays(at, 1), statementHour) <= now; at = addDays(at, 1)) {
        await startStatements(database, { city, day: at });
      }
    }
    // What left without an order of ours becomes an open item, which people decide; only income is booked.
    const incoming = (await openOf(database, 'AT_BANK_ONLY')).filter(cameIn);
    await imported(
      database,
      incoming.map(({ key }) => key),
    );
    await compareSince(database, adapters, from);
    return standing(database);
  });
}

function cameIn({ bank }: KeptDifference): boolean {
  const own = servedPacks().flatMap((pack) => fundAccounts(pack).filter(({ outside }) => !outside));
  return !own.some(({ number }) => number === bank?.from);
}

/** A person says what a difference is; the word stands in the audit trail. */
export async function acceptBooks(site: Site, key: string, reason: string): Promise<Checked> {
  return withBooks(site, async (database) => {
    await fromOf(database);
    const now = await new BusinessClock(database).now();
    await database.tx(async (sql) => {
      if (!(await acceptDifference(sql, key, reason, now))) throw nothingOpen(key);
      await appendAudit(sql, {
        ...line(now),
        action: 'DIFFERENCE_ACCEPTED',
        objectId: key,
        details: { reason },
      });
    });
    return standing(database);
  });
}

/** Ends the mode, if a last comparison leaves nothing unexplained; money may move again. */
export async function finishBooks(site: Site, reason: string): Promise<Checked> {
  return withBooks(site, async (database, adapters) => {
    await compareSince(database, adapters, await fromOf(database));
    const found = await standing(database);
    if (found.open > 0) return found;
    const now = await new BusinessClock(database).now();
    const expectedAgain = found.differences
      .filter(({ state }) => state === 'EXPECTED_AGAIN')
      .map(({ key }) => key);
    await database.tx(async (sql) => {
      await endReconciling(sql);
      const { restoredBackup } = await operationsState(database);
      await appendAudit(sql, {
        ...line(now),
        action: 'RECONCILIATION_FINISHED',
        objectId: restoredBackup ?? 'instance',
        details: { reason, expectedAgain },
      });
    });
    return standing(database);
  });
}

const line = (businessAt: number) => ({ businessAt, actor: who, objectType: 'INSTANCE' });

async function fromOf(database: Database): Promise<string> {
  const { reconcileFrom } = await operationsState(database);
  if (reconcileFrom === null) throw notReconciling();
  return reconcileFrom;
}

const openOf = async (database: Database, kind: string): Promise<KeptDifference[]> =>
  (await listDifferences(database)).filter((each) => each.kind === kind && each.state === 'OPEN');

/** As the case itself would; its next question finds the money posted. */
async function post(database: Database, { key, bank }: KeptDifference): Promise<void> {
  if (!bank?.valueDate) return;
  const { caseId, obligation } = parseTransferKey(key);
  const valueDate = day(bank.valueDate);
  const at = await new BusinessClock(database).now();
  await inLedger(database, { at, actor: who }, async (sql) => {
    const duty = await dutyMetBy(sql, caseId, obligation);
    const row = await lockTransfer(sql, key);
    const execution = {
      key,
      from: row.fromNumber,
      to: row.toNumber,
      amount: yuan(bank.amount),
      valueDate,
    };
    const recorded = await recordExecution(sql, execution, { at, actor: who });
    if ('refused' in recorded) return;
    if (duty !== null) await meetObligation(sql, caseId, duty, valueDate);
    await cancelTasks(sql, { caseId, kind: 'transfer.unknown' }, at);
  });
}

/** The duty that a case's transfer meets, by the rules its case has pinned. */
async function dutyMetBy(sql: Sql, caseId: string, transfer: string): Promise<string | null> {
  const { city, process, fund, pack } = await lockCase(sql, caseId);
  const { transfers } = processOfFund(pinnedPack(city, pack), process, fund);
  const found = transfers.find(({ code }) => code === transfer);
  return found ? dutyOfTransfer(found) : transfer;
}

async function imported(database: Database, keys: readonly string[]): Promise<void> {
  for (const until = Date.now() + importedWithinMs; Date.now() < until; await pause(lookEveryMs)) {
    const [row] = await database.rows<{ count: number }>(
      `SELECT count(*)::int AS count FROM transfer WHERE key = ANY ($1) AND state = 'POSTED'`,
      [keys],
    );
    if ((row?.count ?? 0) >= keys.length) return;
  }
}
