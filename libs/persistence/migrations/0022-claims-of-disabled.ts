import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A disabled account holds no claim (docs/adr/0028-who-acts.md). Before, disabling left its claims where
 * they were, on no colleague's list; those that are there go back to their desks, each with its audit line.
 */
export class ClaimsOfDisabled0022 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'ClaimsOfDisabled00229700000000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      WITH held AS (
        SELECT t.id, t.claimed_by FROM task t JOIN account a ON a.username = t.claimed_by
         WHERE t.state = 'CLAIMED' AND a.disabled),
      freed AS (
        UPDATE task t SET state = 'OPEN', claimed_by = NULL FROM held h WHERE t.id = h.id
        RETURNING t.id, t.case_id, t.clause, h.claimed_by AS holder)
      INSERT INTO audit (business_at, actor, action, object_type, object_id, case_id, clause, details)
        SELECT now() + coalesce((SELECT offset_ms FROM business_clock), 0) * interval '1 millisecond',
               'system', 'CLAIM_ENDED', 'task', id::text, case_id, clause,
               jsonb_build_object('holder', holder, 'as', 'SYSTEM', 'reason', '账号已停用')
          FROM freed;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
