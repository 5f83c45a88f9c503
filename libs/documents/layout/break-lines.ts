/** A piece that is never broken: one Chinese character with its variant, one word, number or part of a date, one dash (——). */
export interface Piece {
  readonly text: string;
  readonly face: string;
  readonly width: number;
}

export interface SetLine {
  readonly pieces: readonly Piece[];
  /** Added between any two characters, so that the line fills its width; 0 in the last line. */
  readonly spacing: number;
}

/** 避头: these never begin a line. */
const neverFirst = /^[，。、；：？！）》〉」』”’】〕％%,.;:?!)\]}…—·]/u;
/** 避尾: these never end one. */
const neverLast = /[（《〈「『“‘【〔([{]$/u;

/** How far a closing mark may stand over the edge: the line is squeezed by its empty half. */
const squeeze = 0.6;

/** Cuts a text into what may not be broken. */
export function piecesOf(
  text: string,
  face: string,
  measure: (text: string, face: string) => number,
): Piece[] {
  const found = text.match(/\d+[年月日]|[!-~]+|——|……|[^]\p{Variation_Selector}*/gu) ?? [];
  return found.map((each) => ({ text: each, face, width: measure(each, face) }));
}

/** A line before a long number may be short of its edge: spread any wider it would look torn. */
const widest = 0.16;

/** Where the next line begins: as late as fits, but not against 避头 and 避尾. */
function cut(pieces: readonly Piece[], from: number, width: number): number {
  let filled = 0;
  let fits = from;
  for (; fits < pieces.length; fits += 1) {
    const piece = pieces[fits];
    if (!piece) break;
    const closing = neverFirst.test(piece.text) && piece.text.length === 1;
    const room = closing ? piece.width * squeeze : 0.01;
    if (filled + piece.width > width + room) break;
    filled += piece.width;
  }
  if (fits >= pieces.length) return pieces.length;
  const most = Math.max(fits, from + 1);
  let at = most;
  while (
    at > from + 1 &&
    (neverFirst.test(pieces[at]?.text ?? '') || neverLast.test(pieces[at - 1]?.text ?? ''))
  ) {
    at -= 1;
  }
  return at === from + 1 ? most : at;
}

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((count, { text }) => count + Array.from(text).length, 0);

const widthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce((sum, { width }) => sum + width, 0);

/** Sets a paragraph into lines of a width; the first may be shorter by its indent. */
export function breakLines(
  pieces: readonly Piece[],
  width: number,
  { indent = 0 }: { readonly indent?: number } = {},
): SetLine[] {
  const lines: SetLine[] = [];
  for (let from = 0; from < pieces.length;) {
    const room = width - (lines.length === 0 ? indent : 0);
    const to = cut(pieces, from, room);
    const line = pieces.slice(from, to);
    const slack = room - widthOf(line);
    const spacing = slack / Math.max(1, lengthOf(line) - 1);
    const loose = to === pieces.length ? spacing > 0 : spacing > widest * (width / 28);
    lines.push({ pieces: line, spacing: loose ? 0 : spacing });
    from = to;
  }
  return lines;
}

/** Breaks a title into lines of about one length: a last line of two characters looks like a slip. */
export function balanceLines(pieces: readonly Piece[], width: number): SetLine[] {
  const count = breakLines(pieces, width).length;
  let narrow = width;
  for (let tried = width; tried > width / 2; tried -= width / 56) {
    if (breakLines(pieces, tried).length > count) break;
    narrow = tried;
  }
  return breakLines(pieces, narrow).map(({ pieces: line }) => ({ pieces: line, spacing: 0 }));
}
