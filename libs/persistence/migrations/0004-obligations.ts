import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who owes what to whom by when under which clause; verdicts live here and nowhere else. */
export class Obligations0004 implements MigrationInterface {
  readonly name = 'Obligations0004700000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE obligation (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        case_id text REFERENCES process_case,
        code text NOT NULL,
        stage integer NOT NULL DEFAULT 1,
        what text NOT NULL,
        clause text NOT NULL,
        pack text NOT NULL,
        city text NOT NULL REFERENCES city,
        unit char(6) NOT NULL REFERENCES unit,
        debtor text NOT NULL,
        creditor text,
        process text NOT NULL,
        fund text NOT NULL,
        period text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('MONEY', 'PLAN', 'REPORT')),
        source text NOT NULL CHECK (source IN ('STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED')),
        statutory date NOT NULL,
        operational date NOT NULL,
        due_instant timestamptz NOT NULL,
        soon_at timestamptz NOT NULL,
        provisional_at timestamptz NOT NULL,
        proof_account text REFERENCES fund_account,
        provisional boolean NOT NULL,
        calendar text NOT NULL,
        explanation jsonb NOT NULL,
        amount_due numeric(20,2) NOT NULL DEFAULT 0 CHECK (amount_due >= 0),
        amount_received numeric(20,2) NOT NULL DEFAULT 0
          CHECK (amount_received >= 0 AND amount_received <= amount_due),
        state text NOT NULL DEFAULT 'NOT_DUE' CHECK (state IN
          ('NOT_DUE', 'DUE_SOON', 'DUE_TODAY', 'AWAITING_PROOF', 'OVERDUE_PROVISIONAL', 'MET', 'MET_LATE',
           'OVERDUE', 'MET_BY_WITHHOLDING', 'WAIVED')),
        met_on date,
        breached_at timestamptz,
        declared_at timestamptz,
        next_change_at timestamptz,
        rung text,
        next_rung_at timestamptz,
        UNIQUE (case_id, code, stage),
        CHECK (kind <> 'MONEY' OR proof_account IS NOT NULL)
      );
      CREATE INDEX obligation_awaits_proof ON obligation (proof_account, statutory)
        WHERE state IN ('AWAITING_PROOF', 'OVERDUE_PROVISIONAL');
      CREATE INDEX obligation_to_judge ON obligation (next_change_at) WHERE next_change_at IS NOT NULL;
      CREATE INDEX obligation_board ON obligation (city, period, process, unit);
      CREATE INDEX obligation_order ON obligation (city, statutory, id);
      CREATE INDEX obligation_unit ON obligation (unit, statutory, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
