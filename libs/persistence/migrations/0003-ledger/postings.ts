/** Entries and postings: two of sum zero, of one fund, each with its reason (M01, M02, M08, M11). */
export const postings = `
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
`;
