/** What a statement says of the balance, what our books said when it came, and whether its lines were looked at. */
export const statements = `
  ALTER TABLE statement
    ADD COLUMN opening numeric(20,2),
    ADD COLUMN closing numeric(20,2),
    /* The balance of that day by our books, what is explained taken off; null: it could not be held against them. */
    ADD COLUMN books numeric(20,2),
    /* Statements kept by earlier versions were looked at for money that came in alone. */
    ADD COLUMN matched boolean NOT NULL DEFAULT false;
  ALTER TABLE statement_superseded ADD COLUMN opening numeric(20,2), ADD COLUMN closing numeric(20,2);
  CREATE INDEX statement_unmatched ON statement (day, account_id) WHERE NOT matched;

  CREATE OR REPLACE FUNCTION statement_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.system, NEW.account_id, NEW.day, NEW.arrived_at) <> (OLD.system, OLD.account_id, OLD.day, OLD.arrived_at) THEN
      RAISE EXCEPTION 'When the statement of % of % arrived is fixed', OLD.account_id, OLD.day USING ERRCODE = 'TC011';
    END IF;
    IF (NEW.hash, NEW.lines, NEW.opening, NEW.closing) IS DISTINCT FROM (OLD.hash, OLD.lines, OLD.opening, OLD.closing) THEN
      INSERT INTO statement_superseded (account_id, day, arrived_at, hash, lines, opening, closing)
        VALUES (OLD.account_id, OLD.day, OLD.arrived_at, OLD.hash, OLD.lines, OLD.opening, OLD.closing);
    END IF;
    RETURN NULL;
  END $$;
  ALTER FUNCTION statement_is_kept() SET search_path = public, pg_temp;

  /* Money that reached an account by the house that does not keep it: the keeper's balance lacks it. */
  CREATE TABLE other_house_receipt (
    transfer_key text PRIMARY KEY REFERENCES transfer,
    account_id text NOT NULL REFERENCES fund_account,
    value_date date NOT NULL,
    amount numeric(20,2) NOT NULL CHECK (amount > 0)
  );
  CREATE INDEX other_house_receipt_of ON other_house_receipt (account_id, value_date);
  CREATE TRIGGER other_house_receipt_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON other_house_receipt
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  INSERT INTO other_house_receipt (transfer_key, account_id, value_date, amount)
    SELECT t.key, t.to_account, t.value_date, t.amount
      FROM transfer t JOIN statement s ON s.account_id = t.to_account AND s.day = t.value_date
     WHERE t.direction = 'IN' AND t.state = 'POSTED'
       AND NOT s.lines @> jsonb_build_array(jsonb_build_object('key', t.key));

  CREATE INDEX entry_value_date ON entry (value_date);

  ALTER TABLE reconciliation_difference DROP CONSTRAINT reconciliation_difference_kind_check,
    ADD CONSTRAINT reconciliation_difference_kind_check CHECK (kind IN ('AT_BANK_ONLY', 'EXPECTED_AGAIN',
      'EXECUTED_UNPOSTED', 'OTHER_CONTENT', 'FAILED_BUT_EXECUTED', 'NOT_AT_BANK', 'STATEMENT_MISSING', 'BALANCE_DIFFERS'));
  /* Days that a restore has lost: orders of ours that only the bank knows may stand on their statements. */
  ALTER TABLE operations_state ADD COLUMN lost_from date, ADD COLUMN lost_to date,
    ADD CONSTRAINT lost_days_have_both_ends CHECK ((lost_from IS NULL) = (lost_to IS NULL));
  UPDATE operations_state SET lost_from = reconcile_from,
    lost_to = (reconciling_since AT TIME ZONE 'Asia/Shanghai')::date WHERE reconcile_from IS NOT NULL;
`;
