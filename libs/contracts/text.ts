import { z } from 'zod';
import {
  refusalInWords,
  refusedInLine,
  refusedInPaste,
  refusedInText,
  type RefusedCharacter,
} from '#domain/text/refused-characters.js';
import { isVisible } from '#domain/text/visible.js';

const nothingToSee =
  '请填写内容，至少一个可见的字 / Write something: at least one visible character';

/** Whether there must be something to read; with the last two blanks around the text are cut off. */
type Need = 'AS_WRITTEN' | 'IF_ANY' | 'NEEDED';

/** So many times too long a text is not counted: a body may hold a million characters, and counting costs. */
const farTooLong = 10;

/** How many characters beyond the limit are said to be there; null: it is not too long. */
function tooLong(text: string, most: number): readonly [zh: string, en: string] | null {
  // No character takes more than two code units.
  if (text.length > farTooLong * most) {
    const atLeast = Math.ceil(text.length / 2);
    return [`现有 ${atLeast} 个字以上`, `this has ${atLeast} or more`];
  }
  const length = Array.from(text).length;
  return length > most ? [`现有 ${length} 个字`, `this has ${length}`] : null;
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
      const over = tooLong(text, most);
      if (over) {
        const [zh, en] = over;
        fault('TOO_BIG', `最多 ${most} 个字，${zh} / at most ${most} characters; ${en}`);
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
