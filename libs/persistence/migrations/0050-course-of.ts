import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an activity must know of the case it holds, in one answer: what its chains have heard, the stages it has
 * gone through, decisions that wait for it, the days of its duties, when it was asked by another case, and its
 * tasks. Nobody else writes any of it while the case is held (`take_case`), but for a hearing, whose notice comes
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
          'unapplied', (SELECT json_agg(d.id ORDER BY d.at, d.recorded_at)
                          FROM decision d WHERE d.case_id = which AND d.state = 'ACCEPTED'),
          'duties', (SELECT json_agg(json_build_object('code', o.code, 'stage', o.stage, 'statutory', o.statutory,
                       'operational', o.operational, 'provisional', o.provisional, 'explanation', o.explanation))
                       FROM obligation o WHERE o.case_id = which),
          'hearings', (SELECT json_agg(json_build_object('revision', h.revision, 'at', h.asked_at))
                         FROM case_hearing h WHERE h.case_id = which),
          'tasks', (SELECT json_agg(json_build_object('id', t.id, 'step', t.step, 'round', t.round,
                      'transferKey', t.transfer_key, 'isOpen', t.state IN ('OPEN', 'CLAIMED')) ORDER BY t.step, t.round)
                      FROM task t WHERE t.case_id = which),
          'byHand', EXISTS (SELECT 1 FROM hand_opening h WHERE h.case_id = which));
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
