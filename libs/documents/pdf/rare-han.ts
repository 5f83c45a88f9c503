import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Face } from './letter-fonts.js';

/**
 * 花园明朝 (HanaMin), for the rare characters of names that the letter's own faces lack: Chinese to
 * extension F. Its optional package comes cut by blocks, each compressed; a style sheet tells which
 * characters are in which.
 */
const name = 'HanaMin';
const require = createRequire(import.meta.url);

interface Block {
  readonly file: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const block = /url\(([^)]+\.woff2)\)[^}]*?unicode-range:([^};]+)/giu;
const range = /U\+([0-9a-f]+)(?:-([0-9a-f]+))?/giu;

function blocksOf(folder: string): readonly Block[] {
  const css = readFileSync(join(folder, 'HanaMin.min.css'), 'utf8');
  return [...css.matchAll(block)].map(([, file = '', list = '']) => ({
    file: join(folder, file),
    ranges: [...list.matchAll(range)].map(([, from = '', to = from]) => [
      Number.parseInt(from, 16),
      Number.parseInt(to, 16),
    ]),
  }));
}

let known: readonly Block[] | undefined;

function blocks(): readonly Block[] {
  try {
    known ??= blocksOf(dirname(require.resolve('hanamin/package.json')));
  } catch {
    known = []; // the package is optional; what to do without it is said where a character is missed
  }
  return known;
}

const faces = new Map<string, Promise<Face>>();

async function faceAt(file: string): Promise<Face> {
  const { default: wawoff } = await import('wawoff2');
  return { name, bytes: Buffer.from(await wawoff.decompress(readFileSync(file))) };
}

/** The face that has a rare Chinese character; null: none has, or it is no Chinese character. */
export async function rareHanFace(character: string): Promise<Face | null> {
  if (!/\p{Script=Han}/u.test(character)) return null;
  const point = character.codePointAt(0) ?? 0;
  const found = blocks().find(({ ranges }) =>
    ranges.some(([from, to]) => from <= point && point <= to),
  );
  if (!found || !existsSync(found.file)) return null;
  const face = faces.get(found.file) ?? faceAt(found.file);
  faces.set(found.file, face);
  return await face;
}
