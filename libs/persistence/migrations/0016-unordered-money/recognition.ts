/**
 * Money that has left already is posted to UNEXPLAINED under the bank's key: for what one statement line
 * says and nothing else, by two persons of two departments, or because the same money came back.
 */
export const recognition = `
  ALTER TABLE transfer DROP CONSTRAINT order_key_is_its_name;
  ALTER TABLE transfer ADD CONSTRAINT order_key_is_its_name CHECK (
    direction = 'IN' OR to_type = 'UNEXPLAINED' OR coalesce(
    starts_with(case_id, city || '/' || process)
    AND case_id LIKE '%/' || unit || '/' || fund || '/' || period
    AND key = case_id || '/' || obligation || '/' || instalment || '/out', false));

  CREATE OR REPLACE FUNCTION transfer_begins() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.direction = 'OUT' AND NEW.to_type = 'UNEXPLAINED' THEN
      PERFORM 1 FROM unordered_payment u WHERE u.case_id = NEW.case_id AND u.resolved_at IS NULL
        AND (u.ledger_key, u.account_id, u.amount, u.day) = (NEW.key, NEW.from_account, NEW.amount, NEW.value_date);
      IF NOT FOUND OR NEW.state <> 'EXECUTED' THEN
        RAISE EXCEPTION 'Transfer % is no payment that a statement showed and nobody ordered', NEW.key USING ERRCODE = 'TC022';
      END IF;
    ELSIF (NEW.direction = 'OUT' AND NEW.state <> 'PENDING') OR (NEW.direction = 'IN' AND NEW.state <> 'EXECUTED') THEN
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
  ALTER FUNCTION transfer_begins() SET search_path = public, pg_temp;

  CREATE OR REPLACE FUNCTION decision_covers() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    t transfer;
  BEGIN
    SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key FOR SHARE;
    IF t.state <> (CASE WHEN t.to_type = 'UNEXPLAINED' THEN 'EXECUTED' ELSE 'PENDING' END) THEN
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

  CREATE FUNCTION unexplained_has_reason() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    standing record;
  BEGIN
    PERFORM 1 FROM unordered_payment WHERE ledger_key = NEW.key AND refund_key IS NOT NULL;
    IF FOUND THEN RETURN NEW; END IF;
    SELECT * INTO STRICT standing FROM release_standing(NEW.key);
    IF standing.persons < greatest(standing."minPersons", 2) OR standing.departments < greatest(standing."minDepartments", 2) THEN
      RAISE EXCEPTION 'Payment % was recognised by % person(s) of % department(s); two of two are needed',
        NEW.key, standing.persons, standing.departments USING ERRCODE = 'TC010';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER unexplained_has_reason BEFORE UPDATE ON transfer FOR EACH ROW
    WHEN (NEW.to_type = 'UNEXPLAINED' AND NEW.state = 'POSTED' AND OLD.state <> 'POSTED')
    EXECUTE FUNCTION unexplained_has_reason();
  ALTER FUNCTION unexplained_has_reason() SET search_path = public, pg_temp;
`;
