import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Holiday notices taken in after the published files. One person proposes, another confirms, and a
 * confirmed notice is never changed: what was counted with it can be counted again.
 */
export class CalendarNotices0014 implements MigrationInterface {
  readonly name = 'CalendarNotices00149700000000014';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE SEQUENCE calendar_notice_in_force;
      CREATE TABLE calendar_notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        /* A city's own days; null: the nation's. */
        jurisdiction text CHECK (jurisdiction ~ '^[a-z]{2,30}$'),
        year integer NOT NULL CHECK (year BETWEEN 2000 AND 2099),
        number text NOT NULL CHECK (length(number) BETWEEN 4 AND 60),
        issued_on date NOT NULL,
        title text NOT NULL,
        days jsonb NOT NULL CHECK (jsonb_typeof(days) = 'array' AND jsonb_array_length(days) > 0),
        /* What was pasted or sent, word for word. */
        source text NOT NULL,
        sha256 text NOT NULL,
        state text NOT NULL DEFAULT 'PROPOSED' CHECK (state IN ('PROPOSED', 'CONFIRMED', 'REJECTED')),
        proposed_by text NOT NULL,
        /* null: the operator of the machine, who is nobody's second person. */
        proposed_person uuid REFERENCES person,
        proposed_at timestamptz NOT NULL,
        decided_by text REFERENCES account,
        decided_person uuid REFERENCES person,
        decided_at timestamptz,
        reason text,
        /* The order in which notices came into force. */
        in_force bigint UNIQUE,
        CONSTRAINT calendar_notice_sha256 CHECK (sha256 = encode(sha256(convert_to(source, 'UTF8')), 'hex')),
        CONSTRAINT calendar_notice_decided_whole CHECK (
          num_nonnulls(decided_by, decided_person, decided_at) = CASE WHEN state = 'PROPOSED' THEN 0 ELSE 3 END),
        CONSTRAINT calendar_notice_second_person CHECK (
          state <> 'CONFIRMED' OR decided_person IS DISTINCT FROM proposed_person),
        CONSTRAINT calendar_notice_in_force CHECK ((state = 'CONFIRMED') = (in_force IS NOT NULL)),
        CONSTRAINT calendar_notice_reason CHECK (state <> 'REJECTED' OR reason IS NOT NULL)
      );
      CREATE UNIQUE INDEX calendar_notice_one_open ON calendar_notice (coalesce(jurisdiction, ''), number)
        WHERE state = 'PROPOSED';

      CREATE FUNCTION calendar_notice_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> 'PROPOSED' THEN
          RAISE EXCEPTION 'A calendar notice begins as a proposal' USING ERRCODE = 'TC021';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER calendar_notice_begins BEFORE INSERT ON calendar_notice
        FOR EACH ROW EXECUTE FUNCTION calendar_notice_begins();

      CREATE FUNCTION calendar_notice_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        kept calendar_notice := NEW;
      BEGIN
        IF OLD.state <> 'PROPOSED' OR NEW.state = 'PROPOSED' THEN
          RAISE EXCEPTION 'Calendar notice % is decided (%)', OLD.id, OLD.state USING ERRCODE = 'TC021';
        END IF;
        IF NEW.state = 'CONFIRMED' AND NEW.decided_person IS NOT DISTINCT FROM OLD.proposed_person THEN
          RAISE EXCEPTION 'Calendar notice % needs a second person', OLD.id USING ERRCODE = 'TC021';
        END IF;
        kept.state := OLD.state; kept.decided_by := NULL; kept.decided_person := NULL;
        kept.decided_at := NULL; kept.reason := NULL; kept.in_force := NULL;
        IF kept IS DISTINCT FROM OLD THEN
          RAISE EXCEPTION 'Calendar notice % is decided as it was proposed', OLD.id USING ERRCODE = 'TC021';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER calendar_notice_is_fixed BEFORE UPDATE ON calendar_notice
        FOR EACH ROW EXECUTE FUNCTION calendar_notice_is_fixed();
      CREATE TRIGGER calendar_notice_stays BEFORE DELETE OR TRUNCATE ON calendar_notice
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      ALTER FUNCTION calendar_notice_begins() SET search_path = public, pg_temp;
      ALTER FUNCTION calendar_notice_is_fixed() SET search_path = public, pg_temp;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
