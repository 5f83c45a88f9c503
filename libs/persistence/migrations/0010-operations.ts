import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * After a restore the bank knows more than our books. Until both were compared, no money is released,
 * whoever asks: the rule stands in SQL, beside the others of 0003.
 */
export class Operations0010 implements MigrationInterface {
  /** TypeORM orders by the last thirteen digits, so this one counts on from 0009's. */
  readonly name = 'Operations00109700000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      /* One row, which no restore replaces. Maintenance is a lease by real time: a restore that dies lets go. */
      CREATE TABLE operations_state (
        one boolean PRIMARY KEY DEFAULT true CHECK (one),
        maintenance_until timestamptz,
        reconciling_since timestamptz,
        reconcile_from date,
        restored_backup text,
        checked_at timestamptz,
        CHECK ((reconciling_since IS NULL) = (reconcile_from IS NULL))
      );
      INSERT INTO operations_state DEFAULT VALUES;

      CREATE TABLE reconciliation_difference (
        id bigserial PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('AT_BANK_ONLY', 'EXPECTED_AGAIN', 'EXECUTED_UNPOSTED', 'OTHER_CONTENT',
          'FAILED_BUT_EXECUTED', 'NOT_AT_BANK', 'STATEMENT_MISSING')),
        key text NOT NULL,
        bank jsonb,
        ledger jsonb,
        state text NOT NULL CHECK (state IN ('OPEN', 'EXPECTED_AGAIN', 'SETTLED', 'ACCEPTED')),
        found_at timestamptz NOT NULL,
        closed_at timestamptz,
        note text,
        UNIQUE (kind, key)
      );

      CREATE FUNCTION money_is_held() RETURNS boolean LANGUAGE sql STABLE AS $$
        SELECT EXISTS (SELECT 1 FROM operations_state WHERE reconciling_since IS NOT NULL OR maintenance_until > now())
      $$;
      CREATE FUNCTION release_waits_for_books() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF money_is_held() THEN
          RAISE EXCEPTION 'Transfer % waits: the books are being compared with the bank after a restore', NEW.key
            USING ERRCODE = 'TC020';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER release_waits_for_books BEFORE UPDATE ON transfer FOR EACH ROW
        WHEN (NEW.state = 'SUBMITTED' AND OLD.state <> 'SUBMITTED') EXECUTE FUNCTION release_waits_for_books();
      ALTER FUNCTION money_is_held() SET search_path = public, pg_temp;
      ALTER FUNCTION release_waits_for_books() SET search_path = public, pg_temp;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
