/**
 * What lies on the accounts of an instance that worked before: of each fund, everything is the city's
 * POOLED_FUND, item OPENING, and the audit trail says so. People move it to its units later, with a decision.
 */
export const openings = `
  WITH there AS (
    SELECT a.city, a.fund, sum(b.balance) AS total,
           (SELECT max(e.value_date) FROM entry e JOIN posting p ON p.entry_id = e.id JOIN fund_account o ON o.id = p.account_id
             WHERE o.city = a.city AND o.fund = a.fund) AS last_day
      FROM account_balance b JOIN fund_account a ON a.id = b.account_id
     WHERE account_in_books(a.type) GROUP BY a.city, a.fund HAVING sum(b.balance) <> 0),
  opened AS (
    INSERT INTO book_entry (kind, city, fund, value_date, posted_at, pack)
      SELECT 'OPENING', t.city, t.fund, t.last_day, now(), c.pack FROM there t JOIN city c ON c.id = t.city
      RETURNING id, city, fund, value_date),
  lines AS (
    INSERT INTO book_line (book_entry_id, city, unit, book, fund, year, item, amount)
      SELECT o.id, o.city, c.division, 'POOLED_FUND', o.fund, extract(year FROM o.value_date)::int, 'OPENING', t.total
        FROM opened o JOIN there t USING (city, fund) JOIN city c ON c.id = o.city
      RETURNING book_entry_id, city, fund, amount)
  INSERT INTO audit (business_at, actor, action, object_type, object_id, details)
    SELECT now(), 'system', 'BOOKS_OPENED', 'book', l.city || '/' || l.fund,
           jsonb_build_object('book', 'POOLED_FUND', 'item', 'OPENING', 'amount', l.amount::text, 'entry', l.book_entry_id)
      FROM lines l;
`;
