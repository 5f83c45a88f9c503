import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 未达和差错账项 (P24): money and statements that somebody must look into, and what is carried forward. */
export class OpenItems0011 implements MigrationInterface {
  readonly name = 'OpenItems00119700000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE open_item (
        case_id text PRIMARY KEY REFERENCES process_case,
        kind text NOT NULL CHECK (kind IN ('UNMATCHED', 'OVERPAID', 'MISSING')),
        /* Money: which, how much of it, and what it was paid for if that is known. */
        transfer_key text REFERENCES transfer,
        amount numeric(20,2) CHECK (amount > 0),
        payer text,
        about_case text REFERENCES process_case,
        /* A statement: of which account and day. */
        account_id text REFERENCES fund_account,
        day date,
        opened_at timestamptz NOT NULL,
        CONSTRAINT open_item_of_money CHECK (
          (kind = 'MISSING') = (transfer_key IS NULL) AND (transfer_key IS NULL) = (amount IS NULL)),
        CONSTRAINT open_item_of_day CHECK (
          (kind = 'MISSING') = (account_id IS NOT NULL) AND (account_id IS NULL) = (day IS NULL)),
        CONSTRAINT open_item_of_case CHECK ((kind = 'OVERPAID') = (about_case IS NOT NULL)),
        UNIQUE (kind, transfer_key),
        UNIQUE (account_id, day)
      );
      CREATE TRIGGER open_item_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON open_item
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* Too much in one year counts for the next one: a person decided so, and it is never a refund by itself. */
      CREATE TABLE credit (
        item_case text PRIMARY KEY REFERENCES open_item,
        transfer_key text NOT NULL REFERENCES transfer,
        from_case text NOT NULL REFERENCES process_case,
        /* The next period's case, which may not have opened yet. */
        for_case text NOT NULL,
        amount numeric(20,2) NOT NULL CHECK (amount > 0),
        value_date date NOT NULL,
        decision_id uuid NOT NULL REFERENCES decision,
        recorded_at timestamptz NOT NULL,
        CHECK (from_case <> for_case)
      );
      CREATE INDEX credit_for_case ON credit (for_case);
      CREATE TRIGGER credit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON credit
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* What counts for a case: its own receipts, and what was carried forward to it. */
      CREATE VIEW counted_money AS
        SELECT case_id, transfer_key, value_date, amount FROM receipt
        UNION ALL
        SELECT for_case, transfer_key, value_date, amount FROM credit;

      CREATE INDEX obligation_provisional ON obligation (proof_account, statutory)
        WHERE state = 'OVERDUE_PROVISIONAL';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
