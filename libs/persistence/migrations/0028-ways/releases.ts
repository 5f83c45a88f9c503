/** M10 and M11 once more: only a decision that goes forward releases money or agrees to a reversal. */
export const releases = `
  CREATE OR REPLACE FUNCTION decision_covers() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  DECLARE
    t transfer;
  BEGIN
    SELECT * INTO STRICT t FROM transfer WHERE key = NEW.transfer_key FOR SHARE;
    IF t.state <> (CASE WHEN t.to_type = 'UNEXPLAINED' THEN 'EXECUTED' ELSE 'PENDING' END) THEN
      RAISE EXCEPTION 'Transfer % is % and takes no more decisions', t.key, t.state USING ERRCODE = 'TC009';
    END IF;
    PERFORM 1 FROM decision d JOIN process_case c ON c.id = d.case_id
      WHERE d.id = NEW.decision_id AND d.way = 'FORWARD'
        AND (c.city, c.process, c.fund, c.period) = (t.city, t.process, t.fund, t.period)
        AND (c.stream IS NULL OR c.id = t.case_id);
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Decision % does not speak for transfer %', NEW.decision_id, t.key USING ERRCODE = 'TC009';
    END IF;
    RETURN NULL;
  END $$;

  /* Also where a hand that went another way was written beside the transfer before. */
  CREATE OR REPLACE FUNCTION release_standing(wanted text)
    RETURNS TABLE (persons integer, departments integer, "minPersons" integer, "minDepartments" integer)
    LANGUAGE sql SET search_path = public, pg_temp AS $$
    SELECT count(v.person)::integer, count(DISTINCT v.department)::integer,
      greatest(p.min_persons, 2), greatest(p.min_departments, 1)
    FROM transfer t JOIN account_pair p USING (from_type, to_type)
      LEFT JOIN (SELECT d.person, CASE WHEN count(DISTINCT o.department) = 1 THEN min(o.department) END AS department
                   FROM transfer_decision td JOIN decision d ON d.id = td.decision_id JOIN office o ON o.id = d.office
                  WHERE td.transfer_key = wanted AND d.way = 'FORWARD' GROUP BY d.person) v ON true
    WHERE t.key = wanted GROUP BY p.min_persons, p.min_departments
  $$;
`;
