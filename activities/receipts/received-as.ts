import { parseCaseId, processOf } from '#domain/ids/case-id.js';
import { BOOKS, type BookShare } from '#domain/ledger/books.js';
import type { Pack } from '#policy/pack.js';

/** What money that counts for a case is in the books; undefined where its process does not say. */
export function receivedAs(pack: Pack, caseId: string): BookShare | undefined {
  const { process, unit, period } = parseCaseId(caseId);
  const says = pack.processes.get(processOf(process))?.receivedAs;
  if (!says || BOOKS[says.book] === 'MEMO') return undefined;
  return { ...says, unit, year: Number(period.slice(0, 4)) };
}
