import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The money (reliability.md §4.1): what the law forbids, SQL refuses by itself, to the owner of the
 * tables too. M01 sums to zero, M02 one fund, M03 never negative, M04/M05 keys, M06 account pairs,
 * M07 one outcome, M10 persons and departments, M11 append only. Error codes TC0xx name the rule;
 * docs/adr/0003-ledger-in-sql.md lists them and says why SQL is the one to refuse.
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
      /* M06, M10. Two persons, and two departments where money leaves a special fiscal account, are a floor
         that no rule pack can lower; a pack may only ask for more than the one before it did. */
      CREATE TABLE account_pair (
        from_type text NOT NULL,
        to_type text NOT NULL,
        purpose text NOT NULL,
        basis text NOT NULL,
        min_persons integer NOT NULL CHECK (min_persons >= 0),
        min_departments integer NOT NULL CHECK (min_departments >= 0),
        PRIMARY KEY (from_type, to_type),
        CONSTRAINT fiscal_account_needs_two_departments CHECK (
          left(from_type, 4) <> 'SFA_' OR left(to_type, 4) = 'SFA_' OR (min_persons >= 2 AND min_departments >= 2)),
        CONSTRAINT opening_is_no_payment CHECK (from_type <> 'OPENING' AND to_type <> 'OPENING')
      );
      CREATE FUNCTION pair_only_tightens() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.from_type, NEW.to_type) <> (OLD.from_type, OLD.to_type)
           OR NEW.min_persons < OLD.min_persons OR NEW.min_departments < OLD.min_departments THEN
          RAISE EXCEPTION 'The release of % to % may only become stricter', OLD.from_type, OLD.to_type
            USING ERRCODE = 'TC006';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER pair_only_tightens BEFORE UPDATE ON account_pair FOR EACH ROW EXECUTE FUNCTION pair_only_tightens();

      /* A copy of the postings for speed: only the triggers of posting and transfer may move it. */
      CREATE TABLE account_balance (
        account_id text PRIMARY KEY REFERENCES fund_account,
        outside boolean NOT NULL,
        balance numeric(20,2) NOT NULL DEFAULT 0,
        reserved numeric(20,2) NOT NULL DEFAULT 0 CHECK (reserved >= 0),
        CONSTRAINT never_negative CHECK (outside OR balance - reserved >= 0)
      );
      CREATE FUNCTION balance_follows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP IN ('DELETE', 'TRUNCATE') OR pg_trigger_depth() < 2 THEN
          RAISE EXCEPTION 'A balance follows its postings and is never edited' USING ERRCODE = 'TC012';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER balance_follows BEFORE INSERT OR UPDATE OR DELETE ON account_balance
        FOR EACH ROW EXECUTE FUNCTION balance_follows();
      CREATE TRIGGER balance_stays BEFORE TRUNCATE ON account_balance
        FOR EACH STATEMENT EXECUTE FUNCTION balance_follows();
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
        content_hash text NOT NULL CHECK (content_hash ~ '^[0-9a-f]{64}$'),
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
        CONSTRAINT transfer_has_value CHECK ((state IN ('EXECUTED', 'POSTED')) = (value_date IS NOT NULL)),
        CONSTRAINT transfer_failed_with_tombstone CHECK ((state = 'FAILED') = tombstone),
        CONSTRAINT transfer_ends_unasked CHECK (
          next_ask_at IS NULL OR state NOT IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED')),
        /* M04: the key of an order is its case, obligation and instalment, so nobody can order twice under two keys. */
        CONSTRAINT order_key_is_its_name CHECK (direction = 'IN' OR coalesce(
          case_id = city || '/' || process || '/' || unit || '/' || fund || '/' || period
          AND key = case_id || '/' || obligation || '/' || instalment || '/out', false)),
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

      /* Evidence is gathered before the money leaves, and only from decisions of the same city, process, fund
         and period: somebody else's approval covers nothing. */
      CREATE FUNCTION decision_covers() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        t transfer;
      BEGIN
        SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key FOR SHARE;
        IF t.state <> 'PENDING' THEN
          RAISE EXCEPTION 'Transfer % is % and takes no more decisions', t.key, t.state USING ERRCODE = 'TC009';
        END IF;
        PERFORM 1 FROM decision d JOIN process_case c ON c.id = d.case_id
          WHERE d.id = NEW.decision_id AND d.code NOT IN ('RETURN', 'CANCEL_TRANSFER')
            AND (c.city, c.process, c.fund, c.period) = (t.city, t.process, t.fund, t.period);
        IF NOT FOUND THEN
          RAISE EXCEPTION 'Decision % does not speak for transfer %', NEW.decision_id, t.key USING ERRCODE = 'TC009';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER decision_covers AFTER INSERT ON transfer_decision FOR EACH ROW EXECUTE FUNCTION decision_covers();

      CREATE FUNCTION transfer_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.direction = 'OUT' AND NEW.state <> 'PENDING') OR (NEW.direction = 'IN' AND NEW.state <> 'EXECUTED') THEN
          RAISE EXCEPTION 'A transfer begins PENDING (out) or EXECUTED (in), not %', NEW.state USING ERRCODE = 'TC007';
        END IF;
        IF NEW.direction = 'OUT' THEN
          UPDATE account_balance SET reserved = reserved + NEW.amount WHERE account_id = NEW.from_account;
        ELSIF EXISTS (SELECT 1 FROM account_pair
                      WHERE (from_type, to_type) = (NEW.from_type, NEW.to_type) AND min_persons > 0) THEN
          RAISE EXCEPTION 'Money from % to % needs a release and cannot just arrive', NEW.from_type, NEW.to_type
            USING ERRCODE = 'TC010';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER transfer_begins AFTER INSERT ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_begins();

      /* M10: who decided, by natural person and by the department of the office, against what is needed. */
      CREATE FUNCTION release_standing(wanted text)
        RETURNS TABLE (persons integer, departments integer, "minPersons" integer, "minDepartments" integer)
        LANGUAGE sql AS $$
        SELECT count(DISTINCT d.person)::integer, count(DISTINCT o.department)::integer,
          greatest(p.min_persons, 2), greatest(p.min_departments, 1)
        FROM transfer t JOIN account_pair p USING (from_type, to_type)
          LEFT JOIN transfer_decision td ON td.transfer_key = t.key
          LEFT JOIN decision d ON d.id = td.decision_id
          LEFT JOIN office o ON o.id = d.office
        WHERE t.key = wanted GROUP BY p.min_persons, p.min_departments
      $$;

      CREATE FUNCTION transfer_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        progress CONSTANT text[] := ARRAY['state', 'tombstone', 'attempts', 'next_ask_at', 'failure', 'value_date',
          'label', 'submitted_at', 'posted_at'];
        found record;
      BEGIN
        IF to_jsonb(NEW) - progress <> to_jsonb(OLD) - progress
           OR NEW.value_date IS DISTINCT FROM OLD.value_date AND OLD.value_date IS NOT NULL
           OR OLD.state IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED') AND to_jsonb(NEW) - 'label' - 'state' <> to_jsonb(OLD) - 'label' - 'state' THEN
          RAISE EXCEPTION 'The content of transfer % is fixed', OLD.key USING ERRCODE = 'TC005';
        END IF;
        IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state = ANY (ARRAY[
             'PENDING>SUBMITTED', 'PENDING>VOID', 'PENDING>EXPIRED',
             'SUBMITTED>EXECUTED', 'SUBMITTED>UNKNOWN', 'SUBMITTED>FAILED',
             'UNKNOWN>SUBMITTED', 'UNKNOWN>EXECUTED', 'UNKNOWN>FAILED', 'EXECUTED>POSTED'])) THEN
          RAISE EXCEPTION 'Transfer % cannot go from % to %', OLD.key, OLD.state, NEW.state USING ERRCODE = 'TC007';
        END IF;
        IF OLD.state <> NEW.state AND NEW.state = 'SUBMITTED' THEN
          SELECT * INTO STRICT found FROM release_standing(NEW.key);
          IF found.persons < found."minPersons" OR found.departments < found."minDepartments" THEN
            RAISE EXCEPTION 'Transfer % was decided by % person(s) of % department(s); % and % are needed',
              NEW.key, found.persons, found.departments, found."minPersons", found."minDepartments"
              USING ERRCODE = 'TC010';
          END IF;
        END IF;
        IF NEW.direction = 'OUT' AND OLD.state <> NEW.state AND NEW.state IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED') THEN
          UPDATE account_balance SET reserved = reserved - NEW.amount WHERE account_id = NEW.from_account;
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER transfer_moves_on AFTER UPDATE ON transfer FOR EACH ROW EXECUTE FUNCTION transfer_moves_on();
      CREATE TRIGGER transfer_stays BEFORE DELETE OR TRUNCATE ON transfer FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE entry (
        id bigserial PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('OPENING', 'TRANSFER', 'REVERSAL')),
        transfer_key text REFERENCES transfer,
        reversal_of bigint UNIQUE REFERENCES entry,
        decision_id uuid REFERENCES decision,
        fund text NOT NULL,
        value_date date NOT NULL,
        posted_at timestamptz NOT NULL,
        clause text NOT NULL,
        pack text NOT NULL,
        UNIQUE (id, fund),
        CONSTRAINT entry_names_its_transfer CHECK ((kind = 'OPENING') = (transfer_key IS NULL)),
        CONSTRAINT reversal_has_its_own_approval CHECK (
          (kind = 'REVERSAL') = (reversal_of IS NOT NULL) AND (kind = 'REVERSAL') = (decision_id IS NOT NULL))
      );
      CREATE UNIQUE INDEX entry_of_transfer ON entry (transfer_key) WHERE kind = 'TRANSFER';

      CREATE SEQUENCE posting_id;
      CREATE TABLE posting (
        id bigint PRIMARY KEY,
        entry_id bigint NOT NULL,
        account_id text NOT NULL,
        fund text NOT NULL,
        amount numeric(20,2) NOT NULL CHECK (amount <> 0),
        balance_after numeric(20,2) NOT NULL,
        CONSTRAINT posting_fund_of_entry FOREIGN KEY (entry_id, fund) REFERENCES entry (id, fund),
        CONSTRAINT posting_fund_of_account FOREIGN KEY (account_id, fund) REFERENCES fund_account (id, fund),
        UNIQUE (entry_id, account_id)
      );
      ALTER SEQUENCE posting_id OWNED BY posting.id;
      CREATE INDEX posting_of_account ON posting (account_id, id);

      CREATE FUNCTION account_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.id, NEW.outside) IS DISTINCT FROM (OLD.id, OLD.outside)
           OR to_jsonb(NEW) - 'name' <> to_jsonb(OLD) - 'name' AND (
             EXISTS (SELECT 1 FROM posting WHERE account_id = OLD.id)
             OR EXISTS (SELECT 1 FROM transfer WHERE OLD.id IN (from_account, to_account))) THEN
          RAISE EXCEPTION 'Account % is in use: only its name may change', OLD.id USING ERRCODE = 'TC013';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER account_is_fixed BEFORE UPDATE ON fund_account FOR EACH ROW EXECUTE FUNCTION account_is_fixed();

      /* Ids and balances are given under the account's lock, so both run in one order. The balance itself moves
         only after the row is really there: an INSERT that ON CONFLICT drops must not leave its money behind. */
      CREATE FUNCTION posting_takes_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        SELECT balance + NEW.amount INTO STRICT NEW.balance_after
          FROM account_balance WHERE account_id = NEW.account_id FOR UPDATE;
        NEW.id := nextval('posting_id');
        RETURN NEW;
      END $$;
      CREATE TRIGGER posting_takes_its_place BEFORE INSERT ON posting
        FOR EACH ROW EXECUTE FUNCTION posting_takes_its_place();
      CREATE FUNCTION posting_moves_balance() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        now_there numeric;
      BEGIN
        UPDATE account_balance SET balance = balance + NEW.amount WHERE account_id = NEW.account_id
          RETURNING balance INTO now_there;
        IF now_there IS DISTINCT FROM NEW.balance_after THEN
          RAISE EXCEPTION 'Post to account % once per statement', NEW.account_id USING ERRCODE = 'TC012';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER posting_moves_balance AFTER INSERT ON posting FOR EACH ROW EXECUTE FUNCTION posting_moves_balance();

      /* M01. Two postings and no third, ever: a later pair that sums to zero is refused as well. */
      CREATE FUNCTION entry_is_whole() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        wanted bigint;
        total numeric;
        legs integer;
      BEGIN
        IF TG_TABLE_NAME = 'entry' THEN wanted := NEW.id; ELSE wanted := NEW.entry_id; END IF;
        SELECT coalesce(sum(amount), 0), count(*) INTO total, legs FROM posting WHERE entry_id = wanted;
        IF total <> 0 OR legs <> 2 THEN
          RAISE EXCEPTION 'Entry % has % posting(s) that sum to %; it needs two of sum zero', wanted, legs, total
            USING ERRCODE = 'TC001';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER entry_is_whole AFTER INSERT ON entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_whole();
      CREATE CONSTRAINT TRIGGER entry_is_whole AFTER INSERT ON posting
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_is_whole();

      /* M07, M08, M11: no posting without a reason. A transfer's entry is what was ordered; an opening is the
         first posting of its account, against OPENING; a reversal is the mirror of one transfer's entry. */
      CREATE FUNCTION entry_has_reason() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        t transfer;
        o entry;
        matching integer;
      BEGIN
        IF NEW.kind = 'TRANSFER' THEN
          SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key;
          SELECT count(*) INTO matching FROM posting p WHERE p.entry_id = NEW.id AND
            ((p.account_id = t.from_account AND p.amount = -t.amount) OR (p.account_id = t.to_account AND p.amount = t.amount));
          IF t.state <> 'POSTED' OR matching <> 2
             OR (t.value_date, t.clause, t.pack) IS DISTINCT FROM (NEW.value_date, NEW.clause, NEW.pack) THEN
            RAISE EXCEPTION 'Entry % does not post transfer % as ordered', NEW.id, t.key USING ERRCODE = 'TC008';
          END IF;
        ELSIF NEW.kind = 'OPENING' THEN
          SELECT count(*) FILTER (WHERE a.type = 'OPENING') * 10 + count(*) FILTER (WHERE a.type <> 'OPENING'
              AND NOT EXISTS (SELECT 1 FROM posting q WHERE q.account_id = p.account_id AND q.id < p.id))
            INTO matching FROM posting p JOIN fund_account a ON a.id = p.account_id WHERE p.entry_id = NEW.id;
          IF matching <> 11 THEN
            RAISE EXCEPTION 'Entry % opens no account: an opening is its first posting, against OPENING', NEW.id
              USING ERRCODE = 'TC014';
          END IF;
        ELSE
          SELECT * INTO STRICT o FROM entry WHERE id = NEW.reversal_of;
          SELECT count(*) INTO matching FROM posting p JOIN posting q
            ON q.entry_id = o.id AND q.account_id = p.account_id AND q.amount = -p.amount WHERE p.entry_id = NEW.id;
          IF o.kind <> 'TRANSFER' OR o.transfer_key <> NEW.transfer_key OR matching <> 2 THEN
            RAISE EXCEPTION 'Entry % is not the mirror of a transfer''s entry', NEW.id USING ERRCODE = 'TC016';
          END IF;
          PERFORM 1 FROM transfer_decision td JOIN decision d ON d.id = td.decision_id, decision own
            WHERE td.transfer_key = NEW.transfer_key AND own.id = NEW.decision_id AND own.person = d.person;
          IF FOUND OR EXISTS (SELECT 1 FROM decision WHERE id = NEW.decision_id AND code IN ('RETURN', 'CANCEL_TRANSFER')) THEN
            RAISE EXCEPTION 'Whoever released transfer % does not approve its reversal', NEW.transfer_key USING ERRCODE = 'TC016';
          END IF;
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER entry_has_reason AFTER INSERT ON entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION entry_has_reason();
      CREATE FUNCTION posted_has_entry() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (SELECT 1 FROM entry WHERE transfer_key = NEW.key AND kind = 'TRANSFER') THEN
          RAISE EXCEPTION 'Transfer % is POSTED without an entry', NEW.key USING ERRCODE = 'TC008';
        END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER posted_has_entry AFTER UPDATE ON transfer
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'POSTED' AND OLD.state <> 'POSTED') EXECUTE FUNCTION posted_has_entry();

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
      /* Evidence of the value date: the same statement may come twice, another one in its place may not. */
      CREATE FUNCTION statement_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'arrived_at' <> to_jsonb(OLD) - 'arrived_at' OR NEW.arrived_at > OLD.arrived_at THEN
          RAISE EXCEPTION 'The statement of % of % is evidence and fixed', OLD.account_id, OLD.day USING ERRCODE = 'TC011';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER statement_is_fixed BEFORE UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION statement_is_fixed();
      CREATE TRIGGER statement_stays BEFORE DELETE OR TRUNCATE ON statement
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* A temporary table of the same name must not stand in for the real one inside a guard. */
      DO $$
      DECLARE
        guard regprocedure;
      BEGIN
        FOR guard IN SELECT p.oid::regprocedure FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace
            AND p.proname IN ('open_balance', 'decision_covers', 'transfer_begins', 'release_standing', 'transfer_moves_on',
              'account_is_fixed', 'posting_takes_its_place', 'posting_moves_balance', 'entry_is_whole', 'entry_has_reason',
              'posted_has_entry') LOOP
          EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', guard);
        END LOOP;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
