import type { Database } from '../database.js';
import { allOf, epochMs, prepared, Values } from '../select-text.js';

/** One line of an account's book. */
export interface PostingRow {
  readonly id: string;
  readonly transferKey: string | null;
  readonly fund: string;
  readonly amount: string;
  readonly balanceAfter: string;
  readonly valueDate: string;
  readonly postedAt: string;
  readonly clause: string;
  readonly reversalOf: string | null;
}

/**
 * A page of an account's postings by value date. The balance is summed in that order, so that the
 * last line up to a day holds the balance of that day, whenever its money was booked.
 */
export async function listPostings(
  database: Database,
  of: { readonly account: string; readonly asOf?: string | undefined },
  page: { readonly limit: number; readonly after?: { at: string; id: string } | undefined },
): Promise<PostingRow[]> {
  const values = new Values();
  const within = [
    `p.account_id = ${values.at(of.account)}`,
    ...(of.asOf === undefined ? [] : [`e.value_date <= ${values.at(of.asOf)}::date`]),
  ];
  const beyond = page.after
    ? `WHERE (b.value_date, b.id) > (${values.at(page.after.at)}::date, ${values.at(page.after.id)}::bigint)`
    : '';
  const text = `WITH book AS (
      SELECT p.id, e.kind, e.transfer_key, p.fund, p.amount, e.value_date, e.posted_at, e.clause,
        sum(p.amount) OVER (ORDER BY e.value_date, p.id)::numeric(20,2) AS balance_after,
        (SELECT r.id FROM posting r WHERE r.entry_id = e.reversal_of AND r.account_id = p.account_id)
          AS reversal_of
      FROM posting p JOIN entry e ON e.id = p.entry_id WHERE ${allOf(within)})
    SELECT b.id::text, b.transfer_key AS "transferKey", b.fund, b.amount,
      b.balance_after AS "balanceAfter", b.value_date AS "valueDate",
      ${epochMs('b.posted_at')} AS "postedAt", b.clause, b.reversal_of::text AS "reversalOf"
    FROM book b ${beyond} ORDER BY b.value_date, b.id LIMIT ${values.at(page.limit)}`;
  return await database.read<PostingRow>(prepared(text), values.list);
}
