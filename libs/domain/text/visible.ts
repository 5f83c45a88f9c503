/**
 * What leaves nothing on paper: controls, spaces, format characters, marks without a base, what Unicode lets every
 * program ignore (fillers, variation selectors), and what has no meaning of its own (private use, half a pair).
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Characters that are drawn as nothing though Unicode has no property for them, as the inside of a `[…]`. */
export const drawnAsNothing = String.raw`\u{2800}\u{2D7F}\u{FFFC}\u{1107F}\u{13441}\u{13442}\u{16FE4}\u{1D159}`;
const blanks = new RegExp(`[${drawnAsNothing}]`, 'gu');

/** Whether a text has a character a reader can see; "needed" text must have one. */
export const isVisible = (text: string): boolean =>
  text.replaceAll(unseen, '').replaceAll(blanks, '') !== '';
