import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a city adopts after its rule pack was published (docs/adr/0042-amendments.md): a value, a reading, a
 * longer validity. Rows are added and never changed; what decides about money has two hands of two offices.
 * `adoption` says which case asks for what, `adoption_wait` which cases wait for it.
 */
export class Amendments0041 implements MigrationInterface {
  readonly name = 'Amendments00419700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE adoption (
        case_id text PRIMARY KEY REFERENCES process_case,
        city text NOT NULL REFERENCES city,
        kind text NOT NULL CHECK (kind IN ('PARAMETER', 'READING', 'VALIDITY')),
        key text NOT NULL CHECK (key <> ''),
        /* Empty: of all funds. */
        fund text NOT NULL DEFAULT '',
        /* How often the same was asked for before. */
        number integer NOT NULL CHECK (number > 0),
        /* The day by whose law the first case that waits goes. */
        day date NOT NULL,
        UNIQUE (city, kind, key, fund, number)
      );
      CREATE TABLE adoption_wait (
        adoption_case text NOT NULL REFERENCES adoption,
        case_id text NOT NULL REFERENCES process_case,
        at timestamptz NOT NULL,
        PRIMARY KEY (adoption_case, case_id)
      );
      CREATE INDEX adoption_wait_of_case ON adoption_wait (case_id);
      CREATE TABLE missed_opening (
        city text NOT NULL REFERENCES city,
        process text NOT NULL,
        /* The kind that opens by a rule of its own; empty: what the process opens. */
        kind text NOT NULL DEFAULT '',
        period text NOT NULL,
        /* The first day of the period: it opens when the validity reaches it. */
        begins date NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (city, process, kind, period)
      );
      CREATE TABLE amendment (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        position bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
        city text NOT NULL REFERENCES city,
        kind text NOT NULL CHECK (kind IN ('PARAMETER', 'READING', 'VALIDITY')),
        key text NOT NULL CHECK (key <> ''),
        /* Null: of all funds. */
        fund text CHECK (fund <> ''),
        value jsonb NOT NULL CHECK (jsonb_typeof(value) IN ('string', 'number', 'boolean', 'array')),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to >= valid_from),
        document jsonb NOT NULL CHECK (fact_is_shaped('document', document)),
        /* Whether it decides about money: then two persons of two offices adopt it. */
        money boolean NOT NULL,
        case_id text NOT NULL UNIQUE REFERENCES adoption,
        decision_id uuid NOT NULL UNIQUE REFERENCES decision,
        agreed_id uuid UNIQUE REFERENCES decision,
        supersedes uuid REFERENCES amendment,
        decided_on date NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        CHECK (NOT money OR agreed_id IS NOT NULL)
      );
      CREATE INDEX amendment_of_city ON amendment (city, position);

      /* What was adopted is what its own case asked for and its own desks decided. */
      CREATE FUNCTION amendment_is_decided() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        first decision;
        second decision;
      BEGIN
        PERFORM 1 FROM adoption a WHERE a.case_id = NEW.case_id
          AND (a.city, a.kind, a.key, a.fund) = (NEW.city, NEW.kind, NEW.key, coalesce(NEW.fund, ''));
        IF NOT FOUND THEN
          RAISE EXCEPTION 'Case % does not ask for % of %', NEW.case_id, NEW.key, NEW.city USING ERRCODE = 'TC041';
        END IF;
        SELECT * INTO first FROM decision WHERE id = NEW.decision_id;
        IF first.case_id IS DISTINCT FROM NEW.case_id OR first.way <> 'FORWARD' THEN
          RAISE EXCEPTION 'Decision % adopts nothing in %', NEW.decision_id, NEW.case_id USING ERRCODE = 'TC041';
        END IF;
        IF NEW.agreed_id IS NOT NULL THEN
          SELECT * INTO second FROM decision WHERE id = NEW.agreed_id;
          IF second.case_id IS DISTINCT FROM NEW.case_id OR second.way <> 'FORWARD'
             OR second.person = first.person OR second.office = first.office THEN
            RAISE EXCEPTION 'Amendment of % wants two persons of two offices', NEW.key USING ERRCODE = 'TC041';
          END IF;
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER amendment_is_decided BEFORE INSERT ON amendment
        FOR EACH ROW EXECUTE FUNCTION amendment_is_decided();
    `);
    for (const table of ['adoption', 'adoption_wait', 'missed_opening', 'amendment']) {
      await runner.query(`
        CREATE TRIGGER ${table}_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      `);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
