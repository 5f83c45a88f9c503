import { adaptersFromEnv, type Adapters } from '#adapters/adapters.js';
import { caseId as caseIdOf, parseCaseId } from '#domain/ids/case-id.js';
import { parseTransferKey, transferKey } from '#domain/ids/transfer-key.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import {
  keepDifferences,
  lastInstalments,
  ledgerMovements,
  listDifferences,
  type Difference,
  type KeptDifference,
} from '#persistence/operations/differences.js';
import { operationsState } from '#persistence/operations/operations-state.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import type { Site } from '../site.js';
import { addUp, joined, nothingCompared, type Compared } from './compared.js';
import { compareCity, differencesOfBooks } from './compare-now.js';
import { compareBooks, type LedgerMovement, type OutsideMovement } from './compare-books.js';
import { executedKeys, statementsSince, type Statements } from './outside-movements.js';

/** The comparison as it stands: what a person reads, and whether it keeps money held. */
export interface Checked {
  readonly reconciling: boolean;
  readonly since: string | null;
  readonly from: string | null;
  readonly checkedAt: string | null;
  readonly open: number;
  readonly differences: readonly KeptDifference[];
  /** What was looked at; null where nothing was compared now. */
  readonly compared: Compared | null;
}

/**
 * Compares our books with bank and treasury, always. After a restore what differs is kept until it is
 * settled or explained; otherwise nothing is written, since open items say what is to be done.
 */
export async function checkBooks(site: Site): Promise<Checked> {
  return withBooks(site, async (database, adapters) => {
    const { reconcileFrom } = await operationsState(database);
    if (reconcileFrom === null) return comparedNow(database, adapters);
    const compared = await compareSince(database, adapters, reconcileFrom);
    return { ...(await standing(database)), compared };
  });
}

async function comparedNow(database: Database, adapters: Adapters): Promise<Checked> {
  const now = await new BusinessClock(database).now();
  const cities = [];
  for (const pack of servedPacks()) cities.push(await compareCity(database, adapters, pack, now));
  const differences = cities
    .flatMap((city) => city.differences)
    .map((found): KeptDifference => ({
      ...found,
      state: 'OPEN',
      foundAt: new Date(now),
      closedAt: null,
      note: null,
    }));
  return {
    reconciling: false,
    since: null,
    from: null,
    checkedAt: instantText(now),
    open: differences.length,
    differences,
    compared: cities.map(({ compared }) => compared).reduce(joined, nothingCompared),
  };
}

/** Opens what every command of this room needs, and closes it again. */
export async function withBooks<Result>(
  site: Site,
  work: (database: Database, adapters: Adapters) => Promise<Result>,
): Promise<Result> {
  const database = await Database.open(site.databaseUrl, { name: 'reconcile', connections: 2 });
  const adapters = adaptersFromEnv(site.env);
  try {
    return await work(database, adapters);
  } finally {
    await adapters.close();
    await database.close();
  }
}

export async function standing(database: Database): Promise<Checked> {
  const state = await operationsState(database);
  const differences = await listDifferences(database);
  const text = (at: Date | null): string | null => at && instantText(at.getTime());
  return {
    reconciling: state.reconcilingSince !== null,
    since: text(state.reconcilingSince),
    from: state.reconcileFrom,
    checkedAt: text(state.checkedAt),
    open: differences.filter((each) => each.state === 'OPEN').length,
    differences,
    compared: null,
  };
}

export async function compareSince(
  database: Database,
  adapters: Adapters,
  from: string,
): Promise<Compared> {
  const now = await new BusinessClock(database).now();
  const found: Difference[] = [];
  let looked = nothingCompared;
  for (const pack of servedPacks()) {
    const statements = await statementsSince(adapters, pack, from, now);
    looked = addUp(looked, { from, to: dayOf(now), read: statements, balances: [] });
    const asked = await executedKeys(
      adapters.bank,
      await ordersToAsk(database, pack, statements, from),
    );
    found.push(...(await compared(database, pack, statements, asked, from)));
    found.push(...(await differencesOfBooks(database, pack)));
    found.push(
      ...statements.missing.map((key): Difference => ({
        kind: 'STATEMENT_MISSING',
        key,
        bank: null,
        ledger: null,
      })),
    );
  }
  await database.tx((sql) => keepDifferences(sql, found, now));
  return looked;
}

async function compared(
  database: Database,
  pack: Pack,
  { movements, read }: Statements,
  asked: readonly OutsideMovement[],
  from: string,
): Promise<Difference[]> {
  const outside = [...new Map([...asked, ...movements].map((each) => [each.key, each])).values()];
  const keys = outside.map(({ key }) => key);
  const isComplete = ({ direction, to, valueDate }: LedgerMovement): boolean =>
    // An order of ours was asked about by its key; money that came in shows on its day's statement.
    direction === 'OUT' || (valueDate !== null && read.has(`${to} ${valueDate}`));
  const rows = await ledgerMovements(database, from, keys);
  const own = new Set(fundAccounts(pack).map(({ number }) => number));
  return compareBooks({
    outside,
    ledger: rows.filter(({ from: payer, to }) => own.has(to ?? '') || own.has(payer ?? '')),
    isOurs: isOursIn(pack),
    isComplete,
  });
}

const isOursIn =
  (pack: Pack) =>
  (key: string): boolean => {
    if (!key.startsWith(`${pack.id}/P`)) return false;
    try {
      parseTransferKey(key);
      return true;
    } catch {
      return false;
    }
  };

/**
 * Keys that the bank is asked about one by one: our orders that no statement shows, and the next
 * order of every stream that is open, which the lost days may have given already.
 */
async function ordersToAsk(
  database: Database,
  pack: Pack,
  { movements }: Statements,
  from: string,
): Promise<string[]> {
  const shown = new Set(movements.map(({ key }) => key));
  const ours = (await ledgerMovements(database, from, []))
    .filter(({ key, direction }) => direction === 'OUT' && isOursIn(pack)(key))
    .map(({ key }) => key);
  const next = (await lastInstalments(database))
    .filter(({ city }) => city === pack.id)
    .flatMap((stream) => nextOrders(pack, stream));
  return [...new Set([...ours, ...next])].filter((key) => !shown.has(key));
}

type Stream = Awaited<ReturnType<typeof lastInstalments>>[number];

function nextOrders(pack: Pack, { caseId, process, unit, obligation, last }: Stream): string[] {
  const kind = unit === pack.division ? 'CITY' : 'UNIT';
  const streams = pack.processes.get(process)?.transfers.filter((each) => each.case === kind) ?? [];
  const id = caseIdOf(parseCaseId(caseId));
  return streams.map(({ code }) =>
    transferKey(id, code, code === obligation ? last + 1 : 1, 'out'),
  );
}
