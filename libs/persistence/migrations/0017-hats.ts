import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Separation of duties by natural person over a whole matter (docs/adr/0021-one-person-one-desk.md):
 * its units' cases, the city's case and what was opened about them. One row says at which desk a
 * person acts; the primary key lets two decisions at once agree on one row only.
 */
export class Hats0017 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'Hats00179700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE hat (
        matter text NOT NULL,
        person uuid NOT NULL REFERENCES person,
        desk text NOT NULL,
        PRIMARY KEY (matter, person)
      );
      CREATE TRIGGER hat_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON hat
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

      /* A case's own name without its unit; a case about another one belongs to that one's matter. In PL/pgSQL,
         because a session then plans it once and not with every statement. */
      CREATE FUNCTION matter_of(wanted text) RETURNS text LANGUAGE plpgsql STABLE AS $$
      BEGIN
        RETURN (SELECT city || '/' || process || coalesce('-' || stream, '') || '/' || fund || '/' || period
          FROM public.process_case WHERE id = coalesce(
            (SELECT case_id FROM public.obligation WHERE ladder_case = wanted LIMIT 1),
            (SELECT coalesce(i.about_case, r.case_id, t.case_id) FROM public.open_item i
               LEFT JOIN public.receipt r USING (transfer_key) LEFT JOIN public.transfer t ON t.key = i.transfer_key
              WHERE i.case_id = wanted),
            wanted));
      END $$;

      CREATE FUNCTION matters_of(d decision) RETURNS SETOF text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
      DECLARE
        own text;
        theirs text;
      BEGIN
        /* A task without a case is about its transfer's case; without one it is a matter by itself, decided once. */
        SELECT matter_of(coalesce(t.case_id, (SELECT m.case_id FROM transfer m WHERE m.key = t.transfer_key)))
          INTO own FROM task t WHERE t.id = d.task_id;
        IF own IS NOT NULL THEN
          RETURN NEXT own;
        END IF;
        /* Who says for which duty money counts acts in that duty's matter too. */
        IF d.code = 'MATCH' AND d.form ->> 'obligationId' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN
          SELECT matter_of(o.case_id) INTO theirs FROM obligation o WHERE o.id = (d.form ->> 'obligationId')::uuid;
          IF theirs IS NOT NULL AND theirs IS DISTINCT FROM own THEN
            RETURN NEXT theirs;
          END IF;
        END IF;
      END $$;

      CREATE FUNCTION take_hat(of_matter text, who uuid, at_desk text) RETURNS void
        LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        worn text;
      BEGIN
        SELECT desk INTO worn FROM hat WHERE matter = of_matter AND person = who;
        IF worn IS NULL THEN
          /* Waits for whoever writes the same row at this moment; afterwards theirs is read. */
          INSERT INTO hat (matter, person, desk) VALUES (of_matter, who, at_desk) ON CONFLICT DO NOTHING;
          SELECT desk INTO STRICT worn FROM hat WHERE matter = of_matter AND person = who;
        END IF;
        IF worn <> at_desk THEN
          RAISE EXCEPTION 'One person may not act as % and as % in matter %', worn, at_desk, of_matter
            USING ERRCODE = 'TC015', DETAIL = worn;
        END IF;
      END $$;

      CREATE FUNCTION one_desk_per_matter() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      DECLARE
        matter text;
      BEGIN
        /* An account is its person's: a decision in somebody else's name would wear somebody else's hat. */
        PERFORM 1 FROM account WHERE username = NEW.username AND person = NEW.person;
        IF NOT FOUND THEN
          RAISE EXCEPTION 'Account % is not of person %', NEW.username, NEW.person USING ERRCODE = 'TC011';
        END IF;
        FOR matter IN SELECT matters_of(NEW) LOOP
          PERFORM take_hat(matter, NEW.person, NEW.office || '.' || NEW.post);
        END LOOP;
        RETURN NEW;
      END $$;
      DROP TRIGGER one_hat_per_case ON decision;
      DROP FUNCTION one_hat_per_case();
      CREATE TRIGGER one_desk_per_matter BEFORE INSERT ON decision
        FOR EACH ROW EXECUTE FUNCTION one_desk_per_matter();

      /* M10 again: whoever speaks for two departments, by whatever accounts, is one person and counts for neither. */
      CREATE OR REPLACE FUNCTION release_standing(wanted text)
        RETURNS TABLE (persons integer, departments integer, "minPersons" integer, "minDepartments" integer)
        LANGUAGE sql SET search_path = public, pg_temp AS $$
        SELECT count(v.person)::integer, count(DISTINCT v.department)::integer,
          greatest(p.min_persons, 2), greatest(p.min_departments, 1)
        FROM transfer t JOIN account_pair p USING (from_type, to_type)
          LEFT JOIN (SELECT d.person, CASE WHEN count(DISTINCT o.department) = 1 THEN min(o.department) END AS department
                       FROM transfer_decision td JOIN decision d ON d.id = td.decision_id JOIN office o ON o.id = d.office
                      WHERE td.transfer_key = wanted GROUP BY d.person) v ON true
        WHERE t.key = wanted GROUP BY p.min_persons, p.min_departments
      $$;

      /* What was decided before stays; whoever acted at two desks of a matter keeps the first from now on. */
      INSERT INTO hat (matter, person, desk)
        SELECT DISTINCT ON (matter, d.person) matter, d.person, d.office || '.' || d.post
          FROM decision d CROSS JOIN LATERAL matters_of(d) AS matter
         ORDER BY matter, d.person, d.at, d.recorded_at, d.id;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
