import { compare, isZero, times, type Yuan } from '#domain/money/yuan.js';
import type { Database } from '#persistence/database.js';

/** What a county's notice says, as far as somebody must know it who pays. */
export interface OwedSubsidy {
  readonly unit: string;
  readonly account: string;
  readonly reference: string;
  readonly liability: string;
  /** What no statement has shown yet. */
  readonly open: string;
}

/** Every third county remits nothing before its stage is overdue. */
const owed = `
  SELECT o.unit, min(a.number) AS account, o.reference, sum(o.amount_due)::text AS liability,
    sum(o.amount_due - o.amount_received)::text AS open
  FROM obligation o JOIN fund_account a ON a.id = o.proof_account
  WHERE o.process = 'P08' AND o.reference IS NOT NULL AND o.amount_known
  GROUP BY o.unit, o.reference
  HAVING sum(o.amount_due - o.amount_received) > 0
    AND (o.unit::int % 3 > 0 OR bool_or(o.state = 'OVERDUE'))
  ORDER BY o.unit`;

/** Nothing while the database is away: then nobody pays a subsidy either. */
export async function owedSubsidies(database: Database): Promise<readonly OwedSubsidy[]> {
  try {
    return await database.rows<OwedSubsidy>(owed);
  } catch {
    return [];
  }
}

/** A hundredth of the year's subsidy, or the rest. */
export function partOf(liability: Yuan, open: Yuan): Yuan {
  const part = times(liability, '0.01');
  return isZero(part) || compare(part, open) > 0 ? open : part;
}
