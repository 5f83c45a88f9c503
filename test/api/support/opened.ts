import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const endLength = 22;

/** Every text inside a workbook or .docx, one after the other; any other file as it is. */
export function textIn(file: Buffer): string {
  if (file.subarray(0, 2).toString('latin1') !== 'PK') return file.toString('utf8');
  let at = file.length - endLength;
  while (file.readUInt32LE(at) !== endOfDirectory) at -= 1;
  const entries = file.readUInt16LE(at + 10);
  let entry = file.readUInt32LE(at + 16);
  const texts: string[] = [];
  for (let index = 0; index < entries; index += 1) {
    const method = file.readUInt16LE(entry + 10);
    const size = file.readUInt32LE(entry + 20);
    const local = file.readUInt32LE(entry + 42);
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const bytes = file.subarray(from, from + size);
    texts.push((method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'));
    const lengths = [28, 30, 32].map((offset) => file.readUInt16LE(entry + offset));
    entry += 46 + lengths.reduce((sum, each) => sum + each, 0);
  }
  return texts.join('\n');
}
