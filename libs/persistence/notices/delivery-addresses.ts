import type { Database, Sql } from '../database.js';

/** What a relay said of one address in one call; LATER is asked again. */
export interface AddressEnd {
  readonly address: string;
  /** A person's own, of an account; else the office's of the configuration. */
  readonly own: boolean;
  readonly outcome: 'SENT' | 'LATER' | 'REFUSED';
  readonly answer: string;
}

/** Writes down what each address of a call answered; `ends`: nothing is tried again. */
export async function writeAddresses(
  sql: Sql,
  call: string,
  addresses: readonly AddressEnd[],
  ends: boolean,
): Promise<void> {
  await sql.rows(
    `INSERT INTO delivery_address (delivery_id, address, own, state, answer)
     SELECT t.delivery_id, r.address, r.own,
       CASE r.outcome WHEN 'LATER' THEN CASE WHEN $3 THEN 'FAILED' ELSE 'PENDING' END ELSE r.outcome END, r.answer
     FROM delivery_attempt t, jsonb_to_recordset($2) AS r (address text, own boolean, outcome text, answer text)
     WHERE t.call = $1
     ON CONFLICT (delivery_id, address) DO UPDATE SET own = excluded.own, state = excluded.state,
       answer = excluded.answer, changed_at = now(), attempts = delivery_address.attempts + 1
       WHERE delivery_address.state <> 'SENT'`,
    [call, JSON.stringify(addresses), ends],
  );
}

/** A delivery that is over counts as sent where every address has it, as failed where none has. */
export async function settleByAddress(sql: Sql, call: string): Promise<void> {
  await sql.rows(
    `UPDATE delivery d SET state = s.state FROM (
       SELECT a.delivery_id, CASE WHEN bool_and(a.state = 'SENT') THEN 'SENT'
           WHEN bool_or(a.state = 'SENT') THEN 'PARTIAL' ELSE 'FAILED' END AS state
         FROM delivery_address a WHERE a.delivery_id IN (
           SELECT delivery_id FROM delivery_attempt WHERE call = $1) GROUP BY 1) s
     WHERE d.id = s.delivery_id AND d.state <> 'PENDING'`,
    [call],
  );
}

/** Deliveries that are given up: addresses that have the mail keep it, the others do not get it any more. */
export async function giveUpAddresses(sql: Sql, deliveries: readonly string[]): Promise<void> {
  await sql.rows(
    `WITH given AS (UPDATE delivery_address SET state = 'FAILED', changed_at = now()
       WHERE delivery_id = ANY ($1::uuid[]) AND state = 'PENDING')
     UPDATE delivery d SET state = 'PARTIAL' WHERE d.id = ANY ($1::uuid[])
       AND EXISTS (SELECT 1 FROM delivery_address a WHERE a.delivery_id = d.id AND a.state = 'SENT')`,
    [[...deliveries]],
  );
}

/** Days for which a refusal is shown, unless the address has changed or has taken a mail since. */
const shownDays = 7;

/** The last answer of an address was a refusal; an address that no account has any more is left out. */
export const isRefused = (address: string): string => `EXISTS (
  SELECT 1 FROM delivery_address r WHERE r.address = ${address} AND r.state = 'REFUSED'
    AND r.changed_at > now() - interval '${shownDays} days' AND NOT EXISTS (
      SELECT 1 FROM delivery_address l WHERE l.address = r.address AND l.state = 'SENT'
        AND l.changed_at > r.changed_at))`;

/** How many addresses in use refuse mail. */
export async function refusedAddresses(database: Database): Promise<number> {
  const [row] = await database.read<{ count: number }>(refused, []);
  return row?.count ?? 0;
}

const refused = {
  name: 'addresses-refused',
  text: `SELECT count(*)::int AS count FROM (
      SELECT DISTINCT d.address FROM delivery_address d WHERE d.state = 'REFUSED'
        AND d.changed_at > now() - interval '${shownDays} days'
        AND (NOT d.own OR EXISTS (
          SELECT 1 FROM account a WHERE a.email = d.address AND NOT a.disabled))) x
    WHERE ${isRefused('x.address')}`,
};
