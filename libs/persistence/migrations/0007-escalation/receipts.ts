/** Money that meets a duty (P08), and cases that are one stream of a process (P24, P26). */
export const receipts = `
  ALTER TABLE process_case ADD COLUMN stream text;
  ALTER TABLE process_case DROP CONSTRAINT process_case_check;
  ALTER TABLE process_case ADD CONSTRAINT case_id_is_its_name CHECK (
    id = city || '/' || process || coalesce('-' || stream, '') || '/' || unit || '/' || fund || '/' || period);

  /* M04 again, where a process has streams: an order's key still begins with its own case. */
  ALTER TABLE transfer DROP CONSTRAINT order_key_is_its_name;
  ALTER TABLE transfer ADD CONSTRAINT order_key_is_its_name CHECK (direction = 'IN' OR coalesce(
    starts_with(case_id, city || '/' || process)
    AND case_id LIKE '%/' || unit || '/' || fund || '/' || period
    AND key = case_id || '/' || obligation || '/' || instalment || '/out', false));

  /* A stream's decisions release its own payments only. */
  CREATE OR REPLACE FUNCTION decision_covers() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    t transfer;
  BEGIN
    SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key FOR SHARE;
    IF t.state <> 'PENDING' THEN
      RAISE EXCEPTION 'Transfer % is % and takes no more decisions', t.key, t.state USING ERRCODE = 'TC009';
    END IF;
    PERFORM 1 FROM decision d JOIN process_case c ON c.id = d.case_id
      WHERE d.id = NEW.decision_id AND d.code NOT IN ('RETURN', 'CANCEL_TRANSFER')
        AND (c.city, c.process, c.fund, c.period) = (t.city, t.process, t.fund, t.period)
        AND (c.stream IS NULL OR c.id = t.case_id);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Decision % does not speak for transfer %', NEW.decision_id, t.key USING ERRCODE = 'TC009';
    END IF;
    RETURN NULL;
  END $$;
  ALTER FUNCTION decision_covers() SET search_path = public, pg_temp;

  /* cumulative: what must have come by this stage, all stages before it included. */
  ALTER TABLE obligation
    ADD COLUMN cumulative numeric(20,2) NOT NULL DEFAULT 0,
    ADD COLUMN amount_known boolean NOT NULL DEFAULT true,
    ADD COLUMN reference text;
  UPDATE obligation SET cumulative = amount_due;
  ALTER TABLE obligation ADD CONSTRAINT stages_add_up CHECK (reference IS NULL OR cumulative >= amount_due);
  CREATE INDEX obligation_reference ON obligation (reference) WHERE reference IS NOT NULL;
  CREATE INDEX obligation_of_case ON obligation (case_id, stage);

  CREATE TABLE receipt (
    transfer_key text PRIMARY KEY REFERENCES transfer,
    case_id text NOT NULL REFERENCES process_case,
    amount numeric(20,2) NOT NULL CHECK (amount > 0),
    value_date date NOT NULL,
    matched_at timestamptz NOT NULL,
    decision_id uuid REFERENCES decision
  );
  CREATE INDEX receipt_of_case ON receipt (case_id, value_date, transfer_key);

  /* Which money counts for which duty is evidence: it is added, and never quietly taken away. */
  CREATE FUNCTION receipt_is_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    t transfer;
  BEGIN
    SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key;
    IF t.state <> 'POSTED' OR t.direction <> 'IN' OR t.amount < NEW.amount OR t.value_date <> NEW.value_date THEN
      RAISE EXCEPTION 'Receipt % is not what the bank booked', NEW.transfer_key USING ERRCODE = 'TC008';
    END IF;
    RETURN NULL;
  END $$;
  ALTER FUNCTION receipt_is_evidence() SET search_path = public, pg_temp;
  CREATE CONSTRAINT TRIGGER receipt_is_evidence AFTER INSERT ON receipt
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION receipt_is_evidence();
  CREATE TRIGGER receipt_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  /* 财政补助 of one unit and year (F06): what was confirmed, and what follows from it. */
  CREATE TABLE subsidy (
    case_id text PRIMARY KEY REFERENCES process_case,
    city text NOT NULL REFERENCES city,
    unit char(6) NOT NULL REFERENCES unit,
    fund text NOT NULL,
    period text NOT NULL,
    inputs jsonb NOT NULL,
    form jsonb,
    liability numeric(20,2),
    reference text NOT NULL UNIQUE,
    noticed_at timestamptz
  );
`;
