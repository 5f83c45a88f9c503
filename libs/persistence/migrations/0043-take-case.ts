import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every activity of a case begins alike: the case is held, what it slept for is over, and the business clock
 * is read. One question to the database instead of three. In PL/pgSQL each statement sees what was committed
 * before it: a wait that was set while the case was waited for is cleared too.
 */
export class TakeCase0043 implements MigrationInterface {
  readonly name = 'TakeCase00439700000000043';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION take_case(which text)
      RETURNS TABLE (held process_case, amendments text, offset_ms bigint, moving_to timestamptz)
      LANGUAGE plpgsql AS $$
      BEGIN
        SELECT * INTO held FROM process_case c WHERE c.id = which FOR UPDATE;
        IF NOT FOUND THEN RETURN; END IF;
        DELETE FROM engine_wait w WHERE w.workflow_id = which;
        SELECT count(*) || ':' || coalesce(max(m.position), 0) INTO amendments
          FROM amendment m WHERE m.city = held.city;
        SELECT b.offset_ms, b.moving_to INTO offset_ms, moving_to FROM business_clock b;
        RETURN NEXT;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
