import { decodeText } from './decode-text.js';

/** A file of people's that cannot be used: what it is, and what would be right. */
export class UnreadableFile extends Error {
  constructor(
    readonly file: string,
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} · ${en}`);
    this.name = 'UnreadableFile';
  }
}

const words: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ENOENT: ['没有这个文件', 'there is no such file'],
  EISDIR: ['这是文件夹，请给出文件', 'this is a folder; name a file'],
  ENOTDIR: ['路径中有一段不是文件夹', 'a part of the path is no folder'],
  EEXIST: ['已有同名的文件或文件夹', 'there is a file or folder of this name already'],
  EACCES: ['没有权限读写', 'no permission to read or write it'],
  EPERM: ['没有权限读写', 'no permission to read or write it'],
  ENAMETOOLONG: ['文件名过长', 'the name is too long'],
  ELOOP: ['链接循环', 'the links go round in a circle'],
  // Our own: a pipe would be waited for, a device never ends.
  ENOTFILE: ['这是管道或设备，请给出文件', 'this is a pipe or a device; name a file'],
  EFBIG: ['文件过大', 'the file is too large'],
};

/** What this room needs of a file system; `node:fs` has it. */
export interface Files {
  readonly statSync: (file: string) => {
    isFile(): boolean;
    isDirectory(): boolean;
    readonly size: number;
  };
  readonly readFileSync: (file: string) => Uint8Array;
}

/** No file that people write for us comes near this. */
const largest = 50_000_000;

/** What the file system says, in words; null where the error is none of a file's. */
export function fileFault(error: unknown, file?: string): UnreadableFile | null {
  if (error instanceof UnreadableFile) return error;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (typeof error.code !== 'string') return null;
  const named = file ?? ('path' in error && typeof error.path === 'string' ? error.path : '');
  const said = words[error.code];
  if (said) {
    const [zh, en] = said;
    if (named === '') return new UnreadableFile(named, zh, en);
    return new UnreadableFile(named, `${zh}：${named}`, `${en}: ${named}`);
  }
  if (file === undefined) return null;
  return new UnreadableFile(
    named,
    `文件读不出（${error.code}）：${named}`,
    `cannot be read (${error.code}): ${named}`,
  );
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });

/** Throws `UnreadableFile` unless a path names a file of a size that can be read, before it is opened. */
export function needFile(
  file: string,
  { statSync }: Pick<Files, 'statSync'>,
  most = largest,
): void {
  try {
    const found = statSync(file);
    if (found.isDirectory()) throw coded('EISDIR');
    if (!found.isFile()) throw coded('ENOTFILE');
    if (found.size > most) throw coded('EFBIG');
  } catch (error) {
    throw fileFault(error, file) ?? error;
  }
}

/** The bytes of a file that a person named. Throws `UnreadableFile`, one clear line with the path. */
export function bytesOfFile(file: string, files: Files, most = largest): Uint8Array {
  needFile(file, files, most);
  try {
    return files.readFileSync(file);
  } catch (error) {
    throw fileFault(error, file) ?? error;
  }
}

/**
 * The text of a file that people wrote, whatever program saved it. Every such file is read through here;
 * `files` is `node:fs`, since this room knows no files. Throws `UnreadableFile`, one clear line.
 */
export const textOfFile = (file: string, files: Files, most = largest): string =>
  textOfBytes(file, bytesOfFile(file, files, most));

/** The same where the bytes are there already. */
export function textOfBytes(file: string, bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text !== null) return text;
  throw new UnreadableFile(
    file,
    `不是文本文件，或编码无法识别，请另存为 UTF-8：${file}`,
    `no text, or of an unknown encoding; save it as UTF-8: ${file}`,
  );
}
