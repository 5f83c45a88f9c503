import { z } from 'zod';
import {
  refusalInWords,
  refusedInLine,
  refusedInPaste,
  refusedInText,
  refusedOnPaper,
  type RefusedCharacter,
} from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';

const nothingToSee =
  '请填写内容，至少一个可见的字 / Write something: at least one visible character';

/** Whether there must be something to read; with the last two blanks around the text are cut off. */
type Need = 'AS_WRITTEN' | 'IF_ANY' | 'NEEDED';

/** Characters, without a list of them: a body may hold a million. */
function lengthIn(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** What people write, counted in characters as they count them: a rare 𠮷 is one. */
function written(
  most: number,
  refused: (text: string) => RefusedCharacter | null,
  need: Need,
): z.ZodString {
  const blank = (text: string): boolean =>
    need === 'NEEDED' ? !isVisible(text) : need === 'IF_ANY' && text !== '' && !isVisible(text);
  return (need === 'AS_WRITTEN' ? z.string() : z.string().trim())
    .superRefine((text, context) => {
      const fault = (code: string, message: string): void =>
        context.addIssue({ code: 'custom', params: { code }, message });
      const length = lengthIn(text);
      if (length > most) {
        fault(
          'TOO_BIG',
          `最多 ${most} 个字，现有 ${length} 个字 / at most ${most} characters; this has ${length}`,
        );
        return;
      }
      const character = refused(text);
      if (character) fault('REFUSED_CHARACTER', refusalInWords(character).join(' / '));
      if (blank(text)) fault('NOT_VISIBLE', nothingToSee);
    })
    .meta({ maxLength: most, ...(need === 'NEEDED' ? { minLength: 1 } : {}) });
}

/** A name or another text of one line, `most` characters; no control and no invisible character. */
export const line = (most: number): z.ZodString => written(most, refusedInLine, 'AS_WRITTEN');

/** The same, with something to read in it. */
export const neededLine = (most: number): z.ZodString => written(most, refusedInLine, 'NEEDED');

/** A comment, a reason: lines may end; nothing turns the direction of writing. */
export const text = (most: number): z.ZodString => written(most, refusedInText, 'AS_WRITTEN');

/** The same, empty or with something to read in it. */
export const textIfAny = (most: number): z.ZodString => written(most, refusedInText, 'IF_ANY');

/** The same, with something to read in it. */
export const neededText = (most: number): z.ZodString => written(most, refusedInText, 'NEEDED');

/** A long text taken over from elsewhere and read for its words; what nobody sees in it is passed over. */
export const pastedText = (most: number): z.ZodString => written(most, refusedInPaste, 'NEEDED');

/** One line that will stand on paper. */
export const printedLine = (most: number): z.ZodString => written(most, refusedOnPaper, 'NEEDED');
