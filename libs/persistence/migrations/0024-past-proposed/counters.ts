/** Per process and period of a city, and per city (docs/adr/0013), now also by whether the day binds. */
const grouped = (rows: string, count: string, due: string, received: string): string => `
  INSERT INTO obligation_count AS c (city, unit, process, fund, period, source, binds, state, count, due, received)
    SELECT city, '*', coalesce(process, '*'), '*', coalesce(period, '*'), source, binds, state,
           ${count}, ${due}, ${received}
      FROM ${rows}
     GROUP BY GROUPING SETS ((city, process, period, source, binds, state), (city, source, binds, state))
    HAVING ${count} <> 0 OR ${due} <> 0 OR ${received} <> 0
     ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (city, unit, process, fund, period, source, binds, state) DO UPDATE
      SET count = c.count + excluded.count, due = c.due + excluded.due, received = c.received + excluded.received;`;

const changed = `(SELECT o.city, o.process, o.period, v.source, v.binds, v.state, v.due, v.received, v.n
    FROM removed o JOIN added a USING (id)
   CROSS JOIN LATERAL (VALUES (o.source, o.binds, o.state, o.amount_due, o.amount_received, -1),
                              (a.source, a.binds, a.state, a.amount_due, a.amount_received, 1))
              v (source, binds, state, due, received, n)
   WHERE (o.state, o.source, o.binds, o.amount_due, o.amount_received)
         IS DISTINCT FROM (a.state, a.source, a.binds, a.amount_due, a.amount_received)) d`;

/** `recount_obligations` fills the counters anew, for a migration that changes what a line is about. */
export const counters = `
  DELETE FROM obligation_count;
  ALTER TABLE obligation_count DROP CONSTRAINT obligation_count_pkey;
  ALTER TABLE obligation_count ADD COLUMN binds boolean NOT NULL;
  ALTER TABLE obligation_count ADD PRIMARY KEY (city, unit, process, fund, period, source, binds, state);

  CREATE OR REPLACE FUNCTION obligations_added() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    ${grouped('added', 'count(*)', 'sum(amount_due)', 'sum(amount_received)')}
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION obligations_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    ${grouped(changed, 'sum(n)', 'sum(due * n)', 'sum(received * n)')}
    RETURN NULL;
  END $$;

  CREATE FUNCTION recount_obligations() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    DELETE FROM obligation_count;
    ${grouped('obligation', 'count(*)', 'sum(amount_due)', 'sum(amount_received)')}
  END $$;
  SELECT recount_obligations();
`;
