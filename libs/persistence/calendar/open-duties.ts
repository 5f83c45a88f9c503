import type { Day } from '#domain/time/day.js';
import type { Sql } from '../database.js';

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

/** Open duties due in a span, whichever calendar they were dated with. */
export async function openDutiesBetween(sql: Sql, first: Day, last: Day): Promise<OpenDuty[]> {
  return sql.rows<OpenDuty>(
    `SELECT id, case_id AS "caseId", city, process, unit, fund, period, code, stage, what, clause, statutory, operational
       FROM obligation
      WHERE state IN ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL')
        AND case_id IS NOT NULL AND statutory BETWEEN $1 AND $2
      ORDER BY city, statutory, id LIMIT ${most}`,
    [first, last],
  );
}
