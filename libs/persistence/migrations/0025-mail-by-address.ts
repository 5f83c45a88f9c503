import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What became of a mail at each address. A relay may take it for one and refuse it for another: only
 * who has it is counted as reached, and only who has it not is written to again.
 */
export class MailByAddress0025 implements MigrationInterface {
  readonly name = 'MailByAddress00259700000000025';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE delivery_address (
        delivery_id uuid NOT NULL REFERENCES delivery,
        address text NOT NULL CHECK (address LIKE '%_@_%' AND length(address) <= 254),
        /* A person's own, of an account; else the office's of the configuration. */
        own boolean NOT NULL,
        state text NOT NULL CHECK (state IN ('PENDING', 'SENT', 'REFUSED', 'FAILED')),
        attempts integer NOT NULL DEFAULT 1 CHECK (attempts > 0),
        answer text,
        changed_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (delivery_id, address)
      );
      CREATE INDEX delivery_address_latest ON delivery_address (address, changed_at DESC);
      CREATE INDEX delivery_address_refused ON delivery_address (changed_at) WHERE state = 'REFUSED';

      /* PARTIAL: some of its addresses have it, the others will not get it. */
      ALTER TABLE delivery DROP CONSTRAINT delivery_state_check;
      ALTER TABLE delivery ADD CONSTRAINT delivery_state_check
        CHECK (state IN ('PENDING', 'SENT', 'DELIVERED', 'PARTIAL', 'FAILED'));
      ALTER TABLE delivery_attempt DROP CONSTRAINT delivery_attempt_outcome_check;
      ALTER TABLE delivery_attempt ADD CONSTRAINT delivery_attempt_outcome_check
        CHECK (outcome IN ('SENDING', 'SENT', 'DELIVERED', 'PARTIAL', 'FAILED'));
      CREATE INDEX delivery_partial ON delivery (settled_at) WHERE state = 'PARTIAL';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
