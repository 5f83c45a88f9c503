import type { Sql } from '../database.js';
import type { CaseRow } from './case-rows.js';

/** The step that is asked again. */
export interface AskedAgain {
  readonly step: string;
  readonly round: number;
  /** The decision after which it is asked, where one of its own case comes before it. */
  readonly after?: string;
}

const own = `SELECT id FROM decision WHERE id = $1::uuid AND way = 'BACK'`;

/** The city's case sends a unit's work back: its decision names the unit, after the unit's own was given. */
const fromCity = `
  SELECT d.id FROM process_case c JOIN decision d ON d.case_id = c.id
   WHERE c.city = $1::text AND c.process = $2::text AND c.fund = $3::text AND c.period = $4::text
     AND NOT c.finished AND c.id <> $5::text
     AND d.way = 'BACK' AND d.return_to = $6::text
     AND d.at >= (SELECT max(coalesce(t.closed_at, t.opened_at)) FROM task t
                   WHERE t.case_id = $5::text AND t.step = $7::text AND t.round < $8::int)
   ORDER BY d.at DESC LIMIT 1`;

/** Which decision sent the work back to this step: of its own case, or of the city's about its unit. */
export async function returningDecision(
  sql: Sql,
  of: CaseRow,
  { step, round, after }: AskedAgain,
): Promise<string | null> {
  if (round === 1) return null; // nobody sends back what was never there
  const [row] =
    after === undefined
      ? await sql.rows<{ id: string }>(fromCity, [
          of.city,
          of.process,
          of.fund,
          of.period,
          of.id,
          of.unit,
          step,
          round,
        ])
      : await sql.rows<{ id: string }>(own, [after]);
  return row?.id ?? null;
}
