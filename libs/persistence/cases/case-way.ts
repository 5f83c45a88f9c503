import type { StageResult } from '#contracts/course.js';
import type { Answer } from '#domain/process/chain.js';
import type { Database } from '../database.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { letterInScope } from '../letters/list-letters.js';
import { epochMs, prepared, Values } from '../select-text.js';

/** What a case that its page runs has gone through; instants are milliseconds as text. */
export interface CaseWayRows {
  readonly stages: readonly {
    readonly name: string;
    readonly revision: number;
    readonly state: string | null;
    readonly outcome: StageResult | null;
    readonly at: string;
  }[];
  readonly answers: readonly (Answer & { readonly revision: number })[];
}

const walked = {
  name: 'case-way',
  text: `SELECT
    coalesce((SELECT jsonb_agg(jsonb_build_object('name', s.stage, 'revision', s.revision, 'state', s.state,
        'outcome', s.outcome, 'at', ${epochMs('s.at')}) ORDER BY s.revision, s.at)
      FROM case_stage s WHERE s.case_id = $1), '[]') AS stages,
    coalesce((SELECT jsonb_agg(jsonb_build_object('step', a.step, 'round', a.round, 'revision', a.revision,
        'way', coalesce(d.way, 'SILENT'), 'code', d.code, 'returnTo', d.return_to) ORDER BY a.position)
      FROM case_answer a LEFT JOIN decision d ON d.id = a.decision_id WHERE a.case_id = $1), '[]') AS answers`,
};

/** The stages that a case went through and the answers that its chains heard, in their order. */
export async function findWay(database: Database, caseId: string): Promise<CaseWayRows> {
  const [row] = await database.read<CaseWayRows>(walked, [caseId]);
  return row ?? { stages: [], answers: [] };
}

/** The duties and letters of a case by their ids, as far as the reader may read them; a breach's case has the duty it is about. */
export async function findPapers(
  database: Database,
  scopes: readonly ReadingScope[],
  caseId: string,
): Promise<{ readonly obligations: readonly string[]; readonly letters: readonly string[] }> {
  const values = new Values();
  const at = values.at(caseId);
  const own = `SELECT id FROM obligation WHERE case_id = ${at} UNION SELECT id FROM obligation WHERE ladder_case = ${at}`;
  const text = `SELECT
    coalesce((SELECT array_agg(o.id ORDER BY o.statutory, o.code, o.stage, o.id) FROM obligation o
      WHERE o.id IN (${own}) AND (${inScope(scopes, values, 'o')})), '{}') AS obligations,
    coalesce((SELECT array_agg(l.id ORDER BY l.drafted_at, l.id) FROM letter l
      WHERE l.obligation_id IN (${own}) AND ${letterInScope(scopes, values)}), '{}') AS letters`;
  const [row] = await database.read<{ obligations: string[]; letters: string[] }>(
    prepared(text),
    values.list,
  );
  return row ?? { obligations: [], letters: [] };
}
