import { compare, yuan } from '#domain/money/yuan.js';
import type { Difference, Movement } from '#persistence/operations/differences.js';

/** What the outside world says was moved, under its key. */
export interface OutsideMovement extends Movement {
  readonly key: string;
}
export interface LedgerMovement extends Movement {
  readonly key: string;
  readonly direction: 'IN' | 'OUT';
  readonly state: string;
}

/** Both sides, and how far the outside side can be trusted to be complete. */
export interface Books {
  readonly outside: readonly OutsideMovement[];
  readonly ledger: readonly LedgerMovement[];
  /** Whether a key is one that only we give. */
  readonly isOurs: (key: string) => boolean;
  /** Whether the outside world would have named a movement of this day if there were one. */
  readonly isComplete: (movement: LedgerMovement) => boolean;
}

/** Matches by key what moved outside with what our books say. */
export function compareBooks({ outside, ledger, isOurs, isComplete }: Books): Difference[] {
  const known = new Map(ledger.map((row) => [row.key, row]));
  const seen = new Map(outside.map((movement) => [movement.key, movement]));
  const found = [...seen.values()].flatMap((bank): Difference[] => {
    const row = known.get(bank.key);
    if (!row) return [difference(isOurs(bank.key) ? 'EXPECTED_AGAIN' : 'AT_BANK_ONLY', bank, row)];
    if (!same(bank, row)) return [difference('OTHER_CONTENT', bank, row)];
    switch (row.state) {
      case 'POSTED':
        return [];
      case 'PENDING':
        return [difference('EXPECTED_AGAIN', bank, row)];
      case 'FAILED':
      case 'VOID':
      case 'EXPIRED':
        return [difference('FAILED_BUT_EXECUTED', bank, row)];
      default:
        return [difference('EXECUTED_UNPOSTED', bank, row)];
    }
  });
  const absent = ledger
    .filter((row) => row.state === 'POSTED' && !seen.has(row.key) && isComplete(row))
    .map((row): Difference => ({
      kind: 'NOT_AT_BANK',
      key: row.key,
      bank: null,
      ledger: sideOf(row),
    }));
  return [...found, ...absent];
}

function same(bank: OutsideMovement, row: LedgerMovement): boolean {
  const account = row.direction === 'OUT' ? bank.from === null || bank.from === row.from : true;
  const dated = row.valueDate === null || row.valueDate === bank.valueDate;
  const receiver = bank.to === null || bank.to === row.to;
  return account && receiver && dated && compare(yuan(bank.amount), yuan(row.amount)) === 0;
}

const difference = (
  kind: Difference['kind'],
  bank: OutsideMovement,
  row: LedgerMovement | undefined,
): Difference => ({ kind, key: bank.key, bank: sideOf(bank), ledger: row ? sideOf(row) : null });

function sideOf({ from, to, amount, valueDate, state }: Movement): Movement {
  return { from, to, amount, valueDate, ...(state === undefined ? {} : { state }) };
}
