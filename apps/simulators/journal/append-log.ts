import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';

const NEWLINE = 0x0a;

/**
 * Reads what a log holds. A half line at the end is a record that a kill cut off before anybody
 * was answered: it is removed. A broken line anywhere else is damage, and nothing starts on it.
 */
export function readLog(path: string): unknown[] {
  if (!existsSync(path)) return [];
  const bytes = readFileSync(path);
  const whole = bytes.lastIndexOf(NEWLINE) + 1;
  if (whole < bytes.length) truncateSync(path, whole);
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n').slice(0, -1);
  return lines.map((line, index) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new Error(`${path}:${index + 1} is damaged (日志已损坏). Restore it from a backup.`);
    }
  });
}

/** Makes a new file's name survive a power cut, which syncing the file alone does not. */
function syncFolderOf(path: string): void {
  const folder = openSync(dirname(path), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

/**
 * An append-only file of JSON lines. `durable()` returns when all that was appended is on disk.
 * A disk that refuses ends it for good: what is in memory would then be more than what is kept.
 */
export class AppendLog {
  #waiting: string[] = [];
  #appended = 0;
  #written = 0;
  #writing: Promise<void> | null = null;

  private constructor(
    private readonly file: FileHandle,
    private readonly onBroken: (error: unknown) => void,
  ) {}

  static async open(path: string, onBroken: (error: unknown) => void): Promise<AppendLog> {
    const file = await open(path, 'a', 0o600);
    syncFolderOf(path);
    return new AppendLog(file, onBroken);
  }

  append(record: object): void {
    this.#waiting.push(`${JSON.stringify(record)}\n`);
    this.#appended += 1;
  }

  /** Callers that arrive while one sync is under way share the next one. */
  async durable(): Promise<void> {
    const wanted = this.#appended;
    while (this.#written < wanted) {
      this.#writing ??= this.#write();
      await this.#writing;
    }
  }

  async close(): Promise<void> {
    await this.durable();
    await this.file.close();
  }

  async #write(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    const upTo = this.#written + batch.length;
    try {
      await this.file.appendFile(batch.join(''));
      await this.file.datasync();
    } catch (error) {
      this.onBroken(error);
      throw error;
    }
    this.#written = upTo;
    this.#writing = null;
  }
}
