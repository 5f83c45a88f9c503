import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Official letters (公文): drafted by the system, signed by a person, and from then on never another text. */
export class Letters0008 implements MigrationInterface {
  readonly name = 'Letters0008700000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      /* The last number given per series and year; taken in the signing transaction, so none is lost. */
      CREATE TABLE letter_counter (
        city text NOT NULL REFERENCES city,
        series text NOT NULL CHECK (series LIKE '%{year}%{n}%'),
        year integer NOT NULL,
        last integer NOT NULL CHECK (last > 0),
        PRIMARY KEY (city, series, year)
      );
      CREATE FUNCTION letter_counter_counts() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (TG_OP = 'INSERT' AND NEW.last <> 1)
           OR (TG_OP = 'UPDATE' AND (NEW.city, NEW.series, NEW.year, NEW.last)
                 IS DISTINCT FROM (OLD.city, OLD.series, OLD.year, OLD.last + 1)) THEN
          RAISE EXCEPTION 'Letter numbers are given one after the other' USING ERRCODE = 'TC017';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER letter_counter_counts BEFORE INSERT OR UPDATE ON letter_counter
        FOR EACH ROW EXECUTE FUNCTION letter_counter_counts();
      CREATE TRIGGER letter_counter_stays BEFORE DELETE OR TRUNCATE ON letter_counter
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE letter (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version integer NOT NULL DEFAULT 1,
        obligation_id uuid NOT NULL REFERENCES obligation,
        rung text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('SUPERVISION_ORDER', 'INTERVIEW', 'CIRCULAR', 'CORRECTION')),
        case_id text REFERENCES process_case,
        city text NOT NULL REFERENCES city,
        unit char(6) NOT NULL REFERENCES unit,
        fund text NOT NULL CHECK (fund IN ('EMPLOYEE', 'RESIDENT')),
        template text NOT NULL,
        facts jsonb NOT NULL,
        state text NOT NULL DEFAULT 'DRAFT' CHECK (state IN ('DRAFT', 'SIGNED', 'DELIVERED')),
        title text NOT NULL,
        recipients text[] NOT NULL CHECK (cardinality(recipients) > 0),
        copies text[] NOT NULL,
        body text[] NOT NULL CHECK (cardinality(body) > 0),
        drafted_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        series text,
        number_year integer,
        number_serial integer,
        number text,
        sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        docx_sha256 text CHECK (docx_sha256 ~ '^[0-9a-f]{64}$'),
        pdf bytea,
        docx bytea,
        signed_by text REFERENCES account,
        signed_person uuid REFERENCES person,
        signed_at timestamptz,
        decision_id uuid REFERENCES decision,
        delivered_at timestamptz,
        read_at timestamptz,
        read_by text REFERENCES account,
        UNIQUE (obligation_id, rung, kind),
        UNIQUE (city, number),
        UNIQUE (city, series, number_year, number_serial),
        CONSTRAINT letter_signed_whole CHECK (
          num_nonnulls(series, number_year, number_serial, number, sha256, docx_sha256, pdf, docx,
            signed_by, signed_person, signed_at, decision_id) = CASE WHEN state = 'DRAFT' THEN 0 ELSE 12 END),
        CONSTRAINT letter_number_is_of_series CHECK (
          number = replace(replace(series, '{year}', number_year::text), '{n}', number_serial::text)),
        CONSTRAINT letter_delivered CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL)),
        CONSTRAINT letter_read CHECK (
          (read_at IS NULL) = (read_by IS NULL) AND (read_at IS NULL OR state = 'DELIVERED')),
        CONSTRAINT letter_withdrawn_unsigned CHECK (withdrawn_at IS NULL OR state = 'DRAFT')
      );
      ALTER TABLE escalation ADD CONSTRAINT escalation_has_letter FOREIGN KEY (letter_id) REFERENCES letter;
      CREATE INDEX letter_by_hash ON letter (sha256) WHERE sha256 IS NOT NULL;

      CREATE FUNCTION letter_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> 'DRAFT' OR NEW.withdrawn_at IS NOT NULL THEN
          RAISE EXCEPTION 'A letter begins as a draft' USING ERRCODE = 'TC017';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER letter_begins BEFORE INSERT ON letter FOR EACH ROW EXECUTE FUNCTION letter_begins();

      /* What may still happen to a letter: words while it is a draft, one signature, then receipts only. */
      CREATE FUNCTION letter_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        kept letter := NEW;
      BEGIN
        NEW.version := OLD.version + 1;
        kept.version := OLD.version;
        IF OLD.withdrawn_at IS NOT NULL THEN
          RAISE EXCEPTION 'Letter % is withdrawn', OLD.id USING ERRCODE = 'TC017';
        ELSIF OLD.state = 'DRAFT' AND NEW.state = 'DRAFT' THEN
          kept.title := OLD.title;
          kept.body := OLD.body;
          kept.withdrawn_at := OLD.withdrawn_at;
        ELSIF OLD.state = 'DRAFT' AND NEW.state = 'SIGNED' THEN
          PERFORM 1 FROM letter_counter c WHERE (c.city, c.series, c.year, c.last)
            = (NEW.city, NEW.series, NEW.number_year, NEW.number_serial);
          IF NOT FOUND THEN
            RAISE EXCEPTION 'Number % was not taken from its series', NEW.number USING ERRCODE = 'TC017';
          END IF;
          PERFORM 1 FROM decision d WHERE (d.id, d.username, d.person)
            = (NEW.decision_id, NEW.signed_by, NEW.signed_person);
          IF NOT FOUND THEN
            RAISE EXCEPTION 'Letter % is signed without its signer''s decision', OLD.id USING ERRCODE = 'TC017';
          END IF;
          IF NEW.sha256 <> encode(sha256(NEW.pdf), 'hex') OR NEW.docx_sha256 <> encode(sha256(NEW.docx), 'hex') THEN
            RAISE EXCEPTION 'The hash of letter % is not that of its bytes', OLD.id USING ERRCODE = 'TC017';
          END IF;
          kept.state := OLD.state;
          kept.series := NULL; kept.number_year := NULL; kept.number_serial := NULL; kept.number := NULL;
          kept.sha256 := NULL; kept.docx_sha256 := NULL; kept.pdf := NULL; kept.docx := NULL;
          kept.signed_by := NULL; kept.signed_person := NULL; kept.signed_at := NULL; kept.decision_id := NULL;
        ELSE
          IF OLD.state = 'SIGNED' AND NEW.state = 'DELIVERED' THEN
            kept.state := OLD.state;
            kept.delivered_at := OLD.delivered_at;
          END IF;
          IF OLD.read_at IS NULL AND OLD.state = 'DELIVERED' THEN
            kept.read_at := NULL;
            kept.read_by := NULL;
          END IF;
        END IF;
        IF kept IS DISTINCT FROM OLD THEN
          RAISE EXCEPTION 'Letter % (%) cannot be changed so', OLD.id, OLD.state USING ERRCODE = 'TC017';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER letter_is_fixed BEFORE UPDATE ON letter FOR EACH ROW EXECUTE FUNCTION letter_is_fixed();
      ALTER FUNCTION letter_counter_counts() SET search_path = public, pg_temp;
      ALTER FUNCTION letter_begins() SET search_path = public, pg_temp;
      ALTER FUNCTION letter_is_fixed() SET search_path = public, pg_temp;
      CREATE TRIGGER letter_stays BEFORE DELETE OR TRUNCATE ON letter FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
