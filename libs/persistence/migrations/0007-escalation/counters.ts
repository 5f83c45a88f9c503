/**
 * The board's figures, kept in the transaction that changes a duty. '*' stands for "all": one line per
 * unit and process and period, one per process and period of a city, one per unit, one per city.
 */
export const counters = `
  CREATE TABLE obligation_count (
    city text NOT NULL,
    unit text NOT NULL,
    process text NOT NULL,
    fund text NOT NULL,
    period text NOT NULL,
    source text NOT NULL,
    state text NOT NULL,
    count bigint NOT NULL,
    due numeric(22,2) NOT NULL,
    received numeric(22,2) NOT NULL,
    PRIMARY KEY (city, unit, process, fund, period, source, state)
  );

  CREATE FUNCTION obligations_added() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO obligation_count AS c
      SELECT city, coalesce(unit, '*'), coalesce(process, '*'), coalesce(fund, '*'), coalesce(period, '*'), source, state,
             count(*), sum(amount_due), sum(amount_received)
        FROM (SELECT city, unit::text, process, fund, period, source, state, amount_due, amount_received FROM added) a
       GROUP BY GROUPING SETS ((city, unit, process, fund, period, source, state),
         (city, process, period, source, state), (city, unit, source, state), (city, source, state))
       ORDER BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (city, unit, process, fund, period, source, state) DO UPDATE
        SET count = c.count + excluded.count, due = c.due + excluded.due, received = c.received + excluded.received;
    RETURN NULL;
  END $$;
  CREATE FUNCTION obligations_changed() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO obligation_count AS c
      SELECT city, coalesce(unit, '*'), coalesce(process, '*'), coalesce(fund, '*'), coalesce(period, '*'), source, state,
             sum(n), sum(amount_due * n), sum(amount_received * n)
        FROM (SELECT o.city, o.unit::text, o.process, o.fund, o.period, o.source, o.state, o.amount_due, o.amount_received, -1 AS n
                FROM removed o JOIN added a USING (id)
               WHERE (o.state, o.source, o.amount_due, o.amount_received) IS DISTINCT FROM (a.state, a.source, a.amount_due, a.amount_received)
              UNION ALL
              SELECT a.city, a.unit::text, a.process, a.fund, a.period, a.source, a.state, a.amount_due, a.amount_received, 1
                FROM removed o JOIN added a USING (id)
               WHERE (o.state, o.source, o.amount_due, o.amount_received) IS DISTINCT FROM (a.state, a.source, a.amount_due, a.amount_received)) d
       GROUP BY GROUPING SETS ((city, unit, process, fund, period, source, state),
         (city, process, period, source, state), (city, unit, source, state), (city, source, state))
      HAVING sum(n) <> 0 OR sum(amount_due * n) <> 0 OR sum(amount_received * n) <> 0
       ORDER BY 1, 2, 3, 4, 5, 6, 7
      ON CONFLICT (city, unit, process, fund, period, source, state) DO UPDATE
        SET count = c.count + excluded.count, due = c.due + excluded.due, received = c.received + excluded.received;
    RETURN NULL;
  END $$;
  ALTER FUNCTION obligations_added() SET search_path = public, pg_temp;
  ALTER FUNCTION obligations_changed() SET search_path = public, pg_temp;
  CREATE TRIGGER obligations_added AFTER INSERT ON obligation
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION obligations_added();
  CREATE TRIGGER obligations_changed AFTER UPDATE ON obligation
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION obligations_changed();
  CREATE TRIGGER obligation_stays BEFORE DELETE OR TRUNCATE ON obligation
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE INDEX obligation_count_state ON obligation_count (city, state, process, period);

  INSERT INTO obligation_count
    SELECT city, coalesce(unit, '*'), coalesce(process, '*'), coalesce(fund, '*'), coalesce(period, '*'), source, state,
           count(*), sum(amount_due), sum(amount_received)
      FROM (SELECT city, unit::text, process, fund, period, source, state, amount_due, amount_received FROM obligation) a
     GROUP BY GROUPING SETS ((city, unit, process, fund, period, source, state),
       (city, process, period, source, state), (city, unit, source, state), (city, source, state));
`;
