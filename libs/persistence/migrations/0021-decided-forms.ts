import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tasks decided before were listed with the figure they had been drafted with. Each is listed with the
 * one that was decided, as the form of its decision says it; forms themselves are left as they are.
 */
export class DecidedForms0021 implements MigrationInterface {
  readonly name = 'DecidedForms00219700000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE task t SET amount = (d.form ->> 'requestedAmount')::numeric
        FROM decision d
       WHERE d.task_id = t.id AND t.kind = 'p11.plan'
         AND t.amount IS DISTINCT FROM (d.form ->> 'requestedAmount')::numeric;
    `);
    await runner.query(`
      UPDATE task t SET amount = s.total
        FROM (SELECT d.task_id, sum((line ->> 'accepted')::numeric) AS total
                FROM decision d JOIN task k ON k.id = d.task_id
               CROSS JOIN LATERAL jsonb_array_elements(d.form -> 'plans') AS line
               WHERE k.kind IN ('p11.consolidate', 'p11.financeReview')
               GROUP BY d.task_id) s
       WHERE s.task_id = t.id AND t.amount IS DISTINCT FROM s.total;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
