import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is decided is what was seen (docs/adr/0024-what-was-seen.md): a task moves when the letter it
 * shows moves, the hashes of what was shown stand on the decision, and a draft is closed with it.
 */
export class Seen0020 implements MigrationInterface {
  readonly name = 'Seen00209700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      /* The letter a task's page shows, as the page reads it from the form. */
      ALTER TABLE task ADD COLUMN letter_id uuid GENERATED ALWAYS AS (CASE
        WHEN form ->> 'letterId' ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        THEN (form ->> 'letterId')::uuid END) STORED;
      CREATE INDEX task_letter ON task (letter_id) WHERE letter_id IS NOT NULL AND state IN ('OPEN', 'CLAIMED');

      /* {form, letters: [{id, version, sha256}]}; null only on what was decided before this column was. */
      ALTER TABLE decision ADD COLUMN seen jsonb;
      ALTER TABLE calendar_notice ADD COLUMN seen text CHECK (seen ~ '^[0-9a-f]{64}$'),
        ADD CONSTRAINT calendar_notice_seen CHECK (state <> 'CONFIRMED' OR seen IS NOT NULL) NOT VALID;

      ALTER TABLE letter
        /* When its figures and days were worked out; a letter is signed on that day or drawn up again. */
        ADD COLUMN facts_at timestamptz,
        /* The system's own words; where title and body differ, a person has worded them. */
        ADD COLUMN drawn_title text,
        ADD COLUMN drawn_body text[],
        /* A person's paragraphs that newer figures have replaced, or that repeat older ones: to be read again. */
        ADD COLUMN replaced text[] NOT NULL DEFAULT '{}',
        /* The decision that ends the wording: signed, skipped, excused. */
        ADD COLUMN settled_by uuid REFERENCES decision;
      ALTER TABLE letter DISABLE TRIGGER letter_is_fixed;
      UPDATE letter l SET facts_at = l.drafted_at,
        drawn_title = coalesce(first.details ->> 'title', l.title),
        drawn_body = coalesce(ARRAY(SELECT jsonb_array_elements_text(first.details -> 'body')), l.body)
        FROM letter x LEFT JOIN LATERAL (SELECT details FROM audit a WHERE a.object_type = 'letter'
          AND a.object_id = x.id::text AND a.action = 'LETTER_EDITED' ORDER BY a.id LIMIT 1) first ON true
        WHERE x.id = l.id;
      UPDATE letter SET drawn_body = body WHERE cardinality(drawn_body) = 0;
      UPDATE letter l SET settled_by = d.id FROM decision d JOIN task t ON t.id = d.task_id
        WHERE t.letter_id = l.id AND l.state = 'DRAFT' AND d.state = 'ACCEPTED';
      ALTER TABLE letter ENABLE TRIGGER letter_is_fixed;
      ALTER TABLE letter ALTER COLUMN facts_at SET NOT NULL, ALTER COLUMN drawn_title SET NOT NULL,
        ALTER COLUMN drawn_body SET NOT NULL;

      CREATE FUNCTION letter_content_sha256(l letter) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT encode(sha256(convert_to(jsonb_build_object('title', l.title, 'recipients', l.recipients,
          'copies', l.copies, 'body', l.body,
          'on', (l.facts_at AT TIME ZONE 'Asia/Shanghai')::date)::text, 'UTF8')), 'hex')
      $$;

      CREATE OR REPLACE FUNCTION letter_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.state <> 'DRAFT' OR NEW.withdrawn_at IS NOT NULL OR NEW.settled_by IS NOT NULL THEN
          RAISE EXCEPTION 'A letter begins as a draft' USING ERRCODE = 'TC017';
        END IF;
        NEW.facts_at := NEW.drafted_at;
        NEW.drawn_title := NEW.title;
        NEW.drawn_body := NEW.body;
        RETURN NEW;
      END $$;

