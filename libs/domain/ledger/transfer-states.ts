/** Where a transfer stands. */
export type TransferState =
  'PENDING' | 'SUBMITTED' | 'UNKNOWN' | 'EXECUTED' | 'POSTED' | 'FAILED' | 'VOID' | 'EXPIRED';

/** Whether the money is sent by us or arrives from outside. */
export type Direction = 'IN' | 'OUT';

/**
 * Every move there is (M07). UNKNOWN is left by the bank's word alone: executed, failed for good,
 * or never received and sent again under the same key. SQL keeps the same table by itself.
 */
export const MOVES: Readonly<Record<TransferState, readonly TransferState[]>> = {
  PENDING: ['SUBMITTED', 'VOID', 'EXPIRED'],
  SUBMITTED: ['EXECUTED', 'UNKNOWN', 'FAILED'],
  UNKNOWN: ['SUBMITTED', 'EXECUTED', 'FAILED'],
  EXECUTED: ['POSTED'],
  POSTED: [],
  FAILED: [],
  VOID: [],
  EXPIRED: [],
};

export const TRANSFER_STATES = Object.keys(MOVES) as readonly TransferState[];

/** Where a transfer begins: an order of ours, or money that a statement says has arrived (M07). */
export const BEGINS: Readonly<Record<Direction, TransferState>> = {
  OUT: 'PENDING',
  IN: 'EXECUTED',
};

/** Whether a transfer may go from one state to another (M07). */
export function mayMove(from: TransferState, to: TransferState): boolean {
  return MOVES[from].includes(to);
}

/** Whether nothing can happen to the transfer any more (M07: exactly one outcome). */
export function isFinal(state: TransferState): boolean {
  return MOVES[state].length === 0;
}

/** Whether an outgoing transfer in this state still holds back its amount (M03: available). */
export function reserves(state: TransferState): boolean {
  return !isFinal(state);
}
