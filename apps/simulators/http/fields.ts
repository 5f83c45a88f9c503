import { z } from 'zod';
import { yuan } from '#domain/money/yuan.js';
import { day, isDay } from '#domain/time/day.js';
import { instantOf, isInstant } from '#domain/time/instant.js';
import { isMonth, month } from '#domain/time/month.js';
import type { Fund } from '#domain/ids/case-id.js';

/** The fields that several messages share, each read into its own kind. */
const written = z
  .string()
  .max(21)
  .regex(/^(0|[1-9]\d{0,17})\.\d{2}$/, 'a decimal string with two decimals');

export const amountField = written.transform((text) => yuan(text));
export const positiveAmountField = written
  .refine((text) => text !== '0.00', 'more than 0.00')
  .transform((text) => yuan(text));
export const dayField = z.string().refine(isDay, 'a date that exists, YYYY-MM-DD').transform(day);
export const monthField = z.string().refine(isMonth, 'a month, YYYY-MM').transform(month);
export const instantField = z
  .string()
  .max(40)
  .refine(isInstant, 'an RFC 3339 instant with its zone')
  .transform(instantOf);
export const yearField = z
  .string()
  .regex(/^[12]\d{3}$/)
  .transform(Number);
export const unitField = z.string().regex(/^[1-9]\d{5}$/, 'a six-digit division code');
export const fundField = z.enum(['EMPLOYEE', 'RESIDENT']) satisfies z.ZodType<Fund>;
export const keyField = z.string().min(1).max(200);
export const accountField = z.string().min(1).max(40);
export const wordsField = z.string().max(500);
