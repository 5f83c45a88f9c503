import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How cases of pages are opened (docs/adr/0036): also about no one fund, where no money is moved or owed, and
 * by a person's hand. What was open before an instance began opens once, at the instant it begins its work.
 */
export class Openings0035 implements MigrationInterface {
  readonly name = 'Openings00359700000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE process_case
        DROP CONSTRAINT process_case_fund_check,
        ADD CONSTRAINT process_case_fund_check CHECK (fund IN ('EMPLOYEE', 'RESIDENT', 'ALL'));
      ALTER TABLE letter
        DROP CONSTRAINT letter_fund_check,
        ADD CONSTRAINT letter_fund_check CHECK (fund IN ('EMPLOYEE', 'RESIDENT', 'ALL'));
      ALTER TABLE obligation
        ADD CONSTRAINT money_is_of_one_fund CHECK (kind <> 'MONEY' OR fund <> 'ALL');

      CREATE TABLE hand_opening (
        case_id text PRIMARY KEY REFERENCES process_case,
        person uuid NOT NULL REFERENCES person,
        username text NOT NULL REFERENCES account,
        office text NOT NULL REFERENCES office,
        idempotency_key text NOT NULL CHECK (length(idempotency_key) <= 200),
        fingerprint text NOT NULL,
        reason text NOT NULL,
        at timestamptz NOT NULL,
        UNIQUE (person, idempotency_key)
      );
      CREATE TRIGGER hand_opening_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON hand_opening
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* When what had opened before and is not over is opened; null: it has been, or the instance is older than this. */
      ALTER TABLE business_clock ADD COLUMN opens_standing_at timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
