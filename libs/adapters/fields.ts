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
/** Nothing outside is ours to correct, but PostgreSQL keeps neither NUL nor half a character. */
const kept = (text: string): string =>
  text.replaceAll('\0', '\u{FFFD}').replaceAll(/\p{Cs}/gu, '\u{FFFD}');
export const keyField = z.string().min(1).max(200).transform(kept);
export const accountField = z.string().min(1).max(40).transform(kept);
/** What somebody outside wrote: one odd or long remark must not keep a whole day's statements away, so it is cut. */
export const remarkField = z.string().transform((text) => kept(text).slice(0, 500));
export const unitField = z.string().regex(/^[1-9]\d{5}$/);
export const fundField = z.enum(['EMPLOYEE', 'RESIDENT']);
