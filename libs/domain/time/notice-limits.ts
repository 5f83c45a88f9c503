/**
 * How much one notice may say. The longest holiday there was had ten days, and a year's notice names
 * some forty days in a few hundred words; whatever is beyond these numbers is no notice.
 */
export const noticeLimits = {
  characters: 20_000,
  /** Of one span, 至: 1月1日至2月1日 is 32. */
  spanDays: 31,
  /** Of the whole notice, rest and make-up days together. */
  days: 100,
  /** Faults that are listed; one more says how many are left out, and an answer lists a hundred in all. */
  faults: 99,
  /** Characters of the sentence a fault repeats. */
  where: 80,
} as const;

/** Counted in characters as people count them: a rare 𠮷 is one. */
export const isTooLong = (text: string): boolean =>
  text.length > noticeLimits.characters &&
  (text.length > 2 * noticeLimits.characters || Array.from(text).length > noticeLimits.characters);

/** As much of a sentence as tells a person where to look. */
export const placeOf = (sentence: string): string =>
  sentence.length <= noticeLimits.where ? sentence : `${sentence.slice(0, noticeLimits.where)}…`;
