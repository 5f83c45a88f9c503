import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { bytesOfFile, UnreadableFile } from '#domain/text/text-of-file.js';

/** The faces GB/T 9704 asks for, by what they set. */
export type Role = 'body' | 'title' | 'heading' | 'page';
export const roles: readonly Role[] = ['body', 'title', 'heading', 'page'];

export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
}

export interface LetterFonts {
  readonly faces: Readonly<Record<Role, Face>>;
  /** Asked in this order for a character that its own face lacks. */
  readonly others: readonly Face[];
  /** What the foot of the page says of the faces; null when the official ones were at hand. */
  readonly substitution: string | null;
}

/** No face to set a letter in, or none that has one of its characters. */
export class LetterFontFault extends Error {
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(`${zh} / ${en}`);
    this.name = 'LetterFontFault';
  }
}

const official: Readonly<Record<Role, { readonly zh: string; readonly file: RegExp }>> = {
  body: { zh: '仿宋', file: /仿宋|fang-?song|simfang|^fzfs|^stfangso/i },
  title: { zh: '小标宋', file: /小标宋|xiao-?biao-?song|^fzxbs/i },
  heading: { zh: '黑体', file: /黑体|simhei|hei-?ti|^fzhei|^stheiti/i },
  page: { zh: '宋体', file: /宋体|simsun|song-?ti|^fzss|^stsong/i },
};

const fontFile = /\.(ttf|otf)$/i;
const require = createRequire(import.meta.url);
const known = new Map<string, Face>();

function faceAt(path: string, name: string): Face {
  const face = known.get(path) ?? { name, bytes: fontBytes(path) };
  known.set(path, face);
  return face;
}

function fontBytes(path: string): Buffer {
  try {
    return Buffer.from(bytesOfFile(path, fs));
  } catch (error) {
    if (error instanceof UnreadableFile) throw new LetterFontFault(error.zh, error.en);
    throw error;
  }
}

/** What keeps every letter from being set; null: there are faces. */
export function fontFault(
  folder: string | undefined,
): { readonly zh: string; readonly en: string } | null {
  try {
    letterFonts(folder);
    return null;
  } catch (error) {
    if (!(error instanceof LetterFontFault)) throw error;
    const { zh, en } = error;
    return { zh, en };
  }
}

/** The optional package that stands in where a site has put no faces of its own. */
const substitute: Readonly<Record<Role, string>> = {
  body: '400Regular/NotoSerifSC_400Regular.ttf',
  title: '700Bold/NotoSerifSC_700Bold.ttf',
  heading: '700Bold/NotoSerifSC_700Bold.ttf',
  page: '400Regular/NotoSerifSC_400Regular.ttf',
};

function packaged(role: Role): Face | null {
  try {
    const path = require.resolve(`@expo-google-fonts/noto-serif-sc/${substitute[role]}`);
    return faceAt(path, 'Noto Serif SC');
  } catch {
    return null; // the package is optional; what to do without it is said where a face is missed
  }
}

function filesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || folder === '') return [];
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new LetterFontFault(
      `TONGCHOU_FONTS 所指的文件夹不存在：${folder}`,
      `the folder TONGCHOU_FONTS names does not exist: ${folder}`,
    );
  }
  return fs
    .readdirSync(folder)
    .filter((name) => fontFile.test(name))
    .sort()
    .map((name) => join(folder, name));
}

const nameOf = (path: string): string => basename(path).replace(fontFile, '');

/**
 * The faces of a letter: the site's own from the folder `TONGCHOU_FONTS` (an office may hold the
 * licensed 仿宋 and 小标宋), then the free face of the optional package.
 */
export function letterFonts(folder: string | undefined): LetterFonts {
  const files = filesIn(folder);
  const own = files.map((path) => faceAt(path, nameOf(path)));
  const of = (role: Role): { face: Face; official: boolean } => {
    const file = files.find((path) => official[role].file.test(basename(path)));
    if (file !== undefined) return { face: faceAt(file, nameOf(file)), official: true };
    const face = packaged(role) ?? own[0];
    if (face) return { face, official: false };
    throw new LetterFontFault(
      '没有可用的中文字体：请把字体文件（.ttf 或 .otf）放入 TONGCHOU_FONTS 所指的文件夹，或安装 @expo-google-fonts/noto-serif-sc',
      'there is no Chinese font: put font files (.ttf or .otf) into the folder TONGCHOU_FONTS names, or install @expo-google-fonts/noto-serif-sc',
    );
  };
  const found = { body: of('body'), title: of('title'), heading: of('heading'), page: of('page') };
  const replaced = roles.filter((role) => !found[role].official);
  const stand = [...new Set(replaced.map((role) => found[role].face.name))];
  return {
    faces: {
      body: found.body.face,
      title: found.title.face,
      heading: found.heading.face,
      page: found.page.face,
    },
    others: [...new Set([...own, ...roles.flatMap((role) => packaged(role) ?? [])])],
    substitution:
      replaced.length === 0
        ? null
        : `字体替代：以 ${stand.join('、')} 代替${replaced.map((role) => official[role].zh).join('、')}`,
  };
}
