/** Transfers, the decisions that release them (M10), and the moves of their state (M04, M05, M07). */
export const transfers = `
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
`;
