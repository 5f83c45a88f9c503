/** Accounts, the pairs money may go along (M06, M10), and balances that nobody edits (M03). */
export const accounts = `
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
`;
