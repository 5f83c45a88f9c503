import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Bytes that have arrived whole and lie in the store's anteroom: `size` in bytes, `sha256` in hex. */
export interface Received {
  readonly file: string;
  readonly size: number;
  readonly sha256: string;
}

/** Below it no file is taken: the database beside us needs its reserve and room for its log. */
const leastFreeBytes = 128 * 1024 * 1024;
/** Longer than any upload can take. */
const abandonedMs = 60 * 60_000;

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** As the system says it of a full disk, so that people hear the same words (`refusedForSpace`). */
const noSpace = (folder: string): Error =>
  Object.assign(new Error(`too few bytes are free for ${folder}`), {
    code: 'ENOSPC',
  });

/**
 * Bytes of attachments, each file under its own SHA-256: two equal files are one. What is under way lies in
 * `incoming`, and comes to its place by a rename, so nothing half-written is ever found there.
 */
export class BlobStore {
  private readonly incoming: string;

  /** `leastFree`: bytes that must be free on its disk before it takes a file. */
  constructor(
    readonly folder: string,
    private readonly leastFree = leastFreeBytes,
  ) {
    this.incoming = join(folder, 'incoming');
  }

  private placeOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** Writes what comes to a file of its own, hashed on its way; of what breaks off nothing is left. */
  async receive(source: AsyncIterable<Buffer> | Readable): Promise<Received> {
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(this.incoming);
    if (bavail * bsize < this.leastFree) throw noSpace(this.folder);
    const file = join(this.incoming, `${randomUUID()}.part`);
    const hash = createHash('sha256');
    let size = 0;
    try {
      await pipeline(
        source,
        async function* measured(chunks: AsyncIterable<Buffer>) {
          for await (const chunk of chunks) {
            hash.update(chunk);
            size += chunk.length;
            yield chunk;
          }
        },
        createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
      );
    } catch (error) {
      await this.discard({ file });
      throw error;
    }
    return { file, size, sha256: hash.digest('hex') };
  }

  async discard({ file }: Pick<Received, 'file'>): Promise<void> {
    await rm(file, { force: true });
  }

  /**
   * Puts received bytes in their place for ever. Until `settle` a marker says that they may come to belong
   * to nobody; one that is there already is replaced by the same bytes.
   */
  async keep({ file, sha256 }: Received): Promise<string> {
    const marker = join(this.incoming, `${sha256}.${randomUUID()}`);
    await writeFile(marker, '', { mode: 0o600 });
    const place = this.placeOf(sha256);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await rename(file, place);
    await settled(dirname(place));
    return marker;
  }

  /** Their row is committed, or they are found to have none and gone. */
  async settle(marker: string): Promise<void> {
    await rm(marker, { force: true });
  }

  /** Whose rows nobody has seen yet: `[marker, sha256]`, beside what was abandoned on its way, which goes. */
  async unsettled(): Promise<(readonly [marker: string, sha256: string])[]> {
    const names = await readdir(this.incoming).catch(() => []);
    const markers: (readonly [string, string])[] = [];
    for (const name of names) {
      const path = join(this.incoming, name);
      if (!name.endsWith('.part')) markers.push([path, basename(name).slice(0, 64)]);
      else if (await isAbandoned(path)) await rm(path, { force: true });
    }
    return markers;
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  /** The bytes, if they still are what their name says; all of them are read before the first is given. */
  async read(sha256: string): Promise<Readable | 'MISSING' | 'CHANGED'> {
    const place = this.placeOf(sha256);
    const hash = createHash('sha256');
    try {
      for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer);
    } catch (error) {
      if (isMissing(error)) return 'MISSING';
      throw error;
    }
    return hash.digest('hex') === sha256 ? createReadStream(place) : 'CHANGED';
  }

  /** Where the bytes lie, for a copy of them; null where they are missing or changed. */
  async checked(sha256: string): Promise<string | null> {
    const found = await this.read(sha256);
    if (typeof found === 'string') return null;
    found.destroy();
    return this.placeOf(sha256);
  }

  /** A copy of a file comes to its place, as `keep` puts it there; answers the marker to settle. */
  async adopt(file: string): Promise<string> {
    return await this.keep(await this.receive(createReadStream(file)));
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > abandonedMs;
}

/** A rename outlives a power cut once its folder is on the disk. */
async function settled(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
