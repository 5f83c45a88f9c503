/** Node's and the browser's own; this room has the types of neither. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean },
) => { decode(bytes: Uint8Array): string };

const begins = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((each, index) => bytes[index] === each);

/** UTF-16 as Windows saves “Unicode” text: with its mark, or told by the empty half of a first ASCII character. */
function wideForm(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (begins(bytes, [0xff, 0xfe]) || (first !== 0 && second === 0)) return 'utf-16le';
  if (begins(bytes, [0xfe, 0xff]) || (first === 0 && second !== 0 && second !== undefined)) {
    return 'utf-16be';
  }
  return null;
}

const decoded = (bytes: Uint8Array, form: string): string | null => {
  try {
    return new TextDecoder(form, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The text of a file as people's programs save it: UTF-8, UTF-16 with a byte order mark or beginning in
 * ASCII, else GB18030 (GBK, GB2312: “ANSI” of a Chinese Windows). Null: it is no text, or of another form.
 * A byte order mark is no part of the text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const wide = wideForm(bytes);
  const text =
    wide === null ? (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')) : decoded(bytes, wide);
  if (text === null || text.includes('\0')) return null;
  return text.replace(/^\uFEFF/, '');
}