      /* Words until a decision settles it, figures only with a later look at them; one signature of what was
         seen; then receipts only. */
      CREATE OR REPLACE FUNCTION letter_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        kept letter := NEW;
        sight jsonb;
      BEGIN
        NEW.version := OLD.version + 1;
        kept.version := OLD.version;
        IF OLD.withdrawn_at IS NOT NULL THEN
          RAISE EXCEPTION 'Letter % is withdrawn', OLD.id USING ERRCODE = 'TC017';
        ELSIF OLD.state = 'DRAFT' AND NEW.state = 'DRAFT' THEN
          kept.withdrawn_at := OLD.withdrawn_at;
          IF OLD.settled_by IS NULL THEN
            kept.title := OLD.title;
            kept.body := OLD.body;
            kept.replaced := OLD.replaced;
            kept.settled_by := OLD.settled_by;
            IF NEW.facts_at > OLD.facts_at THEN
              kept.facts := OLD.facts; kept.facts_at := OLD.facts_at; kept.recipients := OLD.recipients;
              kept.copies := OLD.copies; kept.drawn_title := OLD.drawn_title; kept.drawn_body := OLD.drawn_body;
            END IF;
          END IF;
        ELSIF OLD.state = 'DRAFT' AND NEW.state = 'SIGNED' THEN
          PERFORM 1 FROM letter_counter c WHERE (c.city, c.series, c.year, c.last)
            = (NEW.city, NEW.series, NEW.number_year, NEW.number_serial);
          IF NOT FOUND THEN
            RAISE EXCEPTION 'Number % was not taken from its series', NEW.number USING ERRCODE = 'TC017';
          END IF;
          SELECT d.seen INTO sight FROM decision d WHERE (d.id, d.username, d.person)
            = (NEW.decision_id, NEW.signed_by, NEW.signed_person);
          IF NOT FOUND OR OLD.settled_by IS DISTINCT FROM NEW.decision_id THEN
            RAISE EXCEPTION 'Letter % is signed without its signer''s decision', OLD.id USING ERRCODE = 'TC017';
          END IF;
          IF sight IS NOT NULL AND NOT sight -> 'letters' @> jsonb_build_array(
               jsonb_build_object('id', OLD.id, 'sha256', letter_content_sha256(OLD))) THEN
            RAISE EXCEPTION 'Letter % is not what its signer saw', OLD.id USING ERRCODE = 'TC017';
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

      /* Whoever has the page open holds an old version from now on; the form names the letter as it is called now. */
      CREATE FUNCTION letter_is_shown() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE task SET form = CASE WHEN form ? 'letterTitle'
            THEN jsonb_set(form, '{letterTitle}', to_jsonb(NEW.title)) ELSE form END
          WHERE letter_id = NEW.id AND state IN ('OPEN', 'CLAIMED');
        RETURN NULL;
      END $$;
      CREATE TRIGGER letter_is_shown AFTER UPDATE ON letter FOR EACH ROW
        WHEN ((OLD.title, OLD.body, OLD.recipients, OLD.copies, OLD.facts_at, OLD.replaced, OLD.withdrawn_at)
          IS DISTINCT FROM (NEW.title, NEW.body, NEW.recipients, NEW.copies, NEW.facts_at, NEW.replaced, NEW.withdrawn_at))
        EXECUTE FUNCTION letter_is_shown();

      CREATE FUNCTION decision_sees() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        draft text;
        shown letter;
      BEGIN
        SELECT encode(sha256(convert_to(t.form::text, 'UTF8')), 'hex') INTO draft FROM task t WHERE t.id = NEW.task_id;
        SELECT l.* INTO shown FROM task t JOIN letter l ON l.id = t.letter_id WHERE t.id = NEW.task_id FOR UPDATE OF l;
        NEW.seen := jsonb_build_object('form', draft, 'letters', CASE WHEN shown.id IS NULL THEN '[]'::jsonb
          ELSE jsonb_build_array(jsonb_build_object(
            'id', shown.id, 'version', shown.version, 'sha256', letter_content_sha256(shown))) END);
        RETURN NEW;
      END $$;
      CREATE TRIGGER decision_sees BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_sees();
      CREATE FUNCTION decision_settles() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE letter SET settled_by = NEW.id WHERE id = (NEW.seen #>> '{letters,0,id}')::uuid
          AND state = 'DRAFT' AND withdrawn_at IS NULL AND settled_by IS NULL;
        RETURN NULL;
      END $$;
      CREATE TRIGGER decision_settles AFTER INSERT ON decision FOR EACH ROW EXECUTE FUNCTION decision_settles();

      CREATE OR REPLACE FUNCTION calendar_notice_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
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
        kept.decided_at := NULL; kept.reason := NULL; kept.in_force := NULL; kept.seen := NULL;
        IF kept IS DISTINCT FROM OLD THEN
          RAISE EXCEPTION 'Calendar notice % is decided as it was proposed', OLD.id USING ERRCODE = 'TC021';
        END IF;
        RETURN NEW;
      END $$;

      ALTER FUNCTION letter_content_sha256(letter) SET search_path = public, pg_temp;
      ALTER FUNCTION letter_begins() SET search_path = public, pg_temp;
      ALTER FUNCTION letter_is_fixed() SET search_path = public, pg_temp;
      ALTER FUNCTION letter_is_shown() SET search_path = public, pg_temp;
      ALTER FUNCTION decision_sees() SET search_path = public, pg_temp;
      ALTER FUNCTION decision_settles() SET search_path = public, pg_temp;
      ALTER FUNCTION calendar_notice_is_fixed() SET search_path = public, pg_temp;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
