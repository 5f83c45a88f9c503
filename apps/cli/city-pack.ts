import { loadPack, packs } from '#policy/load-packs.js';
import { NotInPack, type Pack } from '#policy/pack.js';
import { wrongInput } from './problem.js';

/** The pack of a city named on the command line. */
export function cityPack(city: string): Pack {
  try {
    return loadPack(city);
  } catch (error) {
    if (!(error instanceof NotInPack)) throw error;
    const known = packs().map(({ id }) => id);
    throw wrongInput(
      '/city',
      `没有城市 ${city}，可选：${known.join('、')}`,
      `there is no city ${city}; there are ${known.join(', ')}`,
    );
  }
}

/** The packs of one city, or of all where none is named. */
export const cityPacks = (city: string): readonly Pack[] =>
  city === '' ? packs() : [cityPack(city)];
