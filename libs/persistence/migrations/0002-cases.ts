import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What runs and who decided: cases, tasks, decisions, the outbox to the engine, and the audit trail. */
export class Cases0002 implements MigrationInterface {
  readonly name = 'Cases0002700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION '% on % is refused: its rows are added and never changed', TG_OP, TG_TABLE_NAME
          USING ERRCODE = 'TC011';
      END $$;

      CREATE TABLE process_case (
        id text PRIMARY KEY,
        city text NOT NULL REFERENCES city,
        process text NOT NULL,
        unit char(6) NOT NULL REFERENCES unit,
        fund text NOT NULL CHECK (fund IN ('EMPLOYEE', 'RESIDENT')),
        period text NOT NULL,
        workflow_type text NOT NULL,
        pack text NOT NULL,
        state text NOT NULL,
        clause text NOT NULL,
        finished boolean NOT NULL DEFAULT false,
        waiting_for text,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        CHECK (id = city || '/' || process || '/' || unit || '/' || fund || '/' || period)
      );
      CREATE INDEX process_case_open ON process_case (city, process, period) WHERE NOT finished;

      /* What an open workflow sleeps for, so that the business clock and the sweep know whom to wake. */
      CREATE TABLE engine_wait (
        workflow_id text PRIMARY KEY,
        wakes_at timestamptz NOT NULL,
        business_at timestamptz NOT NULL,
        set_at timestamptz NOT NULL DEFAULT now()
      );
      CREATE INDEX engine_wait_due ON engine_wait (wakes_at);

      CREATE SEQUENCE task_change;
      CREATE TABLE task (
        id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
        version integer NOT NULL DEFAULT 1,
        change bigint NOT NULL DEFAULT nextval('task_change'),
        case_id text REFERENCES process_case,
        kind text NOT NULL,
        step text NOT NULL,
        round integer NOT NULL CHECK (round > 0),
        title text NOT NULL,
        process text NOT NULL,
        city text NOT NULL REFERENCES city,
        unit char(6) NOT NULL REFERENCES unit,
        fund text NOT NULL,
        period text NOT NULL,
        amount numeric(20,2),
        clause text NOT NULL,
        due_at timestamptz NOT NULL,
        source text NOT NULL CHECK (source IN ('STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED')),
        clock jsonb NOT NULL,
        candidate_group text NOT NULL,
        desk_unit char(6) NOT NULL REFERENCES unit,
        department text NOT NULL,
        post text NOT NULL,
        state text NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CLAIMED', 'DONE', 'CANCELLED')),
        claimed_by text REFERENCES account,
        form jsonb NOT NULL,
        decisions jsonb NOT NULL,
        transfer_key text,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        UNIQUE (case_id, step, round),
        CHECK ((state = 'CLAIMED') = (claimed_by IS NOT NULL) OR state IN ('DONE', 'CANCELLED')),
        CHECK (candidate_group = desk_unit || '.' || department || '.' || post)
      );
      CREATE INDEX task_desk ON task (candidate_group, due_at, id) WHERE state IN ('OPEN', 'CLAIMED');
      CREATE INDEX task_city ON task (city, due_at, id) WHERE state IN ('OPEN', 'CLAIMED');
      CREATE INDEX task_unit ON task (unit, due_at, id) WHERE state IN ('OPEN', 'CLAIMED');
      CREATE INDEX task_mine ON task (claimed_by, due_at, id) WHERE state = 'CLAIMED';
      CREATE INDEX task_unit_all ON task (unit, due_at, id);
      CREATE INDEX task_change_order ON task (change);
      CREATE INDEX task_transfer ON task (transfer_key) WHERE transfer_key IS NOT NULL AND state IN ('OPEN', 'CLAIMED');

      CREATE FUNCTION task_touched() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.version := OLD.version + 1;
        NEW.change := nextval('task_change');
        RETURN NEW;
      END $$;
      CREATE TRIGGER task_touched BEFORE UPDATE ON task FOR EACH ROW EXECUTE FUNCTION task_touched();

