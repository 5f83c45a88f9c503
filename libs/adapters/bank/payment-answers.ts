import { z } from 'zod';
import { zero } from '#domain/money/yuan.js';
import { unknown, type Answer, type NotSent } from '../answer.js';
import { amountField, dayField, instantField, keyField, remarkField } from '../fields.js';
import type {
  CancelOutcome,
  FoundPayment,
  OrderedAmount,
  PayOutcome,
  QueryOutcome,
} from './bank.port.js';

const executed = z.object({
  key: keyField,
  state: z.literal('EXECUTED'),
  amount: amountField,
  valueDate: dayField,
  executedAt: instantField,
});
const accepted = z.object({ key: keyField, state: z.literal('ACCEPTED') });
const cancelled = z.object({
  key: keyField,
  state: z.literal('CANCELLED'),
  reason: remarkField,
});
const rejected = z.object({
  key: keyField,
  state: z.literal('REJECTED'),
  reason: remarkField,
});
const notFound = z.object({ key: keyField, state: z.literal('NOT_FOUND') });

export const payAnswer = z.discriminatedUnion('state', [executed, accepted, rejected]);
export const queryAnswer = z.discriminatedUnion('state', [executed, accepted, cancelled, notFound]);
export const cancelAnswer = z.discriminatedUnion('state', [executed, cancelled]);

type Said = z.infer<typeof payAnswer | typeof queryAnswer | typeof cancelAnswer>;
/** Everything a bank can say about a key, before it is narrowed to what was asked. */
type Outcome = PayOutcome | QueryOutcome | CancelOutcome;

/** An answer about another key or another amount says nothing about this order. */
function outcomeOf(order: OrderedAmount, said: Said): Outcome {
  if (said.key !== order.key) return unknown('MISMATCH', `${order.key}: answer for ${said.key}`);
  if (said.state === 'ACCEPTED') return unknown('ACCEPTED', `${order.key}: not executed yet`);
  if (said.state === 'NOT_FOUND') return { outcome: 'NOT_FOUND' };
  if (said.state !== 'EXECUTED') return { outcome: said.state, reason: said.reason };
  if (said.amount !== order.amount) {
    return unknown('MISMATCH', `${order.key}: ${said.amount} instead of ${order.amount}`);
  }
  return { outcome: 'EXECUTED', amount: said.amount, valueDate: said.valueDate };
}

/** `pay` as answered; that nothing was sent is for the one who sends to say. */
export function payOutcome(
  order: OrderedAmount,
  answer: Answer<z.infer<typeof payAnswer>>,
): Exclude<PayOutcome, NotSent> {
  if (answer.outcome === 'NOT_AVAILABLE') return unknown('REFUSED', answer.why);
  if (answer.outcome !== 'ANSWERED') return answer;
  return outcomeOf(order, answer.value) as Exclude<PayOutcome, NotSent>;
}

export function queryOutcome(
  order: OrderedAmount,
  answer: Answer<z.infer<typeof queryAnswer>>,
): QueryOutcome {
  if (answer.outcome === 'NOT_AVAILABLE') return unknown('REFUSED', answer.why);
  if (answer.outcome !== 'ANSWERED') return answer;
  return outcomeOf(order, answer.value) as QueryOutcome;
}

export function cancelOutcome(
  order: OrderedAmount,
  answer: Answer<z.infer<typeof cancelAnswer>>,
): CancelOutcome {
  if (answer.outcome === 'NOT_AVAILABLE') return unknown('REFUSED', answer.why);
  if (answer.outcome !== 'ANSWERED') return answer;
  return outcomeOf(order, answer.value) as CancelOutcome;
}

/** The bank's own amount stands: there is no order here that it could contradict. */
export function foundPayment(
  key: string,
  answer: Answer<z.infer<typeof payAnswer | typeof queryAnswer>>,
): FoundPayment {
  if (answer.outcome === 'NOT_AVAILABLE') return unknown('REFUSED', answer.why);
  if (answer.outcome !== 'ANSWERED') return answer;
  const said = answer.value;
  if (said.state === 'REJECTED') return { outcome: 'CANCELLED', reason: said.reason };
  const amount = said.state === 'EXECUTED' ? said.amount : zero;
  return outcomeOf({ key, amount }, said) as FoundPayment;
}
