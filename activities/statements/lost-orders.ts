import { parseTransferKey } from '#domain/ids/transfer-key.js';
import { parseCaseId } from '#domain/ids/case-id.js';
import { addDays, day as dayText } from '#domain/time/day.js';
import type { SeenLine } from '#domain/ledger/statement-line.js';
import type { Sql } from '#persistence/database.js';
import { expectAgain } from '#persistence/operations/differences.js';
import { lostDays } from '#persistence/operations/operations-state.js';
import type { LookedAt } from './known-lines.js';

/** An order of a rest day has value on the next working day; no holiday is longer. */
const longestRestDays = 10;

/**
 * An order of ours that a restore has lost stands on the statements of the lost days and nowhere else: its
 * case decides again and finds it paid (docs/runbook.md). On any other day such a key is nobody's order.
 */
export async function isLostOrder<Line extends SeenLine>(
  sql: Sql,
  city: string,
  { line, standing }: LookedAt<Line>,
  now: number,
): Promise<boolean> {
  if (standing !== 'NOT_ORDERED' && standing !== 'NOT_RELEASED') return false;
  if (!isKeyOf(city, line.key)) return false;
  const lost = await lostDays(sql);
  if (!lost || line.valueDate < lost.from) return false;
  if (line.valueDate > addDays(dayText(lost.to), longestRestDays)) return false;
  const { key, from, to, amount, valueDate } = line;
  await expectAgain(sql, key, { from, to, amount, valueDate }, now);
  return true;
}

function isKeyOf(city: string, key: string): boolean {
  try {
    return parseCaseId(parseTransferKey(key).caseId).city === city;
  } catch {
    return false;
  }
}
