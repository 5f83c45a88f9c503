/** While money has left an account that nobody ordered, or its balance is not the bank's, nothing more leaves it. */
export const holds = `
  CREATE FUNCTION account_hold(wanted text) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CASE
      WHEN EXISTS (SELECT 1 FROM unordered_payment WHERE account_id = wanted AND resolved_at IS NULL)
        THEN 'PAYMENT_UNORDERED'
      WHEN (SELECT closing <> books FROM statement WHERE account_id = wanted AND books IS NOT NULL
             ORDER BY day DESC LIMIT 1) THEN 'BALANCE_DIFFERS'
    END
  $$;
  CREATE FUNCTION release_waits_for_account() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    why text := account_hold(NEW.from_account);
  BEGIN
    IF why IS NOT NULL THEN
      RAISE EXCEPTION 'Transfer % waits: account % is held, %', NEW.key, NEW.from_account, why USING ERRCODE = 'TC023';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER release_waits_for_account BEFORE UPDATE ON transfer FOR EACH ROW
    WHEN (NEW.state = 'SUBMITTED' AND OLD.state <> 'SUBMITTED') EXECUTE FUNCTION release_waits_for_account();
  CREATE TRIGGER order_waits_for_account BEFORE INSERT ON transfer FOR EACH ROW
    WHEN (NEW.direction = 'OUT' AND NEW.to_type <> 'UNEXPLAINED') EXECUTE FUNCTION release_waits_for_account();
  ALTER FUNCTION account_hold(text) SET search_path = public, pg_temp;
  ALTER FUNCTION release_waits_for_account() SET search_path = public, pg_temp;
`;
