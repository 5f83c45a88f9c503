import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an activity must know of the case it holds, in one answer: what its chains have heard, the stages it has
 * gone through, decisions that wait for it, the days of its duties, when it was asked by another case, its tasks,
 * the newest of its facts and what it has paid. Nobody else writes any of it while the case is held (`take_case`), but for a hearing, whose notice comes
 * after it, and a person who takes a task or gives it back. In PL/pgSQL, so that it sees what was committed
 * while the case was waited for.
 */
export class CourseOf0050 implements MigrationInterface {
  readonly name = 'CourseOf00509700000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION course_of(which text) RETURNS json LANGUAGE plpgsql AS $$
      BEGIN
        RETURN json_build_object(
          'answers', (SELECT json_agg(json_build_object('step', a.step, 'round', a.round, 'revision', a.revision,
                        'way', coalesce(d.way, 'SILENT'), 'code', d.code, 'returnTo', d.return_to,
                        'decisionId', a.decision_id, 'form', d.form, 'at', a.at) ORDER BY a.position)
                        FROM case_answer a LEFT JOIN decision d ON d.id = a.decision_id WHERE a.case_id = which),
          'passed', (SELECT json_agg(json_build_object('name', s.stage, 'revision', s.revision, 'state', s.state,
                       'outcome', s.outcome, 'at', s.at))
                       FROM case_stage s WHERE s.case_id = which),
          'unapplied', (SELECT json_agg(json_build_object('id', d.id, 'caseId', d.case_id, 'taskId', d.task_id,
                          'kind', t.kind, 'round', t.round, 'code', d.code, 'way', d.way, 'form', d.form,
                          'comment', d.comment, 'returnTo', d.return_to, 'reasonCode', d.reason_code,
                          'username', d.username, 'person', d.person, 'at', d.at, 'applied', false)
                          ORDER BY d.at, d.recorded_at)
                          FROM decision d JOIN task t ON t.id = d.task_id
                         WHERE d.case_id = which AND d.state = 'ACCEPTED'),
          'duties', (SELECT json_agg(json_build_object('code', o.code, 'stage', o.stage, 'statutory', o.statutory,
                       'operational', o.operational, 'provisional', o.provisional, 'explanation', o.explanation))
                       FROM obligation o WHERE o.case_id = which),
          'hearings', (SELECT json_agg(json_build_object('revision', h.revision, 'at', h.asked_at))
                         FROM case_hearing h WHERE h.case_id = which),
          'tasks', (SELECT json_agg(json_build_object('id', t.id, 'step', t.step, 'round', t.round,
                      'transferKey', t.transfer_key, 'isOpen', t.state IN ('OPEN', 'CLAIMED')) ORDER BY t.step, t.round)
                      FROM task t WHERE t.case_id = which),
          'facts', (SELECT json_agg(f) FROM (
                      SELECT DISTINCT ON (c.name) c.name, c.revision, c.kind, c.value, c.clause,
                             json_build_object('kind', c.source_kind, 'ref', c.source_ref) AS source,
                             c.decision_id AS "decisionId", (extract(epoch FROM c.at) * 1000)::bigint AS at
                        FROM case_fact c WHERE c.case_id = which ORDER BY c.name, c.revision DESC) f),
          'paid', (SELECT json_agg(DISTINCT x.obligation)
                     FROM transfer x WHERE x.case_id = which AND x.direction = 'OUT' AND x.state = 'POSTED'),
          'byHand', EXISTS (SELECT 1 FROM hand_opening h WHERE h.case_id = which));
      END $$;

      /* Open cases that wait for facts of a case: these, or with null any that it has not written down. Its word is
         taken first for the rest of the transaction, so that who looks and who writes do so one after the other. */
      CREATE FUNCTION waiting_at(which text, names text[]) RETURNS SETOF text LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtextextended(which, 36));
        RETURN QUERY
          SELECT DISTINCT g.case_id FROM case_gate g JOIN process_case c ON c.id = g.case_id
           WHERE g.wants = which AND NOT c.finished AND CASE WHEN names IS NOT NULL THEN g.needs = ANY (names)
               ELSE NOT EXISTS (SELECT 1 FROM case_fact f WHERE f.case_id = g.wants AND f.name = g.needs) END
           ORDER BY 1;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
