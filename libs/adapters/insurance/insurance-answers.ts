import { z } from 'zod';
import { amountField, dayField, fundField, monthField, unitField } from '../fields.js';

const providerCode = z.string().min(1).max(30);

export const enrolmentAnswer = z.object({
  unit: unitField,
  fund: fundField,
  day: dayField,
  persons: z.number().int().min(0),
});
export const expenditureAnswer = z.object({
  unit: unitField,
  fund: fundField,
  month: monthField,
  amount: amountField,
});
/** Expenditure or income of a year (全年). */
export const yearAnswer = z.object({
  unit: unitField,
  fund: fundField,
  year: z.number().int(),
  amount: amountField,
});
export const incomeAnswer = z.object({
  period: monthField,
  items: z.array(z.object({ unit: unitField, fund: fundField, amount: amountField })),
});
export const claimsAnswer = z.object({
  provider: providerCode,
  month: monthField,
  amount: amountField,
});
export const clearingAnswer = z.object({
  year: z.number().int(),
  items: z.array(z.object({ provider: providerCode, amount: amountField })),
});
export const providersAnswer = z.object({
  items: z.array(z.object({ code: providerCode, unit: unitField, kind: z.string() })),
});
