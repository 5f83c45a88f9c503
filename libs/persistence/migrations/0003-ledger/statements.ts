/** The bank's and the treasury's statements, as evidence of value dates (M18). */
export const statements = `
  CREATE TABLE statement (
    system text NOT NULL CHECK (system IN ('bank', 'treasury')),
    account_id text NOT NULL REFERENCES fund_account,
    day date NOT NULL,
    arrived_at timestamptz NOT NULL,
    hash text NOT NULL,
    lines jsonb NOT NULL,
    PRIMARY KEY (account_id, day)
  );
  /* Evidence of the value date. A bank may issue a day again, with a line it had forgotten:
     what it said before is kept. */
  CREATE TABLE statement_superseded (
    id bigserial PRIMARY KEY,
    account_id text NOT NULL REFERENCES fund_account,
    day date NOT NULL,
    arrived_at timestamptz NOT NULL,
    superseded_at timestamptz NOT NULL DEFAULT now(),
    hash text NOT NULL,
    lines jsonb NOT NULL
  );
  CREATE INDEX statement_superseded_of_day ON statement_superseded (account_id, day, id);
  CREATE TRIGGER statement_superseded_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON statement_superseded
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE FUNCTION statement_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.system, NEW.account_id, NEW.day, NEW.arrived_at) <> (OLD.system, OLD.account_id, OLD.day, OLD.arrived_at) THEN
      RAISE EXCEPTION 'When the statement of % of % arrived is fixed', OLD.account_id, OLD.day USING ERRCODE = 'TC011';
    END IF;
    INSERT INTO statement_superseded (account_id, day, arrived_at, hash, lines)
      VALUES (OLD.account_id, OLD.day, OLD.arrived_at, OLD.hash, OLD.lines);
    RETURN NULL;
  END $$;
  CREATE TRIGGER statement_is_kept AFTER UPDATE ON statement FOR EACH ROW EXECUTE FUNCTION statement_is_kept();
  CREATE TRIGGER statement_stays BEFORE DELETE OR TRUNCATE ON statement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
