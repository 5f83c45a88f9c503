import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { Values } from '../select-text.js';

/** A duty whose day is frozen and that nobody has met yet. */
export interface OpenDuty {
  readonly id: string;
  readonly caseId: string;
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly fund: string;
  readonly period: string;
  readonly code: string;
  readonly stage: number;
  readonly what: string;
  readonly clause: string;
  readonly statutory: Day;
  readonly operational: Day;
}

/** Most of a year's open duties of a city; a preview tells by how many it is longer. */
const most = 5_000;

/** Open duties of the reader due in a span, whichever calendar they were dated with. */
export async function openDutiesBetween(
  sql: Sql,
  scopes: readonly ReadingScope[],
  first: Day,
  last: Day,
): Promise<OpenDuty[]> {
  const values = new Values();
  const text = `SELECT o.id, o.case_id AS "caseId", o.city, o.process, o.unit, o.fund, o.period, o.code, o.stage, o.what,
      o.clause, o.statutory, o.operational
    FROM obligation o
    WHERE (${inScope(scopes, values, 'o')})
      AND o.state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
      AND o.case_id IS NOT NULL AND o.statutory BETWEEN ${values.at(first)} AND ${values.at(last)}
    ORDER BY o.city, o.statutory, o.id LIMIT ${most}`;
  return sql.rows<OpenDuty>(text, values.list);
}
