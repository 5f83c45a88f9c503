/** Two-byte codes of GBK by their character: Node reads the form and does not write it. */
const codes = new Map<string, Buffer>();

function gbkCodes(): ReadonlyMap<string, Buffer> {
  if (codes.size > 0) return codes;
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const bytes = Buffer.from([lead, trail]);
      if (trail !== 0x7f) codes.set(decoder.decode(bytes), bytes);
    }
  }
  return codes;
}

const gbk = (text: string): Buffer =>
  Buffer.concat(
    Array.from(text, (character) =>
      character < '\u0080'
        ? Buffer.from(character)
        : (gbkCodes().get(character) ?? Buffer.of(0xff)),
    ),
  );

/** A text as the usual programs save it. */
export const savedAs: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with a byte order mark': (text) => Buffer.from(`\uFEFF${text}`),
  'UTF-16, little end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  GBK: gbk,
};

/** The first bytes of a picture: no text in any form. */
export const picture = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000', 'hex');
