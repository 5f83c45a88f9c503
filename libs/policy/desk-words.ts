import { packs } from './load-packs.js';
import type { Pack } from './pack.js';

/** A desk as people call it: 莲都区医保局「经办」. */
export interface DeskWords {
  readonly zh: string;
  readonly en: string;
}

function officeIn(
  { units, offices }: Pack,
  code: string,
  department: string,
): DeskWords | undefined {
  const unit = units.find((each) => each.code === code);
  const office = offices.find(
    (each) => each.department === department && unit && each.levels.includes(unit.level),
  );
  if (!unit || !office) return undefined;
  return {
    zh: office.name.zh.replace('{unit}', unit.short),
    en: office.name.en.replace('{unit}', unit.name.en),
  };
}

function inPack(pack: Pack, desk: string): DeskWords | undefined {
  const [code = '', department = '', wanted] = desk.split('.');
  const office = officeIn(pack, code, department);
  const post = pack.posts.find((each) => each.code === wanted);
  if (!office || !post) return undefined;
  return { zh: `${office.zh}「${post.name.zh}」`, en: `${post.name.en} of ${office.en}` };
}

/** An office (`331102.FINANCE`) as people call it: 莲都区财政局; null where no city's pack knows it. */
export function officeInWords(office: string): DeskWords | null {
  const [code = '', department = ''] = office.split('.');
  for (const pack of packs()) {
    const words = officeIn(pack, code, department);
    if (words) return words;
  }
  return null;
}

/** The words of whichever city's pack knows the desk; its code where none does. */
export function deskInWords(desk: string): DeskWords {
  for (const pack of packs()) {
    const words = inPack(pack, desk);
    if (words) return words;
  }
  return { zh: desk, en: desk };
}
