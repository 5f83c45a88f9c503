import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a desk is told (通知), who else is shown a task (抄送), and what went out by which channel. */
export class Notices0009 implements MigrationInterface {
  readonly name = 'Notices0009700000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE account ADD COLUMN email text CHECK (email LIKE '%_@_%' AND length(email) <= 254);

      CREATE SEQUENCE notice_change;
      CREATE TABLE notice (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        change bigint NOT NULL DEFAULT nextval('notice_change'),
        key text NOT NULL CHECK (length(key) <= 500),
        recipient text NOT NULL,
        kind text NOT NULL CHECK (kind ~ '^[A-Z]+(_[A-Z]+)*$'),
        city text NOT NULL REFERENCES city,
        unit char(6) NOT NULL REFERENCES unit,
        desk_unit char(6) NOT NULL REFERENCES unit,
        department text NOT NULL,
        post text,
        title text NOT NULL,
        body text NOT NULL,
        clause text,
        case_id text REFERENCES process_case,
        task_id uuid REFERENCES task,
        obligation_id uuid REFERENCES obligation,
        letter_id uuid,
        business_at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        read_at timestamptz,
        read_by text REFERENCES account,
        UNIQUE (key, recipient),
        CHECK (recipient = desk_unit || '.' || department || coalesce('.' || post, '')),
        CHECK ((read_at IS NULL) = (read_by IS NULL))
      );
      CREATE INDEX notice_recipient ON notice (recipient, business_at DESC, id DESC);
      CREATE INDEX notice_unread ON notice (recipient, business_at DESC, id DESC) WHERE read_at IS NULL;
      CREATE INDEX notice_change_order ON notice (change);
      CREATE INDEX notice_of_obligation ON notice (obligation_id) WHERE obligation_id IS NOT NULL;
      CREATE INDEX notice_of_task ON notice (task_id) WHERE task_id IS NOT NULL;

      /* What was told stays as it was told; only that it was read is added, once. */
      CREATE FUNCTION notice_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'read_at' - 'read_by' - 'change' <> to_jsonb(OLD) - 'read_at' - 'read_by' - 'change'
           OR OLD.read_at IS NOT NULL THEN
          RAISE EXCEPTION 'A notice is never changed' USING ERRCODE = 'TC011';
        END IF;
        NEW.change := nextval('notice_change');
        RETURN NEW;
      END $$;
      CREATE TRIGGER notice_is_fixed BEFORE UPDATE ON notice FOR EACH ROW EXECUTE FUNCTION notice_is_fixed();
      CREATE TRIGGER notice_stays BEFORE DELETE OR TRUNCATE ON notice
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE task_copy (
        task_id uuid NOT NULL REFERENCES task,
        candidate_group text NOT NULL,
        copied_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (candidate_group, task_id)
      );
      CREATE INDEX task_copy_of_task ON task_copy (task_id);

      /* The channels as the API was configured; addresses and secrets stay outside the database. */
      CREATE TABLE channel (
        id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('MAIL', 'DINGTALK', 'WECOM', 'WEBHOOK')),
        fingerprint text NOT NULL,
        offices text[] NOT NULL,
        kinds text[] NOT NULL,
        state text NOT NULL DEFAULT 'ACTIVE' CHECK (state IN ('ACTIVE', 'GONE', 'UNCONFIGURED')),
        paused_until timestamptz,
        lease uuid,
        leased_until timestamptz
      );

      CREATE TABLE delivery (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        notice_id uuid NOT NULL REFERENCES notice,
        channel text NOT NULL REFERENCES channel,
        state text NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'SENT', 'DELIVERED', 'FAILED')),
        attempts integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT now(),
        created_at timestamptz NOT NULL DEFAULT now(),
        settled_at timestamptz,
        last_answer text,
        UNIQUE (notice_id, channel)
      );
      CREATE INDEX delivery_pending ON delivery (channel, next_try_at, id) WHERE state = 'PENDING';
      CREATE INDEX delivery_failed ON delivery (settled_at) WHERE state = 'FAILED';

      /* Every answer of every call; a digest is one call for many deliveries. */
      CREATE TABLE delivery_attempt (
        id bigserial PRIMARY KEY,
        call uuid NOT NULL,
        channel text NOT NULL REFERENCES channel,
        delivery_id uuid NOT NULL REFERENCES delivery,
        at timestamptz NOT NULL DEFAULT now(),
        outcome text NOT NULL CHECK (outcome IN ('SENDING', 'SENT', 'DELIVERED', 'FAILED')),
        answer text
      );
      CREATE INDEX delivery_attempt_recent ON delivery_attempt (channel, at);
      CREATE INDEX delivery_attempt_of ON delivery_attempt (delivery_id, id);
      CREATE INDEX delivery_attempt_call ON delivery_attempt (call);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
