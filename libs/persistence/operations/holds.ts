import type { Database, Prepared } from '../database.js';

/** A list for people; what is beyond it shows when these are settled. */
const mostListed = 20;

const unordered: Prepared = {
  name: 'holds-unordered',
  text: `SELECT a.number AS account, u.day, u.amount FROM unordered_payment u JOIN fund_account a ON a.id = u.account_id
          WHERE u.resolved_at IS NULL ORDER BY u.day, a.number, u.bank_key LIMIT ${mostListed}`,
};

/** Payments that nobody ordered and nobody has settled, oldest first; amounts are 元 as text. */
export function unorderedPayments(
  database: Pick<Database, 'read'>,
): Promise<{ readonly account: string; readonly day: string; readonly amount: string }[]> {
  return database.read(unordered, []);
}

const differing: Prepared = {
  name: 'holds-differing',
  text: `SELECT a.number AS account, s.day, s.closing, s.books, abs(s.closing - s.books) AS amount
           FROM fund_account a JOIN LATERAL (SELECT day, closing, books FROM statement
             WHERE account_id = a.id AND books IS NOT NULL ORDER BY day DESC LIMIT 1) s ON s.closing <> s.books
          WHERE NOT a.outside ORDER BY a.number LIMIT ${mostListed}`,
};

/** Accounts whose newest statement does not close with what our books say, and no open item says why. */
export function balanceDifferences(database: Pick<Database, 'read'>): Promise<
  {
    readonly account: string;
    readonly day: string;
    readonly closing: string;
    readonly books: string;
    readonly amount: string;
  }[]
> {
  return database.read(differing, []);
}
