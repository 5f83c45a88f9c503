/** 未经指令的付款: what left an account of ours without an order of ours, and how it ended. */
export const payments = `
  ALTER TABLE open_item DROP CONSTRAINT open_item_kind_check, DROP CONSTRAINT open_item_of_money,
    DROP CONSTRAINT open_item_of_day, DROP CONSTRAINT open_item_account_id_day_key;
  ALTER TABLE open_item
    ADD CONSTRAINT open_item_kind_check CHECK (kind IN ('UNMATCHED', 'OVERPAID', 'MISSING', 'UNORDERED')),
    ADD CONSTRAINT open_item_of_money CHECK (
      (kind IN ('UNMATCHED', 'OVERPAID')) = (transfer_key IS NOT NULL) AND (kind = 'MISSING') = (amount IS NULL)),
    ADD CONSTRAINT open_item_of_day CHECK (
      (kind IN ('MISSING', 'UNORDERED')) = (account_id IS NOT NULL) AND (account_id IS NULL) = (day IS NULL));
  CREATE UNIQUE INDEX open_item_missing ON open_item (account_id, day) WHERE kind = 'MISSING';

  /* A line is known by its account, day and key, and by its place among the lines of that key. */
  CREATE TABLE unordered_payment (
    case_id text PRIMARY KEY REFERENCES open_item,
    account_id text NOT NULL REFERENCES fund_account,
    day date NOT NULL,
    bank_key text NOT NULL,
    nth integer NOT NULL CHECK (nth >= 1),
    bank_sequence bigint NOT NULL,
    why text NOT NULL CHECK (why IN
      ('NOT_ORDERED', 'NOT_RELEASED', 'GIVEN_UP', 'OTHER_AMOUNT', 'OTHER_ACCOUNT', 'EXECUTED_AGAIN')),
    amount numeric(20,2) NOT NULL CHECK (amount > 0),
    to_number text NOT NULL,
    reference text NOT NULL,
    /* The key it is posted under: the bank's, or one made of it where that one stands in our books already. */
    ledger_key text NOT NULL UNIQUE,
    refund_key text UNIQUE REFERENCES transfer,
    resolved_as text CHECK (resolved_as IN ('RECOGNISED', 'REFUNDED')),
    resolved_at timestamptz,
    CONSTRAINT resolved_with_how CHECK ((resolved_as IS NULL) = (resolved_at IS NULL)),
    CONSTRAINT refunded_by_money CHECK (resolved_as IS NULL OR (resolved_as = 'REFUNDED') = (refund_key IS NOT NULL)),
    UNIQUE (account_id, day, bank_key, nth)
  );
  CREATE INDEX unordered_payment_open ON unordered_payment (account_id) WHERE resolved_at IS NULL;

  /* What the bank did is fixed; it ends once, by money that is posted. Nobody lifts the hold by hand. */
  CREATE FUNCTION unordered_payment_ends() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    how CONSTANT text[] := ARRAY['ledger_key', 'refund_key', 'resolved_as', 'resolved_at'];
  BEGIN
    IF OLD.resolved_at IS NOT NULL OR to_jsonb(NEW) - how <> to_jsonb(OLD) - how THEN
      RAISE EXCEPTION 'What the bank did under % is fixed', OLD.bank_key USING ERRCODE = 'TC011';
    END IF;
    IF NEW.refund_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfer r WHERE r.key = NEW.refund_key
        AND (r.direction, r.state, r.to_account, r.amount) = ('IN', 'POSTED', NEW.account_id, NEW.amount)
        AND r.value_date >= NEW.day) THEN
      RAISE EXCEPTION 'Transfer % did not bring back what left under %', NEW.refund_key, NEW.bank_key USING ERRCODE = 'TC022';
    END IF;
    IF NEW.resolved_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM transfer t WHERE t.key = NEW.ledger_key
        AND (t.direction, t.state, t.from_account, t.amount, t.value_date)
          = ('OUT', 'POSTED', NEW.account_id, NEW.amount, NEW.day)) THEN
      RAISE EXCEPTION 'What left under % is not posted yet', NEW.bank_key USING ERRCODE = 'TC022';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER unordered_payment_ends BEFORE UPDATE ON unordered_payment FOR EACH ROW EXECUTE FUNCTION unordered_payment_ends();
  CREATE TRIGGER unordered_payment_stays BEFORE DELETE OR TRUNCATE ON unordered_payment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  ALTER FUNCTION unordered_payment_ends() SET search_path = public, pg_temp;
`;
