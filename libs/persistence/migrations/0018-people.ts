import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Accounts that are made, changed and ended by people, and the line between a demo and an instance
 * with a real clock (docs/adr/0019-demo-is-demo.md). Before this migration the demo alone made
 * accounts and opening balances, so whatever is there already is recorded as the demo's.
 */
export class People0018 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'People00189700000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      /* secret_until: the kept hash is a one-time secret's, good until then; its use is written beside it. */
      ALTER TABLE account
        ADD COLUMN secret_until timestamptz,
        ADD COLUMN secret_used_at timestamptz,
        ADD COLUMN vetted text,
        ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
        ADD CONSTRAINT account_secret_used CHECK (secret_used_at IS NULL OR secret_until IS NOT NULL);

      /* Wrong passwords of the last hour, by where they came from. known: there is such an account. */
      TRUNCATE login_failure;
      DROP INDEX login_failure_recent;
      ALTER TABLE login_failure
        ADD COLUMN address text NOT NULL DEFAULT '' CHECK (length(address) <= 60),
        ADD COLUMN known boolean NOT NULL DEFAULT true;
      CREATE INDEX login_failure_recent ON login_failure (username, at);
      CREATE INDEX login_failure_old ON login_failure (at);
      CREATE INDEX login_failure_unknown ON login_failure (at) WHERE NOT known;

      /* What the demo put here, each thing once: it is not loaded again, and a real clock is refused. */
      CREATE TABLE demo_load (
        kind text NOT NULL CHECK (kind IN ('ACCOUNT', 'OPENING')),
        name text NOT NULL,
        loaded_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (kind, name)
      );
      INSERT INTO demo_load (kind, name) SELECT 'ACCOUNT', username FROM account;
      INSERT INTO demo_load (kind, name)
        SELECT DISTINCT 'OPENING', p.account_id FROM posting p JOIN entry e ON e.id = p.entry_id
         WHERE e.kind = 'OPENING';

      CREATE FUNCTION demo_needs_movable_clock() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT coalesce((SELECT movable FROM business_clock), false) THEN
          RAISE EXCEPTION 'Demo data has no place where the business clock is real' USING ERRCODE = 'TC050';
        END IF;
        RETURN NULL;
      END $$;
      ALTER FUNCTION demo_needs_movable_clock() SET search_path = public, pg_temp;
      CREATE TRIGGER demo_needs_movable_clock BEFORE INSERT ON demo_load
        FOR EACH STATEMENT EXECUTE FUNCTION demo_needs_movable_clock();
      CREATE TRIGGER demo_load_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON demo_load
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION clock_keeps_its_kind() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'A clock stays real or movable for the life of a database' USING ERRCODE = 'TC051';
      END $$;
      ALTER FUNCTION clock_keeps_its_kind() SET search_path = public, pg_temp;
      CREATE TRIGGER clock_keeps_its_kind BEFORE UPDATE ON business_clock FOR EACH ROW
        WHEN (NEW.movable IS DISTINCT FROM OLD.movable) EXECUTE FUNCTION clock_keeps_its_kind();
      CREATE TRIGGER clock_stays BEFORE DELETE OR TRUNCATE ON business_clock
        FOR EACH STATEMENT EXECUTE FUNCTION clock_keeps_its_kind();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
