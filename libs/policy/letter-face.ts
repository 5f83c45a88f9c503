import { loadPack, pinnedPack } from './load-packs.js';
import { letterOfPack, NotInPack, type Pack } from './pack.js';

/** The face one kind of a city's letters has on paper. */
export interface FaceOfKind {
  readonly format: 'DOCUMENT' | 'LETTER';
  readonly head: readonly string[];
  readonly organ: string;
  readonly notice: string | null;
}

/** A pack kept from before letters had formats has none in its templates: its letters are documents. */
export function letterFaceOf(pack: Pack, kind: string): FaceOfKind {
  if (!pack.letters) throw new NotInPack('letter', kind);
  const { organ, masthead, letterhead, notice } = pack.letters.paper;
  const format = letterOfPack(pack, kind).format === 'LETTER' ? 'LETTER' : 'DOCUMENT';
  return { format, head: format === 'LETTER' ? letterhead : masthead, organ, notice };
}

/** The pack a letter was drafted with, `lishui@2022-01-01.1/CIRCULAR`; one of a version long gone is shown on today's paper. */
export function packOfTemplate(city: string, template: string): Pack {
  try {
    return pinnedPack(city, template.slice(0, template.lastIndexOf('/')));
  } catch (error) {
    if (error instanceof NotInPack) return loadPack(city);
    throw error;
  }
}
