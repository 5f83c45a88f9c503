import type { Sql } from '../database.js';

export type DemoThing = 'ACCOUNT' | 'OPENING';

/**
 * Records that the demo puts these here, and answers those it has not put here before: what somebody
 * took away does not come back. SQL refuses it where the business clock is real (TC050).
 */
export async function firstLoads(
  sql: Sql,
  kind: DemoThing,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await sql.rows<{ name: string }>(
    `INSERT INTO demo_load (kind, name) SELECT $1, unnest($2::text[])
     ON CONFLICT DO NOTHING RETURNING name`,
    [kind, names],
  );
  return new Set(rows.map(({ name }) => name));
}

/** Whether the demo was ever loaded here, and whether there is any account at all. */
export async function demoStanding(
  sql: Sql,
): Promise<{ readonly demo: boolean; readonly people: boolean }> {
  const [row] = await sql.rows<{ demo: boolean; people: boolean }>(
    `SELECT EXISTS (SELECT 1 FROM demo_load) AS demo, EXISTS (SELECT 1 FROM account) AS people`,
  );
  return row ?? { demo: false, people: false };
}

/** Of these balances, whether one stands in the books as an opening, however it came there. */
export async function openingsStand(
  sql: Sql,
  openings: readonly { readonly account: string; readonly amount: string }[],
): Promise<boolean> {
  const [row] = await sql.rows<{ stand: boolean }>(
    `SELECT EXISTS (
       SELECT 1 FROM jsonb_to_recordset($1) AS o(account text, amount numeric)
         JOIN posting p ON p.account_id = o.account AND p.amount = o.amount
         JOIN entry e ON e.id = p.entry_id AND e.kind = 'OPENING') AS stand`,
    [JSON.stringify(openings)],
  );
  return row?.stand ?? false;
}
