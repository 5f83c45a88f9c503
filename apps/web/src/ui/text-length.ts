/** Characters as people count them and the API does: a rare 𠮷 is one. */
export const lengthOf = (text: string): number => Array.from(text).length;

/** How much a text has beyond its limit; 0 where it fits. */
export const tooMuch = (text: string, most: number | undefined): number =>
  most === undefined ? 0 : Math.max(0, lengthOf(text) - most);
