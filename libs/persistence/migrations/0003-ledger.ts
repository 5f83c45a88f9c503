import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The money (reliability.md §4.1): what the law forbids, SQL refuses by itself.
 * M01 sums to zero, M02 one fund, M03 never negative, M04/M05 keys, M06 account pairs,
 * M07 one outcome, M10 persons and departments, M11 append only. Error codes TC0xx name the rule.
 */
export class Ledger0003 implements MigrationInterface {
  readonly name = 'Ledger0003700000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE fund_account (
        id text PRIMARY KEY,
        type text NOT NULL,
        city text NOT NULL REFERENCES city,
        unit char(6) REFERENCES unit,
        fund text NOT NULL CHECK (fund IN ('EMPLOYEE', 'RESIDENT')),
        number text NOT NULL UNIQUE,
        name text NOT NULL,
        bank text CHECK (bank IN ('bank', 'treasury')),
        outside boolean NOT NULL DEFAULT false,
        UNIQUE (id, fund, type),
        UNIQUE (id, fund)
      );
      CREATE TABLE account_pair (
        from_type text NOT NULL,
        to_type text NOT NULL,
        purpose text NOT NULL,
        basis text NOT NULL,
        min_persons integer NOT NULL CHECK (min_persons >= 0),
        min_departments integer NOT NULL CHECK (min_departments >= 0),
        PRIMARY KEY (from_type, to_type)
      );

      CREATE TABLE account_balance (
        account_id text PRIMARY KEY REFERENCES fund_account,
        outside boolean NOT NULL,
        balance numeric(20,2) NOT NULL DEFAULT 0,
        reserved numeric(20,2) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
        CONSTRAINT never_negative CHECK (outside OR balance - reserved >= 0)
      );
      CREATE FUNCTION open_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO account_balance (account_id, outside) VALUES (NEW.id, NEW.outside);
        RETURN NULL;
      END $$;
      CREATE TRIGGER open_balance AFTER INSERT ON fund_account FOR EACH ROW EXECUTE FUNCTION open_balance();

      CREATE TABLE transfer (
        key text PRIMARY KEY,
        direction text NOT NULL CHECK (direction IN ('IN', 'OUT')),
        case_id text REFERENCES process_case,
        city text NOT NULL REFERENCES city,
        process text,
        unit char(6) REFERENCES unit,
        fund text NOT NULL,
        period text,
        obligation text,
        instalment integer,
        from_account text NOT NULL,
        from_type text NOT NULL,
        to_account text NOT NULL,
        to_type text NOT NULL,
        amount numeric(20,2) NOT NULL CHECK (amount > 0),
        clause text NOT NULL,
        pack text NOT NULL,
        reference text,
        content_hash text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('PENDING', 'SUBMITTED', 'UNKNOWN', 'EXECUTED', 'POSTED', 'FAILED', 'VOID', 'EXPIRED')),
        tombstone boolean NOT NULL DEFAULT false,
        attempts integer NOT NULL DEFAULT 0,
        next_ask_at timestamptz,
        failure text,
        value_date date,
        label text,
        created_at timestamptz NOT NULL,
        submitted_at timestamptz,
        posted_at timestamptz,
        CONSTRAINT transfer_between_two CHECK (from_account <> to_account),
        CONSTRAINT transfer_has_value CHECK (state NOT IN ('EXECUTED', 'POSTED') OR value_date IS NOT NULL),
        CONSTRAINT transfer_failed_with_tombstone CHECK (state <> 'FAILED' OR tombstone),
        CONSTRAINT transfer_of_one_fund_from FOREIGN KEY (from_account, fund, from_type) REFERENCES fund_account (id, fund, type),
        CONSTRAINT transfer_of_one_fund_to FOREIGN KEY (to_account, fund, to_type) REFERENCES fund_account (id, fund, type),
        CONSTRAINT transfer_on_whitelist FOREIGN KEY (from_type, to_type) REFERENCES account_pair
      );
      CREATE INDEX transfer_of_case ON transfer (case_id);
      CREATE INDEX transfer_to_ask ON transfer (next_ask_at) WHERE next_ask_at IS NOT NULL;
      CREATE INDEX transfer_listed ON transfer (city, created_at, key);

      CREATE TABLE transfer_decision (
        transfer_key text NOT NULL REFERENCES transfer,
        decision_id uuid NOT NULL REFERENCES decision,
        PRIMARY KEY (transfer_key, decision_id)
      );
      CREATE TRIGGER transfer_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON transfer_decision
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE FUNCTION transfer_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.direction = 'OUT' AND NEW.state <> 'PENDING') OR (NEW.direction = 'IN' AND NEW.state <> 'EXECUTED') THEN
          RAISE EXCEPTION 'A transfer begins PENDING (out) or EXECUTED (in), not %', NEW.state USING ERRCODE = 'TC007';
        END IF;
        IF NEW.direction = 'OUT' THEN
          UPDATE account_balance SET reserved = reserved + NEW.amount WHERE account_id = NEW.from_account;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER transfer_begins AFTER INSERT ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_begins();

      CREATE FUNCTION transfer_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        persons integer;
        departments integer;
        pair account_pair;
      BEGIN
        IF (NEW.key, NEW.direction, NEW.case_id, NEW.fund, NEW.from_account, NEW.to_account, NEW.amount, NEW.content_hash, NEW.clause)
           IS DISTINCT FROM
           (OLD.key, OLD.direction, OLD.case_id, OLD.fund, OLD.from_account, OLD.to_account, OLD.amount, OLD.content_hash, OLD.clause) THEN
          RAISE EXCEPTION 'The content of transfer % is fixed', OLD.key USING ERRCODE = 'TC005';
        END IF;
        IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state = ANY (ARRAY[
             'PENDING>SUBMITTED', 'PENDING>VOID', 'PENDING>EXPIRED',
             'SUBMITTED>EXECUTED', 'SUBMITTED>UNKNOWN', 'SUBMITTED>FAILED',
             'UNKNOWN>SUBMITTED', 'UNKNOWN>EXECUTED', 'UNKNOWN>FAILED', 'EXECUTED>POSTED'])) THEN
          RAISE EXCEPTION 'Transfer % cannot go from % to %', OLD.key, OLD.state, NEW.state USING ERRCODE = 'TC007';
        END IF;
        IF OLD.state = 'PENDING' AND NEW.state = 'SUBMITTED' THEN
          SELECT * INTO STRICT pair FROM account_pair WHERE from_type = NEW.from_type AND to_type = NEW.to_type;
          SELECT count(DISTINCT d.person), count(DISTINCT d.department) INTO persons, departments
            FROM transfer_decision td JOIN decision d ON d.id = td.decision_id WHERE td.transfer_key = NEW.key;
          IF persons < pair.min_persons OR departments < pair.min_departments THEN
            RAISE EXCEPTION 'Transfer % was decided by % person(s) of % department(s); % and % are needed',
              NEW.key, persons, departments, pair.min_persons, pair.min_departments USING ERRCODE = 'TC010';
          END IF;
        END IF;
        IF NEW.direction = 'OUT' AND OLD.state <> NEW.state AND NEW.state IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED') THEN
          UPDATE account_balance SET reserved = reserved - NEW.amount WHERE account_id = NEW.from_account;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER transfer_moves_on BEFORE UPDATE ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_moves_on();
      CREATE TRIGGER transfer_stays BEFORE DELETE OR TRUNCATE ON transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE entry (
        id bigserial PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('OPENING', 'TRANSFER', 'REVERSAL')),
        transfer_key text REFERENCES transfer,
        reversal_of bigint UNIQUE REFERENCES entry,
        fund text NOT NULL,
        value_date date NOT NULL,
        posted_at timestamptz NOT NULL,
        clause text NOT NULL,
        pack text NOT NULL,
        UNIQUE (id, fund),
        CHECK ((kind = 'OPENING') = (transfer_key IS NULL)),
        CHECK ((kind = 'REVERSAL') = (reversal_of IS NOT NULL))
      );
      CREATE UNIQUE INDEX entry_of_transfer ON entry (transfer_key) WHERE kind = 'TRANSFER';

      CREATE TABLE posting (
        id bigserial PRIMARY KEY,
        entry_id bigint NOT NULL,
        account_id text NOT NULL,
        fund text NOT NULL,
        amount numeric(20,2) NOT NULL CHECK (amount <> 0),
        balance_after numeric(20,2) NOT NULL DEFAULT 0,
        CONSTRAINT posting_fund_of_entry FOREIGN KEY (entry_id, fund) REFERENCES entry (id, fund),
        CONSTRAINT posting_fund_of_account FOREIGN KEY (account_id, fund) REFERENCES fund_account (id, fund),
        UNIQUE (entry_id, account_id)
      );
      CREATE INDEX posting_of_account ON posting (account_id, id);

      CREATE FUNCTION post_to_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE account_balance SET balance = balance + NEW.amount WHERE account_id = NEW.account_id
          RETURNING balance INTO NEW.balance_after;
        RETURN NEW;
      END $$;
      CREATE TRIGGER post_to_balance BEFORE INSERT ON posting FOR EACH ROW EXECUTE FUNCTION post_to_balance();

      CREATE FUNCTION entry_balances() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        total numeric;
        legs integer;
      BEGIN
        SELECT coalesce(sum(amount), 0), count(*) INTO total, legs FROM posting WHERE entry_id = NEW.id;
        IF total <> 0 OR legs < 2 THEN
          RAISE EXCEPTION 'Entry % has % postings that sum to %, not zero', NEW.id, legs, total USING ERRCODE = 'TC001';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER entry_balances AFTER INSERT ON entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_balances();

      CREATE FUNCTION posting_balances() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        total numeric;
      BEGIN
        SELECT sum(amount) INTO total FROM posting WHERE entry_id = NEW.entry_id;
        IF total <> 0 THEN
          RAISE EXCEPTION 'Entry % sums to %, not zero', NEW.entry_id, total USING ERRCODE = 'TC001';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON posting
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_balances();

      /* M07, M08: a posted transfer has its entry, of its own amount between its own accounts; nothing else has. */
      CREATE FUNCTION posted_as_ordered() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        t transfer;
        matching integer;
      BEGIN
        IF NEW.kind <> 'TRANSFER' THEN RETURN NULL; END IF;
        SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key;
        SELECT count(*) INTO matching FROM posting p WHERE p.entry_id = NEW.id AND
          ((p.account_id = t.from_account AND p.amount = -t.amount) OR (p.account_id = t.to_account AND p.amount = t.amount));
        IF t.state <> 'POSTED' OR matching <> 2 OR t.value_date <> NEW.value_date THEN
          RAISE EXCEPTION 'Entry % does not post transfer % as ordered', NEW.id, t.key USING ERRCODE = 'TC008';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER posted_as_ordered AFTER INSERT ON entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posted_as_ordered();
      CREATE FUNCTION posted_has_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state = 'POSTED' AND NOT EXISTS (SELECT 1 FROM entry WHERE transfer_key = NEW.key AND kind = 'TRANSFER') THEN
          RAISE EXCEPTION 'Transfer % is POSTED without an entry', NEW.key USING ERRCODE = 'TC008';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER posted_has_entry AFTER UPDATE ON transfer
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posted_has_entry();

      CREATE TRIGGER entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER posting_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE statement (
        system text NOT NULL CHECK (system IN ('bank', 'treasury')),
        account_id text NOT NULL REFERENCES fund_account,
        day date NOT NULL,
        arrived_at timestamptz NOT NULL,
        hash text NOT NULL,
        lines jsonb NOT NULL,
        PRIMARY KEY (account_id, day)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
