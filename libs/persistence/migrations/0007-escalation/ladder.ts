/** The calendar and the ladder as rows, so that a sweep climbs in one statement. */
export const ladder = `
  CREATE TABLE working_day (
    day date PRIMARY KEY,
    rank integer NOT NULL UNIQUE
  );
  CREATE FUNCTION nth_working_day_after(base date, n integer) RETURNS date LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN n = 0 THEN base ELSE (
      SELECT w.day FROM working_day w WHERE w.rank = n + coalesce(
        (SELECT max(b.rank) FROM working_day b WHERE b.day <= base), 0)) END
  $$;
  /* Rung +n comes at its hour on the n-th working day after the day of the declaration; +0 at once. */
  CREATE FUNCTION rung_at(declared timestamptz, n integer, hour time) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN n = 0 THEN declared ELSE
      (nth_working_day_after((declared AT TIME ZONE 'Asia/Shanghai')::date, n) + hour) AT TIME ZONE 'Asia/Shanghai' END
  $$;

  CREATE TABLE ladder_rung (
    city text NOT NULL REFERENCES city,
    level text NOT NULL CHECK (level IN ('CITY', 'CITY_UNIT', 'COUNTY_UNIT')),
    position integer NOT NULL CHECK (position > 0),
    code text NOT NULL,
    working_days integer NOT NULL CHECK (working_days >= 0),
    at time NOT NULL,
    step text,
    source text NOT NULL CHECK (source IN ('STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED')),
    basis text NOT NULL,
    PRIMARY KEY (city, level, position),
    UNIQUE (city, level, code)
  );

  ALTER TABLE obligation
    ADD COLUMN rung_position integer NOT NULL DEFAULT 0,
    ADD COLUMN ladder_case text REFERENCES process_case,
    ADD COLUMN held boolean NOT NULL DEFAULT false;
  CREATE INDEX obligation_to_climb ON obligation (next_rung_at) WHERE next_rung_at IS NOT NULL;
  CREATE INDEX obligation_without_ladder ON obligation (id) WHERE rung_position > 0 AND ladder_case IS NULL;
  CREATE INDEX obligation_on_ladder ON obligation (ladder_case) WHERE ladder_case IS NOT NULL;

  /* One rung of one breach, once. step: what a person must sign before it is done. */
  CREATE TABLE escalation (
    obligation_id uuid NOT NULL REFERENCES obligation,
    rung text NOT NULL,
    position integer NOT NULL,
    due_on date NOT NULL,
    at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('DONE', 'AWAITING_SIGNATURE', 'SIGNED', 'SKIPPED', 'WITHDRAWN')),
    step text,
    source text NOT NULL,
    basis text NOT NULL,
    task_id uuid REFERENCES task,
    letter_id uuid,
    signed_by text REFERENCES account,
    signed_at timestamptz,
    PRIMARY KEY (obligation_id, rung),
    UNIQUE (obligation_id, position)
  );
  CREATE TRIGGER escalation_stays BEFORE DELETE OR TRUNCATE ON escalation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE FUNCTION escalation_moves_on() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (NEW.obligation_id, NEW.rung, NEW.position, NEW.due_on, NEW.at) <> (OLD.obligation_id, OLD.rung, OLD.position, OLD.due_on, OLD.at)
       OR (OLD.state <> NEW.state AND OLD.state <> 'AWAITING_SIGNATURE') THEN
      RAISE EXCEPTION 'Rung % of % stands as it was', OLD.rung, OLD.obligation_id USING ERRCODE = 'TC011';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER escalation_moves_on BEFORE UPDATE ON escalation FOR EACH ROW EXECUTE FUNCTION escalation_moves_on();

  /* The record of lateness that the year's assessment reads. An excuse is written beside it, never over it. */
  CREATE TABLE breach (
    obligation_id uuid NOT NULL REFERENCES obligation,
    declared_at timestamptz NOT NULL,
    breached_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_as text CHECK (closed_as IN ('MET_LATE', 'DATA_FAULT')),
    excused_at timestamptz,
    excuse_reason text,
    excuse_comment text,
    excuse_document text,
    excuse_decision uuid REFERENCES decision,
    PRIMARY KEY (obligation_id, declared_at)
  );
  CREATE TRIGGER breach_stays BEFORE DELETE OR TRUNCATE ON breach
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
