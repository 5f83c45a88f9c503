/**
 * What stands against a rule today. A list may only get shorter: whoever mends one takes it off,
 * and an entry that is not needed any more fails the test.
 */

/** Files over 300 lines, with the lines they may have. */
export const longFiles: Readonly<Record<string, number>> = {};

/** Generated or data, whatever their length. */
export const notRead: readonly RegExp[] = [
  /^package-lock\.json$/,
  /^docs\/openapi\.json$/,
  /^docs\/processes\/cities\//,
  /^test\/histories\//,
  /^libs\/policy\/sources\//,
  /^libs\/policy\/packs\/[a-z]+\/versions\//,
  /^libs\/policy\/(packs\/[a-z]+\/)?(clauses|parameters|readings)\.yaml$/,
];

/** Word lists: one line a word, however many words there are. */
export const wordLists: readonly RegExp[] = [/^apps\/web\/src\/i18n\/(zh|en)\.ts$/];

/**
 * Rooms that belong to one process, or to the forms, arithmetic and past of each: only they may name a
 * process, a step or a clause. They go as processes become data (docs/adr/0032).
 */
export const roomsOfOneProcess: readonly RegExp[] = [
  /^(activities|workflows)\/kept\//,
  /^libs\/contracts\/forms\//,
  /^libs\/domain\/formulas\//,
  /^libs\/persistence\/migrations\//,
  /^libs\/policy\/kept\//,
];
