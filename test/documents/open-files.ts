import { inflateRawSync, inflateSync } from 'node:zlib';

/** The files of a .docx (a ZIP archive) by their path. */
export function partsOf(docx: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  const tail = docx.length - 22;
  let at = docx.readUInt32LE(tail + 16);
  for (let left = docx.readUInt16LE(tail + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((by) => docx.readUInt16LE(at + by));
    const start = docx.readUInt32LE(at + 42);
    const content = start + 30 + docx.readUInt16LE(start + 26) + docx.readUInt16LE(start + 28);
    const bytes = docx.subarray(content, content + docx.readUInt32LE(at + 20));
    const stored = docx.readUInt16LE(at + 10) === 0;
    const name = docx.subarray(at + 46, at + 46 + (nameLength ?? 0)).toString();
    parts.set(name, (stored ? bytes : inflateRawSync(bytes)).toString());
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return parts;
}

/** What a reader sees of a .docx part: its text without marks, one paragraph a line. */
export const wordsOf = (xml: string): string =>
  xml
    .replaceAll('<w:noBreakHyphen/>', '-')
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]+>/g, '');

const unhex = (hex: string): string =>
  Buffer.from(hex, 'hex').swap16().toString('utf16le').replaceAll('\0', '');

interface Objects {
  readonly text: Map<number, string>;
  readonly streams: Map<number, Buffer>;
}

function objectsOf(pdf: Buffer): Objects {
  const latin = pdf.toString('latin1');
  const objects: Objects = { text: new Map(), streams: new Map() };
  for (const { 1: number, 2: body = '', index } of latin.matchAll(
    /(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g,
  )) {
    const id = Number(number);
    objects.text.set(id, body);
    const length = /\/Length (\d+)/.exec(body)?.[1];
    const from = latin.indexOf('stream\n', index) + 'stream\n'.length;
    if (length === undefined || !body.includes('stream\n')) continue;
    const bytes = pdf.subarray(from, from + Number(length));
    objects.streams.set(id, body.includes('/FlateDecode') ? inflateSync(bytes) : bytes);
  }
  return objects;
}

/** Glyph by glyph back to characters, through the table each font carries for copying text. */
function glyphsOf({ text, streams }: Objects): Map<string, Map<number, string>> {
  const fonts = new Map<string, Map<number, string>>();
  for (const body of text.values()) {
    for (const [, name = '', id] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(text.get(Number(id)) ?? '')?.[1];
      const map = new Map<number, string>();
      const cmap = streams.get(Number(table))?.toString() ?? '';
      for (const [, first = '', list = ''] of cmap.matchAll(
        /<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi,
      )) {
        [...list.matchAll(/<([0-9a-f ]+)>/gi)].forEach(([, hex = ''], offset) =>
          map.set(parseInt(first, 16) + offset, unhex(hex.replaceAll(' ', ''))),
        );
      }
      fonts.set(name, map);
    }
  }
  return fonts;
}

/** The text a PDF of ours shows, page by page in the order it is drawn. */
export function textOfPdf(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = glyphsOf(objects);
  let font = new Map<number, string>();
  let said = '';
  for (const [id, stream] of objects.streams) {
    if ((objects.text.get(id) ?? '').includes('/Type')) continue;
    for (const [, name, array] of stream
      .toString('latin1')
      .matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name) ?? font;
      for (const [, hex = ''] of (array ?? '').matchAll(/<([0-9a-f]+)>/gi)) {
        for (let at = 0; at < hex.length; at += 4) {
          said += font.get(parseInt(hex.slice(at, at + 4), 16)) ?? '';
        }
      }
    }
  }
  return said;
}
