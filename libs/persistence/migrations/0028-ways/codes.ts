/** Where each decision leads: a table of codes, and on every decision the way of its code. */
export const codes = `
  CREATE TABLE decision_code (
    code text PRIMARY KEY CHECK (code ~ '^[A-Z]+(_[A-Z]+)*$'),
    way text NOT NULL CHECK (way IN ('FORWARD', 'BACK', 'STOP', 'ASIDE')),
    UNIQUE (code, way)
  );
  INSERT INTO decision_code (way, code)
    SELECT 'FORWARD', unnest(ARRAY['SUBMIT', 'APPROVE', 'APPROVE_WITH_CHANGE', 'AGREE', 'CONFIRM', 'RECORD', 'MATCH',
      'RECOGNISE', 'RETURN_MONEY', 'CREDIT_NEXT_YEAR', 'RETRY', 'RESUME', 'DISMISS'])
    UNION ALL SELECT 'BACK', unnest(ARRAY['RETURN', 'UPHOLD'])
    UNION ALL SELECT 'STOP', unnest(ARRAY['REFUSE', 'CANCEL_TRANSFER'])
    UNION ALL SELECT 'ASIDE', unnest(ARRAY['OBJECT', 'HOLD', 'SKIP_UP', 'EXCUSE', 'ASK_AGAIN', 'AWAIT_REFUND']);
  /* Codes are added at the start of a newer version; what one means never changes behind what was decided. */
  CREATE TRIGGER decision_code_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON decision_code
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

  DO $$
  DECLARE
    strange text;
  BEGIN
    SELECT string_agg(DISTINCT code, ', ') INTO strange FROM decision d
      WHERE NOT EXISTS (SELECT 1 FROM decision_code c WHERE c.code = d.code);
    IF strange IS NOT NULL THEN
      RAISE EXCEPTION 'Decisions of a code that no version of the product knows (%): nobody can say where they lead', strange
        USING ERRCODE = 'TC024';
    END IF;
  END $$;

  /* Nearly all went forward: only the others are written again, so that an old, large instance is not held up. */
  ALTER TABLE decision ADD COLUMN way text NOT NULL DEFAULT 'FORWARD';
  ALTER TABLE decision DISABLE TRIGGER decision_is_fixed;
  UPDATE decision d SET way = c.way FROM decision_code c WHERE c.code = d.code AND c.way <> 'FORWARD';
  ALTER TABLE decision ENABLE TRIGGER decision_is_fixed;
  ALTER TABLE decision ALTER COLUMN way DROP DEFAULT,
    ADD CONSTRAINT decision_goes_its_way FOREIGN KEY (code, way) REFERENCES decision_code (code, way);

  /* Whoever writes a decision says its code; a way that they say as well must be that of the code. */
  CREATE FUNCTION decision_takes_its_way() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NEW.way IS NULL THEN
      SELECT way INTO NEW.way FROM decision_code WHERE code = NEW.code;
      IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no decision %', NEW.code USING ERRCODE = 'TC024';
      END IF;
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER decision_takes_its_way BEFORE INSERT ON decision
    FOR EACH ROW EXECUTE FUNCTION decision_takes_its_way();
`;
