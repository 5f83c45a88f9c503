import { createReadStream } from 'node:fs';

const block = 512;
/** What eleven octal digits can say. */
const largest = 8 * 1_073_741_824 - 1;

/** One file to be put into an archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: number;
  readonly content: Buffer | { readonly file: string };
}

/** The bytes of a tar archive (ustar), as they are needed. */
export async function* tarOf(entries: readonly TarEntry[], at: number): AsyncGenerator<Buffer> {
  for (const { name, bytes, content } of entries) {
    yield header(name, bytes, at);
    if (Buffer.isBuffer(content)) yield content;
    else yield* contentOf(content.file, bytes);
    yield Buffer.alloc((block - (bytes % block)) % block);
  }
  yield Buffer.alloc(2 * block);
}

/** A file of another length than its header says would make all that follows unreadable. */
async function* contentOf(file: string, bytes: number): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    size += chunk.length;
    yield chunk;
  }
  if (size !== bytes) throw new RangeError(`${file} has ${size} bytes and not ${bytes}`);
}

function header(name: string, bytes: number, at: number): Buffer {
  if (Buffer.byteLength(name) > 100 || bytes > largest) {
    throw new RangeError(`${name} (${bytes} bytes) does not fit into a tar archive`);
  }
  const head = Buffer.alloc(block);
  const octal = (value: number, from: number, length: number): void => {
    head.write(`${value.toString(8).padStart(length - 1, '0')}\0`, from, 'ascii');
  };
  head.write(name, 0, 'utf8');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes, 124, 12);
  octal(Math.floor(at / 1_000), 136, 12);
  head.write('        0', 148, 'ascii');
  head.write('ustar\u000000', 257, 'latin1');
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return head;
}

/** A file found in an archive; its chunks must be read before the next one is asked for. */
export interface TarFile {
  readonly name: string;
  readonly bytes: number;
  chunks(): AsyncGenerator<Buffer>;
}

/** The files of an archive, one after another. */
export async function* filesOf(source: AsyncIterable<Buffer>): AsyncGenerator<TarFile> {
  const reader = new Reader(source[Symbol.asyncIterator]());
  for (;;) {
    const head = await reader.take(block);
    if (head.length < block || head.every((byte) => byte === 0)) return;
    const text = (from: number, length: number): string =>
      head.toString('utf8', from, from + length).split('\0')[0] ?? '';
    const name = text(0, 100);
    const bytes = Number.parseInt(text(124, 12).trim(), 8);
    if (text(257, 5) !== 'ustar' || !Number.isSafeInteger(bytes)) {
      throw new RangeError('not a tar archive of ours');
    }
    yield { name, bytes, chunks: () => reader.some(bytes) };
    await reader.take((block - (bytes % block)) % block);
  }
}

class Reader {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly source: AsyncIterator<Buffer>) {}

  /** So many bytes, or fewer at the end. */
  async take(wanted: number): Promise<Buffer> {
    const parts: Buffer[] = [];
    for await (const part of this.some(wanted, false)) parts.push(part);
    return Buffer.concat(parts);
  }

  async *some(wanted: number, whole = true): AsyncGenerator<Buffer> {
    for (let left = wanted; left > 0;) {
      if (this.rest.length === 0) {
        const { value, done } = await this.source.next();
        if (done) {
          if (whole) throw new RangeError('the archive is cut off');
          return;
        }
        this.rest = value;
      }
      const part = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(part.length);
      left -= part.length;
      yield part;
    }
  }
}
