import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Per process and period of a city, and per city: what nobody can count on the spot. */
const grouped = (rows: string, count: string, due: string, received: string): string => `
  INSERT INTO obligation_count AS c
    SELECT city, '*', coalesce(process, '*'), '*', coalesce(period, '*'), source, state,
           ${count}, ${due}, ${received}
      FROM ${rows}
     GROUP BY GROUPING SETS ((city, process, period, source, state), (city, source, state))
    HAVING ${count} <> 0 OR ${due} <> 0 OR ${received} <> 0
     ORDER BY 1, 2, 3, 4, 5, 6, 7
    ON CONFLICT (city, unit, process, fund, period, source, state) DO UPDATE
      SET count = c.count + excluded.count, due = c.due + excluded.due, received = c.received + excluded.received;`;

/**
 * A unit's duties are a few hundred: the table answers that as fast as a counter. Keeping lines of
 * units was most of the work when many duties changed in the same second.
 */
export class CoarserCounters0015 implements MigrationInterface {
  /** TypeORM sorts by the last thirteen digits of the name. */
  readonly name = 'CoarserCounters00159700000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM obligation_count WHERE unit <> '*';

      CREATE OR REPLACE FUNCTION obligations_added() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        ${grouped('(SELECT city, process, period, source, state, amount_due, amount_received FROM added) a', 'count(*)', 'sum(amount_due)', 'sum(amount_received)')}
        RETURN NULL;
      END $$;

      CREATE OR REPLACE FUNCTION obligations_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        ${grouped(
          `(SELECT o.city, o.process, o.period, v.source, v.state, v.due, v.received, v.n
              FROM removed o JOIN added a USING (id)
             CROSS JOIN LATERAL (VALUES (o.source, o.state, o.amount_due, o.amount_received, -1),
                                        (a.source, a.state, a.amount_due, a.amount_received, 1)) v (source, state, due, received, n)
             WHERE (o.state, o.source, o.amount_due, o.amount_received)
                   IS DISTINCT FROM (a.state, a.source, a.amount_due, a.amount_received)) d`,
          'sum(n)',
          'sum(due * n)',
          'sum(received * n)',
        )}
        RETURN NULL;
      END $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward; restore a backup instead.');
  }
}
