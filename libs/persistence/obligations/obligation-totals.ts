import type { Database, Prepared } from '../database.js';
import type { ReadingScope } from '../organisation/reading-scope.js';
import { allOf, prepared, Values } from '../select-text.js';
import {
  dutyConditions,
  sharedConditions,
  stateFor,
  type ObligationFilter,
} from './obligation-filter.js';

/** One line a state, source and whether the day binds: how many, how much due, how much received. */
export interface ObligationTotal {
  readonly state: string;
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';
  readonly binds: boolean;
  readonly count: number;
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly amountWithheld: string;
}

/** '*' is the counters' word for all; each level is written as what its lines have in those columns. */
const levels = {
  city: `c.unit = '*' AND c.process = '*' AND c.fund = '*' AND c.period = '*'`,
  process: `c.unit = '*' AND c.process <> '*' AND c.fund = '*' AND c.period <> '*'`,
} as const;

/**
 * The coarsest counters that can still tell apart what the reader and the filter ask for; null where
 * only the duties themselves can, which are few then.
 */
export function counterLevel(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): keyof typeof levels | null {
  const wholeCities = scopes.every(({ unit }) => unit === null);
  const { process, fund, period, year, duty } = filter;
  if (duty) return null;
  const ofTime = process !== undefined || period !== undefined || year !== undefined;
  if (wholeCities && filter.unit === undefined && fund === undefined) {
    return ofTime ? 'process' : 'city';
  }
  return null;
}

const columns = (table: string, sums: string): string =>
  `${table}.source, ${table}.binds, ${sums} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

/** The statement and its values; bench and tests explain it. */
export function countStatement(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): { readonly statement: Prepared; readonly values: readonly unknown[] } {
  const values = new Values();
  const level = counterLevel(scopes, filter);
  if (level === null) {
    const where = allOf(dutyConditions(scopes, filter, values));
    const text = `SELECT ${stateFor(scopes)} AS state, ${columns(
      'o',
      `count(*)::int AS count, sum(o.amount_due)::numeric(22,2)::text AS "amountDue",
       sum(o.amount_received)::numeric(22,2)::text AS "amountReceived",
       sum(o.amount_withheld)::numeric(22,2)::text AS "amountWithheld" FROM obligation o WHERE ${where}`,
    )}`;
    return { statement: prepared(text), values: values.list };
  }
  const where = allOf([
    ...sharedConditions(scopes, filter, values, 'c'),
    levels[level],
    'c.count > 0',
  ]);
  const text = `SELECT ${stateFor(scopes, 'c')} AS state, ${columns(
    'c',
    `sum(c.count)::int AS count, sum(c.due)::numeric(22,2)::text AS "amountDue",
     sum(c.received)::numeric(22,2)::text AS "amountReceived",
     sum(c.withheld)::numeric(22,2)::text AS "amountWithheld" FROM obligation_count c WHERE ${where}`,
  )}`;
  return { statement: prepared(text), values: values.list };
}

/** How many duties a filter finds, from the counters kept beside them where those can tell. */
export async function obligationTotals(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
): Promise<ObligationTotal[]> {
  if (scopes.length === 0) return [];
  const { statement, values } = countStatement(scopes, filter);
  return await database.read<ObligationTotal>(statement, values);
}
