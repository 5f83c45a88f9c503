import { z } from 'zod';
import { unknown, type Answer, type NotSent } from '../answer.js';
import { amountField, dayField, fundField, instantField, keyField, unitField } from '../fields.js';
import type { Voucher, VoucherOutcome, VoucherStatus } from './finance.port.js';

const booked = z.object({
  key: keyField,
  state: z.literal('BOOKED'),
  amount: amountField,
  voucherNumber: z.string().min(1).max(60),
  bookedAt: instantField,
});

export const voucherAnswer = booked;
export const voucherStatusAnswer = z.discriminatedUnion('state', [
  booked,
  z.object({ key: keyField, state: z.literal('NOT_FOUND') }),
]);
export const budgetAnswer = z.object({
  unit: unitField,
  fund: fundField,
  year: z.number().int(),
  amount: amountField,
});
export const balanceAnswer = z.object({
  unit: unitField,
  fund: fundField,
  at: dayField,
  amount: amountField,
});

type Asked = Pick<Voucher, 'key' | 'amount'>;

function mismatch(voucher: Asked, said: { key: string; amount?: string }): string | null {
  if (said.key !== voucher.key) return `${voucher.key}: answer for ${said.key}`;
  if (said.amount === undefined || said.amount === voucher.amount) return null;
  return `${voucher.key}: ${said.amount} instead of ${voucher.amount}`;
}

export function voucherStatus(
  voucher: Asked,
  answer: Answer<z.infer<typeof voucherStatusAnswer>>,
): VoucherStatus {
  if (answer.outcome === 'NOT_AVAILABLE') return unknown('REFUSED', answer.why);
  if (answer.outcome !== 'ANSWERED') return answer;
  const said = answer.value;
  const wrong = mismatch(voucher, said);
  if (wrong) return unknown('MISMATCH', wrong);
  if (said.state === 'NOT_FOUND') return { outcome: 'NOT_FOUND' };
  return { outcome: 'BOOKED', voucherNumber: said.voucherNumber, bookedAt: said.bookedAt };
}

export function voucherOutcome(
  voucher: Asked,
  answer: Answer<z.infer<typeof voucherAnswer>> | NotSent,
): VoucherOutcome {
  if (answer.outcome === 'NOT_SENT') return answer;
  const status = voucherStatus(voucher, answer);
  return status.outcome === 'NOT_FOUND' ? unknown('BAD_ANSWER', voucher.key) : status;
}
