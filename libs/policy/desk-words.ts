import { packs } from './load-packs.js';
import type { Pack } from './pack.js';

/** A desk as people call it: 莲都区医保局「经办」. */
export interface DeskWords {
  readonly zh: string;
  readonly en: string;
}

function inPack({ units, offices, posts }: Pack, desk: string): DeskWords | undefined {
  const [code, department, wanted] = desk.split('.');
  const unit = units.find((each) => each.code === code);
  const office = offices.find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  const post = posts.find((each) => each.code === wanted);
  if (!unit || !office || !post) return undefined;
  return {
    zh: `${office.name.zh.replace('{unit}', unit.short)}「${post.name.zh}」`,
    en: `${post.name.en} of ${office.name.en.replace('{unit}', unit.name.en)}`,
  };
}

/** The words of whichever city's pack knows the desk; its code where none does. */
export function deskInWords(desk: string): DeskWords {
  for (const pack of packs()) {
    const words = inPack(pack, desk);
    if (words) return words;
  }
  return { zh: desk, en: desk };
}
