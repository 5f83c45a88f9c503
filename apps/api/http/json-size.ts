/** How much a text of JSON holds, as far as it can be told without reading it. */
export interface JsonSize {
  /** Values, with objects and arrays: as many as there are opening brackets and commas. */
  readonly values: number;
  readonly depth: number;
  /** Members of the object that has most of them. */
  readonly members: number;
}

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openObject, openArray] = [0x7b, 0x5b];
const closes = new Set([0x5d, 0x7d]);

/** Where a string that begins at `from` ends; the text's end where it does not. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before -= 1;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
}

/** Counted before the text is parsed: what is not JSON at all is found by the parser afterwards. */
export function jsonSize(text: string): JsonSize {
  let [values, deepest, members] = [1, 0, 0];
  /** Members so far of each object that is open; what stands in an array is no member. */
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === quote) at = endOfString(text, at + 1);
    else if (code === comma) {
      values += 1;
      const here = (open.pop() ?? Number.NEGATIVE_INFINITY) + 1;
      open.push(here);
      if (here > members) members = here;
    } else if (code === openObject || code === openArray) {
      values += 1;
      open.push(code === openObject ? 1 : Number.NEGATIVE_INFINITY);
      if (open.length > deepest) deepest = open.length;
    } else if (closes.has(code)) open.pop();
  }
  return { values, depth: deepest, members };
}
