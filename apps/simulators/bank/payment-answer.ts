import { instantText } from '#domain/time/instant.js';
import type { KeyState } from '../books/events.js';

/** What became of a key, as the wire says it (docs/adapters.md). */
export function paymentAnswer(key: string, known: KeyState | undefined): object {
  if (!known) return { key, state: 'NOT_FOUND' };
  if (known.state === 'EXECUTED') {
    const { amount, valueDate, at } = known.line;
    return { key, state: 'EXECUTED', amount, valueDate, executedAt: instantText(at) };
  }
  if (known.state === 'QUEUED') {
    return { key, state: 'ACCEPTED', dueAt: instantText(known.dueAt) };
  }
  if (known.state === 'REJECTED') return { key, state: 'CANCELLED', reason: known.reason };
  return { key, state: 'CANCELLED', reason: 'CANCELLED' };
}

/** The answer to `pay` itself, where "will never be executed" is a rejection of the order. */
export function payAnswer(key: string, known: KeyState): object {
  if (known.state !== 'REJECTED' && known.state !== 'CANCELLED') return paymentAnswer(key, known);
  const reason = known.state === 'REJECTED' ? known.reason : 'CANCELLED';
  return { key, state: 'REJECTED', reason };
}
