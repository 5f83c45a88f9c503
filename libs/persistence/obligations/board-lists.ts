import type { Database, Prepared } from '../database.js';
import type { ReadingScope } from '../organisation/reading-scope.js';
import { allOf, prepared, Values } from '../select-text.js';
import { obligationColumns, type ObligationRow } from './list-obligations.js';
import { dutyConditions, type ObligationFilter } from './obligation-filter.js';

/** A breach as the board tells it: who, what, how much is missing, and where its ladder stands. */
export interface LateRow extends ObligationRow {
  readonly held: boolean;
  /** State of the highest rung reached. */
  readonly rungState: string | null;
  readonly excused: boolean;
  readonly ladderCase: string | null;
}

interface Statement {
  readonly statement: Prepared;
  readonly values: readonly unknown[];
}

/** Highest rung first, then longest late. OVERDUE is a breach; a day that only reminds is PAST_PROPOSED. */
export function lateStatement(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  limit: number,
): Statement {
  const values = new Values();
  const conditions = [...dutyConditions(scopes, filter, values), `o.state = 'OVERDUE'`];
  const text = `SELECT ${obligationColumns(scopes)}, o.held, o.ladder_case AS "ladderCase",
      (SELECT e.state FROM escalation e WHERE e.obligation_id = o.id
        ORDER BY e.position DESC LIMIT 1) AS "rungState",
      EXISTS (SELECT 1 FROM breach b WHERE b.obligation_id = o.id AND b.excused_at IS NOT NULL) AS excused
    FROM obligation o JOIN unit u ON u.code = o.unit
    WHERE ${allOf(conditions)} ORDER BY o.rung_position DESC, o.statutory, o.id LIMIT ${values.at(limit)}`;
  return { statement: prepared(text), values: values.list };
}

export async function lateObligations(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  limit: number,
): Promise<LateRow[]> {
  if (scopes.length === 0) return [];
  const { statement, values } = lateStatement(scopes, filter, limit);
  return await database.read<LateRow>(statement, values);
}

const notJudged = `'NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL'`;
const stillOpen = `o.state IN (${notJudged})`;
/** The words of the index `obligation_unpaid`. */
const unpaid = `o.amount_due > o.amount_received AND o.state IN (${notJudged}, 'OVERDUE', 'PAST_PROPOSED')`;

/** A duty of the days ahead, with the sums of all of them on every line. */
export interface ComingRow extends ObligationRow {
  readonly all: number;
  readonly allDue: string;
  readonly allReceived: string;
  readonly allWithheld: string;
}

/** Which duties: all that fall due from a day on, or those that are or will be late if nothing more comes. */
export interface Coming {
  /** Null: whatever its day was, what is late already included. */
  readonly from: string | null;
  readonly until: string;
  /** Only what money is missing for, and only days that bind: the others cannot be late. */
  readonly unpaidOnly: boolean;
}

export function comingStatement(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  { from, until, unpaidOnly }: Coming,
  limit: number,
): Statement {
  const values = new Values();
  const conditions = [
    ...dutyConditions(scopes, filter, values),
    unpaidOnly ? `${unpaid} AND o.binds` : stillOpen,
    `o.statutory <= ${values.at(until)}::date`,
    ...(from === null ? [] : [`o.statutory >= ${values.at(from)}::date`]),
  ];
  const text = `SELECT ${obligationColumns(scopes)}, (count(*) OVER ())::int AS all,
      (sum(o.amount_due) OVER ())::numeric(22,2)::text AS "allDue",
      (sum(o.amount_received) OVER ())::numeric(22,2)::text AS "allReceived",
      (sum(o.amount_withheld) OVER ())::numeric(22,2)::text AS "allWithheld"
    FROM obligation o JOIN unit u ON u.code = o.unit
    WHERE ${allOf(conditions)} ORDER BY o.statutory, o.id LIMIT ${values.at(limit)}`;
  return { statement: prepared(text), values: values.list };
}

/** What falls due in the days ahead, or will be late if nothing more comes in. */
export async function comingObligations(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  coming: Coming,
  limit: number,
): Promise<ComingRow[]> {
  if (scopes.length === 0) return [];
  const { statement, values } = comingStatement(scopes, filter, coming, limit);
  return await database.read<ComingRow>(statement, values);
}

/** What money is missing for until a day, by days that only remind: counted apart from what will be late. */
export async function unpaidReminders(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  until: string,
): Promise<number> {
  if (scopes.length === 0) return 0;
  const values = new Values();
  const conditions = [
    ...dutyConditions(scopes, filter, values),
    `${unpaid} AND NOT o.binds`,
    `o.statutory <= ${values.at(until)}::date`,
  ];
  const text = `SELECT count(*)::int AS count FROM obligation o WHERE ${allOf(conditions)}`;
  const [row] = await database.read<{ count: number }>(prepared(text), values.list);
  return row?.count ?? 0;
}
