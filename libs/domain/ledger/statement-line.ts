import type { Direction, TransferState } from './transfer-states.js';

/** A line of a day statement as far as it is held against our books; accounts by their numbers. */
export interface SeenLine {
  readonly key: string;
  readonly direction: Direction;
  readonly from: string | null;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: string;
}

/** What our books have under a line's key; accounts by their numbers. */
export interface KnownMovement {
  readonly direction: Direction;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly state: TransferState;
  readonly valueDate: string | null;
}

/** Why a line is no movement of ours. */
export type NotOurs =
  'NOT_ORDERED' | 'NOT_RELEASED' | 'GIVEN_UP' | 'OTHER_AMOUNT' | 'OTHER_ACCOUNT' | 'EXECUTED_AGAIN';
export type LineStanding = 'OURS' | NotOurs;

/**
 * Whether a line on an account is the movement that our books have under its key. The key alone proves
 * nothing: anybody may write one that looks like ours. `nth`: its place among the lines of that key and day.
 */
export function standingOfLine(
  account: string,
  line: SeenLine,
  nth: number,
  known: KnownMovement | undefined,
): LineStanding {
  if (known === undefined || (line.direction === 'OUT' && known.direction === 'IN')) {
    return 'NOT_ORDERED';
  }
  if (known.amount !== line.amount) return 'OTHER_AMOUNT';
  if (!sameAccounts(account, line, known)) return 'OTHER_ACCOUNT';
  if (known.state === 'PENDING') return 'NOT_RELEASED';
  if (known.state === 'FAILED' || known.state === 'VOID' || known.state === 'EXPIRED') {
    return 'GIVEN_UP';
  }
  const otherDay = known.valueDate !== null && known.valueDate !== line.valueDate;
  return otherDay || nth > 1 ? 'EXECUTED_AGAIN' : 'OURS';
}

/** Who paid in from outside is our reading of the line, so it need not be the account the bank names. */
function sameAccounts(account: string, line: SeenLine, known: KnownMovement): boolean {
  if (line.direction === 'OUT') return known.from === account && known.to === line.to;
  const from = known.direction === 'IN' || line.from === null || line.from === known.from;
  return from && known.to === account;
}

/**
 * The name of a line that cannot go by its key alone, since something else has it in our books already:
 * the key with account, day and place, the same however often the statement is read.
 */
export const lineName = (key: string, account: string, day: string, nth: number): string =>
  `${key}#${account}/${day}/${nth}`;

/** Each line with its place among the lines of its key, in the bank's order. */
export function numbered<Line extends { readonly key: string }>(
  lines: readonly Line[],
): readonly { readonly line: Line; readonly nth: number }[] {
  const places = new Map<string, number>();
  return lines.map((line) => {
    const nth = (places.get(line.key) ?? 0) + 1;
    places.set(line.key, nth);
    return { line, nth };
  });
}
