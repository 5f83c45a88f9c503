import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, likePattern, prepared, Values } from '../select-text.js';
import { caseColumns, type CaseColumns } from './case-columns.js';

/** A row of the list of cases. */
export interface ListedCase extends CaseColumns {
  /** Desks at which a task of the case is open. */
  readonly heldBy: readonly string[];
  /** The order of the list, in microseconds: a page's boundary neither skips nor repeats a row. */
  readonly orderAt: string;
}

/** What narrows the list. */
export interface CaseFilter {
  readonly city?: string | undefined;
  /** `P26`, with all its streams, or one of them, `P12-YEAR_END`. */
  readonly process?: string | undefined;
  readonly unit?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  readonly finished?: boolean | undefined;
  /** A text in the unit's name, the period or the id; or a case of these kinds, `P11/COUNTY_UNIT`. */
  readonly found?: { readonly text: string; readonly kinds: readonly string[] } | undefined;
}

const micros = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

function ofProcess(asked: string | undefined, values: Values): string[] {
  if (asked === undefined) return [];
  const dash = asked.indexOf('-');
  return dash === -1
    ? values.equal('c.process', asked)
    : [
        `c.process = ${values.at(asked.slice(0, dash))} AND c.stream = ${values.at(asked.slice(dash + 1))}`,
      ];
}

/**
 * The few units are asked for their names first. The id holds process, unit, fund and period; it is compared
 * as it is written and in capitals, because to fold the case of a hundred thousand ids takes most of the time.
 */
function matching({ text, kinds }: NonNullable<CaseFilter['found']>, values: Values): string {
  const place = values.at(likePattern(text));
  return `c.id LIKE ${place} OR c.id LIKE ${values.at(likePattern(text.toUpperCase()))}
    OR c.unit IN (SELECT code FROM unit WHERE name ILIKE ${place})
    OR (c.process, c.unit) IN (SELECT split_part(k, '/', 1), qu.code
      FROM unnest(${values.at(kinds)}::text[]) k JOIN unit qu ON qu.level = split_part(k, '/', 2))`;
}

function conditionsOf(
  scopes: readonly ReadingScope[],
  { finished, found, ...filter }: CaseFilter,
  values: Values,
): string[] {
  return [
    inScope(scopes, values, 'c'),
    ...values.equal('c.city', filter.city),
    ...ofProcess(filter.process, values),
    ...values.equal('c.unit', filter.unit),
    ...values.equal('c.fund', filter.fund),
    ...values.equal('c.period', filter.period),
    ...values.equal('c.state', filter.state),
    // Written out: the index of open cases serves only who says so in the text.
    ...(finished === undefined ? [] : [finished ? 'c.finished' : 'NOT c.finished']),
    ...(found === undefined ? [] : [matching(found, values)]),
  ];
}

/** A page of cases in the reader's scope, newest first, each with who holds it: one statement. */
export async function listCases(
  database: Database,
  scopes: readonly ReadingScope[],
  filter: CaseFilter,
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<ListedCase[]> {
  const values = new Values();
  const conditions = conditionsOf(scopes, filter, values);
  if (page.after) {
    const at = `to_timestamp(0) + ${values.at(page.after.at)}::bigint * interval '1 microsecond'`;
    conditions.push(`(c.opened_at, c.id) < (${at}, ${values.at(page.after.id)})`);
  }
  const text = `SELECT ${caseColumns}, ${micros('c.opened_at')}::text AS "orderAt",
      coalesce((SELECT array_agg(DISTINCT t.candidate_group) FROM task t
                WHERE t.case_id = c.id AND t.state IN ('OPEN', 'CLAIMED')), '{}') AS "heldBy"
    FROM (SELECT c.* FROM process_case c WHERE ${allOf(conditions)}
          ORDER BY c.opened_at DESC, c.id DESC LIMIT ${values.at(page.limit)}) c
    JOIN unit u ON u.code = c.unit ORDER BY c.opened_at DESC, c.id DESC`;
  return await database.read<ListedCase>(prepared(text), values.list);
}

/** How many cases of a process are open and finished, in the reader's scope. */
export interface CaseCount {
  readonly city: string;
  readonly process: string;
  readonly open: number;
  readonly finished: number;
}

export async function countCases(
  database: Database,
  scopes: readonly ReadingScope[],
): Promise<CaseCount[]> {
  const values = new Values();
  const text = `SELECT c.city, c.process, (count(*) FILTER (WHERE NOT c.finished))::int AS open,
      (count(*) FILTER (WHERE c.finished))::int AS finished
    FROM process_case c WHERE ${allOf([inScope(scopes, values, 'c')])} GROUP BY c.city, c.process`;
  return await database.read<CaseCount>(prepared(text), values.list);
}
