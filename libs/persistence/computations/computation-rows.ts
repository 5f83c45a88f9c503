import type { Database, Sql } from '../database.js';
import { epochMs, prepared } from '../select-text.js';

/** One line of a working, with the words of the law that make it. */
export interface TraceLine {
  readonly step: string;
  readonly clause: string | null;
  readonly quote: string | null;
  readonly expression: string;
  readonly value: string;
}

/** What a formula was given and gave in a case, and under which rules; `day` is whose parameters it took. */
export interface Computation {
  readonly formula: string;
  /** The step of the case whose figures they are. */
  readonly step: string;
  readonly pack: string;
  readonly day: string;
  readonly readings: Readonly<Record<string, string>>;
  readonly input: object;
  readonly result: object;
  readonly trace: readonly TraceLine[];
}

/** A kept computation; `at` is milliseconds as text. */
export interface ComputationRow extends Computation {
  readonly revision: number;
  readonly at: string;
}

/** Keeps a computation of a case as its next revision, unless the newest one says the same. */
export async function recordComputation(
  sql: Sql,
  caseId: string,
  { formula, step, pack, day, readings, input, result, trace }: Computation,
  at: number,
): Promise<void> {
  const json = [readings, input, result, trace].map((each) => JSON.stringify(each));
  await sql.rows(
    `INSERT INTO computation (case_id, formula, revision, step, pack, day, readings, input, result, trace, at)
     SELECT $1, $2, coalesce(max(c.revision), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10
       FROM computation c WHERE c.case_id = $1 AND c.formula = $2
     HAVING NOT coalesce((array_agg((c.pack, c.day, c.readings, c.input, c.result) ORDER BY c.revision DESC))[1]
                           = ($4::text, $5::date, $6::jsonb, $7::jsonb, $8::jsonb), false)`,
    [caseId, formula, step, pack, day, ...json, new Date(at)],
  );
}

/** The newest working of each formula of a case, the newest of all first. */
export function newestComputations(
  sql: Sql,
  caseId: string,
): Promise<Pick<Computation, 'formula' | 'step' | 'input' | 'result'>[]> {
  return sql.rows<Pick<Computation, 'formula' | 'step' | 'input' | 'result'>>(
    `SELECT formula, step, input, result FROM (
       SELECT DISTINCT ON (formula) formula, revision, step, input, result, at FROM computation
        WHERE case_id = $1 ORDER BY formula, revision DESC) newest
     ORDER BY at DESC, formula`,
    [caseId],
  );
}

/** Every computation of a case, the newest revision of each formula last. */
export async function computationsOf(
  database: Database,
  caseId: string,
): Promise<ComputationRow[]> {
  const text = `SELECT formula, revision, step, pack, day::text AS day, readings, input, result, trace,
      ${epochMs('at')} AS at FROM computation WHERE case_id = $1 ORDER BY formula, revision`;
  return await database.read<ComputationRow>(prepared(text), [caseId]);
}
