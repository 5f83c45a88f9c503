/**
 * What leaves nothing on paper: controls, spaces, format characters, marks without a base, what Unicode lets every
 * program ignore (fillers, variation selectors), and what has no meaning of its own (private use, half a pair).
 */
const unseen =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/** Characters with a name and a width that are drawn as nothing; Unicode has no property for them. */
const blanks = /[\u{2800}\u{FFFC}\u{1D159}\u{13441}\u{13442}]/gu;

/** Whether a text has a character a reader can see; "needed" text must have one. */
export const isVisible = (text: string): boolean =>
  text.replaceAll(unseen, '').replaceAll(blanks, '') !== '';
