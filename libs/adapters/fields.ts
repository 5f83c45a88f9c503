import { z } from 'zod';
import { isDay, day } from '#domain/time/day.js';
import { isInstant } from '#domain/time/instant.js';
import { isMonth, month } from '#domain/time/month.js';
import { yuan } from '#domain/money/yuan.js';

/** The fields of answers, each read into its own kind; what is not exactly one is refused. */
export const amountField = z
  .string()
  .regex(/^(0|[1-9]\d{0,17})\.\d{2}$/)
  .transform((text) => yuan(text));
export const signedAmountField = z
  .string()
  .regex(/^-?(0|[1-9]\d{0,17})\.\d{2}$/)
  .transform((text) => yuan(text));
export const dayField = z.string().refine(isDay).transform(day);
export const monthField = z.string().refine(isMonth).transform(month);
export const instantField = z.string().max(40).refine(isInstant);
export const keyField = z.string().min(1).max(200);
export const accountField = z.string().min(1).max(40);
export const unitField = z.string().regex(/^[1-9]\d{5}$/);
export const fundField = z.enum(['EMPLOYEE', 'RESIDENT']);
