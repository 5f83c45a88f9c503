/** Two persons, both forward, of the duty's own case, after the breach, and never more than is missing (TC046). */
export const guards = `
  CREATE FUNCTION withholding_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    first decision;
    second decision;
  BEGIN
    SELECT * INTO STRICT first FROM decision WHERE id = NEW.decision_id;
    SELECT * INTO STRICT second FROM decision WHERE id = NEW.agreed_id;
    IF first.case_id IS DISTINCT FROM NEW.case_id OR second.case_id IS DISTINCT FROM NEW.case_id
       OR first.way <> 'FORWARD' OR second.way <> 'FORWARD' OR first.task_id = second.task_id THEN
      RAISE EXCEPTION 'Nobody decided to withhold for % of %', NEW.code, NEW.case_id USING ERRCODE = 'TC046';
    END IF;
    IF first.person = second.person THEN
      RAISE EXCEPTION 'Withholding for % of % wants two persons', NEW.code, NEW.case_id USING ERRCODE = 'TC046';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER withholding_is_decided BEFORE INSERT ON withholding
    FOR EACH ROW EXECUTE FUNCTION withholding_is_decided();

  /* Only the voucher is still to come, and comes once. */
  CREATE FUNCTION withholding_is_fixed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF OLD.voucher_number IS NOT NULL
       OR to_jsonb(NEW) - 'voucher_number' - 'booked_at' <> to_jsonb(OLD) - 'voucher_number' - 'booked_at' THEN
      RAISE EXCEPTION 'What was withheld is not changed' USING ERRCODE = 'TC011';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER withholding_is_fixed BEFORE UPDATE ON withholding
    FOR EACH ROW EXECUTE FUNCTION withholding_is_fixed();

  /* A part makes good a stage that is overdue, and no more of it than is missing. */
  CREATE FUNCTION withholding_part_is_owed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    o obligation;
    w withholding;
  BEGIN
    SELECT * INTO STRICT w FROM withholding WHERE agreed_id = NEW.agreed_id;
    SELECT * INTO STRICT o FROM obligation
      WHERE (case_id, code, stage) = (NEW.case_id, NEW.code, NEW.stage) FOR UPDATE;
    IF (w.case_id, w.code) <> (NEW.case_id, NEW.code) OR o.kind <> 'MONEY' OR NOT o.amount_known
       OR o.state <> 'OVERDUE' OR w.withheld_on <= o.statutory
       OR NEW.amount > o.amount_due - o.amount_received - o.amount_withheld THEN
      RAISE EXCEPTION 'Stage % of % in % is not owed %', NEW.stage, NEW.code, NEW.case_id, NEW.amount
        USING ERRCODE = 'TC046';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER withholding_part_is_owed BEFORE INSERT ON withholding_part
    FOR EACH ROW EXECUTE FUNCTION withholding_part_is_owed();

  CREATE FUNCTION withholding_part_counts() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    UPDATE obligation SET amount_withheld = amount_withheld + NEW.amount
      WHERE (case_id, code, stage) = (NEW.case_id, NEW.code, NEW.stage);
    RETURN NULL;
  END $$;
  CREATE TRIGGER withholding_part_counts AFTER INSERT ON withholding_part
    FOR EACH ROW EXECUTE FUNCTION withholding_part_counts();

  /* The parts are the whole. */
  CREATE FUNCTION withholding_is_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    w withholding;
  BEGIN
    SELECT * INTO STRICT w FROM withholding WHERE agreed_id = NEW.agreed_id;
    IF w.amount IS DISTINCT FROM (SELECT sum(amount) FROM withholding_part WHERE agreed_id = NEW.agreed_id) THEN
      RAISE EXCEPTION 'The parts of what was withheld for % of % are not the whole', w.code, w.case_id
        USING ERRCODE = 'TC046';
    END IF;
    RETURN NULL;
  END $$;
  CREATE CONSTRAINT TRIGGER withholding_is_whole AFTER INSERT ON withholding
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION withholding_is_whole();
  CREATE CONSTRAINT TRIGGER withholding_part_is_whole AFTER INSERT ON withholding_part
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION withholding_is_whole();

  /* A duty says of itself only what was withheld for it. */
  CREATE FUNCTION duty_is_withheld() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF NEW.amount_withheld IS DISTINCT FROM (SELECT coalesce(sum(amount), 0) FROM withholding_part
         WHERE (case_id, code, stage) = (NEW.case_id, NEW.code, NEW.stage)) THEN
      RAISE EXCEPTION 'Nobody decided to withhold for % of %', NEW.code, NEW.case_id USING ERRCODE = 'TC046';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER duty_is_withheld_new BEFORE INSERT ON obligation FOR EACH ROW
    WHEN (NEW.amount_withheld <> 0) EXECUTE FUNCTION duty_is_withheld();
  CREATE TRIGGER duty_is_withheld BEFORE UPDATE ON obligation FOR EACH ROW
    WHEN (NEW.amount_withheld IS DISTINCT FROM OLD.amount_withheld) EXECUTE FUNCTION duty_is_withheld();
`;
