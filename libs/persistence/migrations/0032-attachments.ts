import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that people attach to a task (docs/adr/0035-attachments.md): the bytes lie beside the database under
 * their hash, the row says whose they are and is never changed. A task moves with its files, and a decision
 * says which ones it saw.
 */
export class Attachments0032 implements MigrationInterface {
  readonly name = 'Attachments00329700000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE attachment (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL REFERENCES task,
        case_id text REFERENCES process_case,
        sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        name text NOT NULL CHECK (length(name) BETWEEN 1 AND 120 AND name !~ '[/\\\\[:cntrl:]]'),
        size integer NOT NULL CHECK (size BETWEEN 1 AND 20971520),
        type text NOT NULL CHECK (type IN ('pdf', 'png', 'jpeg', 'docx', 'xlsx', 'ofd')),
        username text NOT NULL REFERENCES account,
        person uuid NOT NULL REFERENCES person,
        office text NOT NULL REFERENCES office,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX attachment_of_task ON attachment (task_id);
      CREATE INDEX attachment_of_case ON attachment (case_id) WHERE case_id IS NOT NULL;
      CREATE INDEX attachment_of_bytes ON attachment (sha256);
      CREATE TRIGGER attachment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON attachment
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* Only while the task can be decided, by the desk that decides it; the row locks, always in one order, wait for a decision. */
      CREATE FUNCTION attachment_begins() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        t task;
      BEGIN
        PERFORM 1 FROM task WHERE id = NEW.task_id OR (case_id = NEW.case_id AND state IN ('OPEN', 'CLAIMED'))
          ORDER BY id FOR NO KEY UPDATE;
        SELECT * INTO t FROM task WHERE id = NEW.task_id;
        IF t.state NOT IN ('OPEN', 'CLAIMED') OR (t.state = 'CLAIMED' AND t.claimed_by <> NEW.username) THEN
          RAISE EXCEPTION 'Task % takes no file of %', t.id, NEW.username USING ERRCODE = 'TC036';
        END IF;
        IF NEW.case_id IS DISTINCT FROM t.case_id OR NEW.office <> t.desk_unit || '.' || t.department THEN
          RAISE EXCEPTION 'The file does not belong to task %', t.id USING ERRCODE = 'TC036';
        END IF;
        IF (SELECT count(*) FROM attachment a WHERE a.task_id = t.id) >= 20 THEN
          RAISE EXCEPTION 'Task % has its 20 files', t.id USING ERRCODE = 'TC036';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER attachment_begins BEFORE INSERT ON attachment
        FOR EACH ROW EXECUTE FUNCTION attachment_begins();

      /* Whoever has a page of the case open holds an old version from now on. */
      CREATE FUNCTION attachment_is_shown() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE task SET version = version WHERE state IN ('OPEN', 'CLAIMED')
          AND (id = NEW.task_id OR case_id = NEW.case_id);
        RETURN NULL;
      END $$;
      CREATE TRIGGER attachment_is_shown AFTER INSERT ON attachment
        FOR EACH ROW EXECUTE FUNCTION attachment_is_shown();

      /* Fires after decision_sees, by its name: the files of the case as they were when it was decided. */
      CREATE FUNCTION decision_sees_files() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        files jsonb;
      BEGIN
        SELECT jsonb_agg(jsonb_build_object('id', a.id, 'sha256', a.sha256) ORDER BY a.recorded_at, a.id)
          INTO files FROM attachment a WHERE a.task_id = NEW.task_id OR a.case_id = NEW.case_id;
        IF files IS NOT NULL THEN
          NEW.seen := coalesce(NEW.seen, '{}') || jsonb_build_object('attachments', files);
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER decision_sees_files BEFORE INSERT ON decision
        FOR EACH ROW EXECUTE FUNCTION decision_sees_files();

      ALTER FUNCTION attachment_begins() SET search_path = public, pg_temp;
      ALTER FUNCTION attachment_is_shown() SET search_path = public, pg_temp;
      ALTER FUNCTION decision_sees_files() SET search_path = public, pg_temp;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
