import { z } from 'zod';
import { refusalInWords, refusedInLine } from '#domain/text/refused-characters.js';
import { day, isDay } from '#domain/time/day.js';

export { bilingual, clauseId, type Bilingual } from '#contracts/law-text.js';

/** A date that exists. */
export const daySchema = z
  .string()
  .refine(isDay, '不存在的日期，须写成 YYYY-MM-DD / not a date that exists, YYYY-MM-DD')
  .transform(day);

/** A name: one line of what can be read, as it will stand in lists, forms and letters. */
export const oneLine = z
  .string()
  .min(1)
  .superRefine((text, context) => {
    const character = refusedInLine(text);
    if (!character) return;
    context.addIssue({ code: 'custom', message: refusalInWords(character).join(' / ') });
  });

/** A name in both languages. */
export const bilingualName = z.strictObject({ zh: oneLine, en: oneLine });

export const division = z.string().regex(/^[1-9]\d{5}$/, 'a six-digit division code');

/**
 * How binding the words of a sentence are: 应 (SHALL), 原则上 (PRINCIPLE), 一般 (GENERALLY), 可 (MAY).
 * Only what SHALL be done can be breached; the others remind and are counted apart.
 */
export const strength = z.enum(['SHALL', 'PRINCIPLE', 'GENERALLY', 'MAY']);
export type Strength = z.infer<typeof strength>;

/** A desk of the city level: `{city}` stands for its division code. */
export const cityDesk = z
  .string()
  .regex(
    /^\{city\}\.[A-Z_]+\.[a-z]+[A-Za-z]*$/,
    '须是市级岗位 / a desk of the city, {city}.OFFICE.post',
  );

/** Only STATUTORY and ADOPTED dates can be breached. */
export const sourceClass = z.enum(['STATUTORY', 'DERIVED', 'PROPOSED', 'ADOPTED']);
