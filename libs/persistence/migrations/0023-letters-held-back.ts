import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A signed draft that cannot be printed is held back: its words are open again until the officer has
 * changed them, and then it is signed anew (docs/adr/0026-what-can-be-printed.md).
 */
export class LettersHeldBack0023 implements MigrationInterface {
  readonly name = 'LettersHeldBack00239700000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE letter_hold (
        /* No foreign keys: emptying one table would run into another's guard, and no guard could be seen alone. */
        letter_id uuid NOT NULL,
        /* The signature that could not be carried out. */
        decision_id uuid NOT NULL,
        held_at timestamptz NOT NULL,
        /* [{pointer, place, code, message: {zh, en}}]: what cannot be printed, and where. */
        faults jsonb NOT NULL,
        /* The officer's word that the text is changed. */
        released_by uuid,
        PRIMARY KEY (letter_id, decision_id)
      );
      CREATE INDEX letter_hold_open ON letter_hold (letter_id) WHERE released_by IS NULL;
      CREATE FUNCTION letter_hold_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF OLD.released_by IS NOT NULL OR NEW.released_by IS NULL
           OR (NEW.letter_id, NEW.decision_id, NEW.held_at, NEW.faults)
             IS DISTINCT FROM (OLD.letter_id, OLD.decision_id, OLD.held_at, OLD.faults) THEN
          RAISE EXCEPTION 'A hold on letter % is only released, once', OLD.letter_id USING ERRCODE = 'TC017';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER letter_hold_is_fixed BEFORE UPDATE ON letter_hold
        FOR EACH ROW EXECUTE FUNCTION letter_hold_is_fixed();
      CREATE TRIGGER letter_hold_stays BEFORE DELETE OR TRUNCATE ON letter_hold
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* As before; and what a hold is on is open again. */
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
          ELSIF NEW.settled_by IS NULL THEN
            PERFORM 1 FROM letter_hold h WHERE h.letter_id = OLD.id
              AND OLD.settled_by IN (h.decision_id, h.released_by);
            IF FOUND THEN
              kept.settled_by := OLD.settled_by;
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
      ALTER FUNCTION letter_hold_is_fixed() SET search_path = public, pg_temp;
      ALTER FUNCTION letter_is_fixed() SET search_path = public, pg_temp;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
