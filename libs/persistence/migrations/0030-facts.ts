import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Facts of a case (docs/adr/0033-facts-and-books.md): every figure with where it came from, one row for each
 * time it was found anew. SQL keeps them as they were written (TC011), in their shape (`fact_has_its_shape`),
 * in the order of their revisions (TC031) and with what they came from (TC030).
 */
export class Facts0030 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'Facts00309700000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [shape, table, guards]) await runner.query(part);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}

/** Amounts are text, exact to the fen; a number is a count, nowhere a broken one. */
const shape = `
  CREATE FUNCTION fact_is_shaped(kind text, value jsonb) RETURNS boolean
    LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT coalesce(CASE
      WHEN jsonb_path_exists(value, '$.** ? (@.type() == "number" && @ != @.floor())') THEN false
      WHEN kind = 'persons' THEN jsonb_typeof(value) = 'number' AND (value #>> '{}')::numeric >= 0
      WHEN kind = 'form' THEN jsonb_typeof(value) = 'object'
      WHEN kind = 'rows' THEN jsonb_typeof(value) = 'array'
        AND NOT jsonb_path_exists(value, 'strict $[*] ? (@.type() != "object")')
      WHEN kind = 'document' THEN jsonb_typeof(value) = 'object'
        AND value - ARRAY['number', 'date', 'issuer', 'attachment'] = '{}'
        AND value ->> 'number' <> '' AND value ->> 'issuer' <> '' AND fact_is_shaped('day', value -> 'date')
      WHEN jsonb_typeof(value) <> 'string' THEN false
      WHEN kind = 'yuan' THEN value #>> '{}' ~ '^-?(0|[1-9][0-9]{0,17})[.][0-9]{2}$' AND value #>> '{}' <> '-0.00'
      WHEN kind = 'ratio' THEN value #>> '{}' ~ '^(0[.][0-9]{2}|1[.]00)$'
      WHEN kind = 'day' THEN CASE
        WHEN value #>> '{}' !~ '^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' THEN false
        ELSE substr(value #>> '{}', 9, 2)::int <= extract(day FROM
          make_date(substr(value #>> '{}', 1, 4)::int, substr(value #>> '{}', 6, 2)::int, 1) + interval '1 month - 1 day') END
      ELSE kind IN ('remark', 'choice') AND value #>> '{}' <> ''
    END, false)
  $$;
`;

const table = `
  CREATE TABLE case_fact (
    case_id text NOT NULL REFERENCES process_case,
    name text NOT NULL CHECK (name ~ '^[a-z][A-Za-z0-9]{0,63}$'),
    revision integer NOT NULL CHECK (revision >= 1),
    kind text NOT NULL CHECK (kind IN
      ('yuan', 'persons', 'ratio', 'day', 'remark', 'choice', 'document', 'rows', 'form')),
    value jsonb NOT NULL,
    /* What it came from, and which one of those: an outside figure, a decision, a formula, a case, a parameter. */
    source_kind text NOT NULL CHECK (source_kind IN ('SYSTEM', 'PERSON', 'FORMULA', 'CASE', 'PARAMETER')),
    source_ref text NOT NULL CHECK (source_ref <> ''),
    source_case text GENERATED ALWAYS AS (CASE WHEN source_kind = 'CASE' THEN source_ref END) STORED
      REFERENCES process_case,
    clause text,
    /* The decision that wrote it down; a person's fact is its decision's. */
    decision_id uuid REFERENCES decision,
    at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (case_id, name, revision),
    CONSTRAINT fact_has_its_shape CHECK (fact_is_shaped(kind, value)),
    CONSTRAINT person_decides_fact CHECK (source_kind <> 'PERSON' OR coalesce(decision_id::text = source_ref, false))
  );
`;

const guards = `
  CREATE FUNCTION fact_goes_on() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT 1 FROM case_fact WHERE case_id = NEW.case_id AND name = NEW.name AND revision > NEW.revision)
       AND NOT EXISTS (SELECT 1 FROM case_fact WHERE case_id = NEW.case_id AND name = NEW.name AND revision = NEW.revision) THEN
      RAISE EXCEPTION 'Fact % of % has a later revision than %', NEW.name, NEW.case_id, NEW.revision
        USING ERRCODE = 'TC031';
    END IF;
    IF NEW.decision_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = NEW.decision_id
        AND (d.case_id = NEW.case_id OR matter_of(d.case_id) = matter_of(NEW.case_id))) THEN
      RAISE EXCEPTION 'Decision % does not speak for %', NEW.decision_id, NEW.case_id USING ERRCODE = 'TC030';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER fact_goes_on BEFORE INSERT ON case_fact FOR EACH ROW EXECUTE FUNCTION fact_goes_on();
  CREATE TRIGGER case_fact_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON case_fact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
