import { booksBesideAccounts } from '../books/books-beside-accounts.js';
import type { Sql } from '../database.js';

/** Something in the ledger that is not what it must be. */
export interface LedgerDifference {
  readonly check:
    | 'BALANCE'
    | 'RESERVED'
    | 'NEGATIVE'
    | 'CHAIN'
    | 'ENTRY'
    | 'FUND'
    | 'POSTED_WITHOUT_ENTRY'
    | 'ENTRY_WITHOUT_TRANSFER'
    | 'RELEASE'
    | 'BOOKS'
    | 'BOOK_NEGATIVE';
  readonly id: string;
  readonly expected: string;
  readonly found: string;
}

/** A healthy ledger gives none; a broken one must not give a list without end. */
const mostDifferences = 200;

const checks = `
  WITH posted AS (SELECT account_id, sum(amount) AS total FROM posting GROUP BY account_id),
  held AS (
    SELECT from_account, sum(amount) AS total FROM transfer
    WHERE direction = 'OUT' AND state NOT IN ('POSTED', 'FAILED', 'VOID', 'EXPIRED') GROUP BY from_account),
  chain AS (
    SELECT id, balance_after, sum(amount) OVER (PARTITION BY account_id ORDER BY id) AS running FROM posting)
  SELECT 'BALANCE' AS check, b.account_id AS id, coalesce(p.total, 0)::text AS expected, b.balance::text AS found
    FROM account_balance b LEFT JOIN posted p USING (account_id) WHERE b.balance <> coalesce(p.total, 0)
  UNION ALL
  SELECT 'RESERVED', b.account_id, coalesce(h.total, 0)::text, b.reserved::text
    FROM account_balance b LEFT JOIN held h ON h.from_account = b.account_id WHERE b.reserved <> coalesce(h.total, 0)
  UNION ALL
  SELECT 'NEGATIVE', a.id, '>= 0', (coalesce(p.total, 0) - coalesce(h.total, 0))::text
    FROM fund_account a LEFT JOIN posted p ON p.account_id = a.id LEFT JOIN held h ON h.from_account = a.id
    WHERE NOT a.outside AND coalesce(p.total, 0) < coalesce(h.total, 0)
  UNION ALL
  SELECT 'CHAIN', id::text, running::text, balance_after::text FROM chain WHERE running <> balance_after
  UNION ALL
  SELECT 'ENTRY', e.id::text, '2 of 1 fund, 0.00', count(p.id) || ' of ' || count(DISTINCT a.fund) || ' fund, ' || coalesce(sum(p.amount), 0)
    FROM entry e LEFT JOIN posting p ON p.entry_id = e.id LEFT JOIN fund_account a ON a.id = p.account_id
    GROUP BY e.id HAVING count(p.id) <> 2 OR count(DISTINCT a.fund) <> 1 OR sum(p.amount) <> 0
  UNION ALL
  SELECT 'FUND', a.city || '/' || a.fund, '0.00', sum(b.balance)::text
    FROM account_balance b JOIN fund_account a ON a.id = b.account_id GROUP BY a.city, a.fund HAVING sum(b.balance) <> 0
  UNION ALL
  SELECT 'POSTED_WITHOUT_ENTRY', t.key, t.from_account || ' > ' || t.to_account || ' ' || t.amount, 'none'
    FROM transfer t WHERE t.state = 'POSTED' AND NOT EXISTS (
      SELECT 1 FROM entry e JOIN posting p ON p.entry_id = e.id AND p.account_id = t.from_account AND p.amount = -t.amount
        JOIN posting q ON q.entry_id = e.id AND q.account_id = t.to_account AND q.amount = t.amount
      WHERE e.transfer_key = t.key AND e.kind = 'TRANSFER' AND e.value_date = t.value_date)
  UNION ALL
  SELECT 'ENTRY_WITHOUT_TRANSFER', e.id::text, 'POSTED', coalesce(t.state, 'none')
    FROM entry e LEFT JOIN transfer t ON t.key = e.transfer_key
    WHERE e.kind <> 'OPENING' AND t.state IS DISTINCT FROM 'POSTED'
  UNION ALL
  SELECT 'RELEASE', t.key, r."minPersons" || '/' || r."minDepartments", r.persons || '/' || r.departments
    FROM transfer t, release_standing(t.key) r
    WHERE t.direction = 'OUT' AND t.state NOT IN ('PENDING', 'VOID', 'EXPIRED')
      AND (r.persons < r."minPersons" OR r.departments < r."minDepartments")
      AND NOT EXISTS (SELECT 1 FROM unordered_payment u WHERE u.ledger_key = t.key AND u.refund_key IS NOT NULL)
  UNION ALL
  SELECT 'BOOKS', city || '/' || fund, accounts, books FROM (${booksBesideAccounts}) AS b
  UNION ALL
  SELECT 'BOOK_NEGATIVE', unit || '.' || book || '.' || fund || '.' || year, '>= 0', sum(amount)::text
    FROM book_line WHERE book <> 'POOLED_FUND' GROUP BY unit, book, fund, year HAVING sum(amount) < 0
  LIMIT $1`;

/**
 * Reads the whole ledger again from its postings (M22) and answers what differs, nothing when all is
 * well. Trusts no column that a trigger keeps; meant for every restore, every night and the CLI.
 */
export async function checkLedger(sql: Sql): Promise<LedgerDifference[]> {
  return sql.rows<LedgerDifference>(checks, [mostDifferences]);
}
