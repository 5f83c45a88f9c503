/** As before (docs/adr/0013), now also how much was withheld. */
const grouped = (rows: string, of: Record<'count' | 'due' | 'received' | 'withheld', string>) => `
  INSERT INTO obligation_count AS c (city, unit, process, fund, period, source, binds, state, count, due, received, withheld)
    SELECT city, '*', coalesce(process, '*'), '*', coalesce(period, '*'), source, binds, state,
           ${of.count}, ${of.due}, ${of.received}, ${of.withheld}
      FROM ${rows}
     GROUP BY GROUPING SETS ((city, process, period, source, binds, state), (city, source, binds, state))
    HAVING ${of.count} <> 0 OR ${of.due} <> 0 OR ${of.received} <> 0 OR ${of.withheld} <> 0
     ORDER BY 1, 2, 3, 4, 5, 6, 7, 8
    ON CONFLICT (city, unit, process, fund, period, source, binds, state) DO UPDATE
      SET count = c.count + excluded.count, due = c.due + excluded.due, received = c.received + excluded.received,
          withheld = c.withheld + excluded.withheld;`;

const changed = `(SELECT o.city, o.process, o.period, v.source, v.binds, v.state, v.due, v.received, v.withheld, v.n
    FROM removed o JOIN added a USING (id)
   CROSS JOIN LATERAL (VALUES (o.source, o.binds, o.state, o.amount_due, o.amount_received, o.amount_withheld, -1),
                              (a.source, a.binds, a.state, a.amount_due, a.amount_received, a.amount_withheld, 1))
              v (source, binds, state, due, received, withheld, n)
   WHERE (o.state, o.source, o.binds, o.amount_due, o.amount_received, o.amount_withheld)
         IS DISTINCT FROM (a.state, a.source, a.binds, a.amount_due, a.amount_received, a.amount_withheld)) d`;

const whole = {
  count: 'count(*)',
  due: 'sum(amount_due)',
  received: 'sum(amount_received)',
  withheld: 'sum(amount_withheld)',
};
const differences = {
  count: 'sum(n)',
  due: 'sum(due * n)',
  received: 'sum(received * n)',
  withheld: 'sum(withheld * n)',
};

export const counters = `
  ALTER TABLE obligation_count ADD COLUMN withheld numeric NOT NULL DEFAULT 0;

  CREATE OR REPLACE FUNCTION obligations_added() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    ${grouped('added', whole)}
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION obligations_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    ${grouped(changed, differences)}
    RETURN NULL;
  END $$;

  CREATE OR REPLACE FUNCTION recount_obligations() RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
  BEGIN
    DELETE FROM obligation_count;
    ${grouped('obligation', whole)}
  END $$;
`;