      CREATE TABLE decision (
        id uuid PRIMARY KEY,
        task_id uuid NOT NULL UNIQUE REFERENCES task,
        case_id text REFERENCES process_case,
        code text NOT NULL,
        form jsonb NOT NULL,
        comment text,
        return_to text,
        reason_code text,
        username text NOT NULL REFERENCES account,
        person uuid NOT NULL REFERENCES person,
        office text NOT NULL REFERENCES office,
        department text NOT NULL,
        post text NOT NULL,
        at timestamptz NOT NULL,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        idempotency_key text NOT NULL CHECK (length(idempotency_key) <= 200),
        fingerprint text NOT NULL,
        state text NOT NULL DEFAULT 'ACCEPTED' CHECK (state IN ('ACCEPTED', 'APPLIED')),
        applied_at timestamptz,
        UNIQUE (person, idempotency_key)
      );
      CREATE INDEX decision_of_case ON decision (case_id, at);
      CREATE INDEX decision_of_person ON decision (person, at DESC);

      /* A decision is a signed fact: only its own progress (applied) may change. */
      CREATE FUNCTION decision_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF to_jsonb(NEW) - 'state' - 'applied_at' <> to_jsonb(OLD) - 'state' - 'applied_at'
           OR (OLD.state = 'APPLIED' AND NEW.state <> 'APPLIED') THEN
          RAISE EXCEPTION 'A decision is never changed' USING ERRCODE = 'TC011';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER decision_is_fixed BEFORE UPDATE ON decision FOR EACH ROW EXECUTE FUNCTION decision_is_fixed();
      CREATE TRIGGER decision_stays BEFORE DELETE OR TRUNCATE ON decision FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* M15: whoever made an item neither checks, approves nor releases it. */
      CREATE FUNCTION one_hat_per_case() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.post IN ('preparer', 'reviewer', 'approver', 'payer') AND EXISTS (
          SELECT 1 FROM decision d WHERE d.case_id = NEW.case_id AND d.person = NEW.person AND d.post <> NEW.post
            AND d.post IN ('preparer', 'reviewer', 'approver', 'payer')) THEN
          RAISE EXCEPTION 'One person may not hold two posts in case %', NEW.case_id USING ERRCODE = 'TC015';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER one_hat_per_case BEFORE INSERT ON decision FOR EACH ROW EXECUTE FUNCTION one_hat_per_case();

      CREATE TABLE outbox (
        id bigserial PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('START', 'UPDATE', 'SIGNAL')),
        workflow_id text NOT NULL,
        name text NOT NULL,
        key text NOT NULL UNIQUE,
        payload jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        sent_at timestamptz,
        attempts integer NOT NULL DEFAULT 0,
        next_try_at timestamptz NOT NULL DEFAULT now(),
        last_error text
      );
      CREATE INDEX outbox_unsent ON outbox (next_try_at, id) WHERE sent_at IS NULL;
      CREATE INDEX outbox_workflow ON outbox (workflow_id, id);

      CREATE TABLE audit (
        id bigserial PRIMARY KEY,
        recorded_at timestamptz NOT NULL DEFAULT now(),
        business_at timestamptz NOT NULL,
        actor text NOT NULL,
        person uuid,
        office text,
        action text NOT NULL,
        object_type text NOT NULL,
        object_id text NOT NULL,
        case_id text,
        clause text,
        details jsonb NOT NULL DEFAULT '{}',
        request_id text
      );
      CREATE INDEX audit_of_object ON audit (object_type, object_id, id);
      CREATE INDEX audit_of_case ON audit (case_id, id) WHERE case_id IS NOT NULL;
      CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      CREATE TABLE fund_plan (
        case_id text PRIMARY KEY REFERENCES process_case,
        city text NOT NULL REFERENCES city,
        unit char(6) NOT NULL REFERENCES unit,
        fund text NOT NULL,
        period text NOT NULL,
        status text NOT NULL DEFAULT 'DRAFTING'
          CHECK (status IN ('DRAFTING', 'FILED', 'RETURNED', 'DEFAULTED')),
        round integer NOT NULL DEFAULT 1,
        due_at timestamptz NOT NULL,
        actual numeric(20,2),
        actual_month text NOT NULL,
        requested numeric(20,2) CHECK (requested >= 0),
        accepted numeric(20,2) CHECK (accepted >= 0),
        form jsonb,
        reason text,
        city_reason text,
        UNIQUE (city, period, fund, unit)
      );

      CREATE TABLE actual_expenditure (
        unit char(6) NOT NULL REFERENCES unit,
        fund text NOT NULL,
        month text NOT NULL,
        amount numeric(20,2) NOT NULL CHECK (amount >= 0),
        origin text NOT NULL,
        fetched_at timestamptz NOT NULL,
        PRIMARY KEY (unit, fund, month)
      );
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
