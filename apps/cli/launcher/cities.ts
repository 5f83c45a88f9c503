import { beginningOf, usualCity } from '#policy/cities.js';
import { cityList } from '#policy/hosted-cities.js';
import { cityIds } from '#policy/load-packs.js';
import { NotInPack } from '#policy/pack.js';
import type { LaunchOptions } from '#tools/start-options.mjs';
import { StartProblem } from '#tools/start-problem.mjs';

const wrongInput = 2;

/** Which cities this start asks for, by `--city` or else TONGCHOU_CITIES; null: neither says. */
export function citiesAsked(
  { city }: Pick<LaunchOptions, 'city'>,
  env: NodeJS.ProcessEnv,
): readonly string[] | null {
  const named = city ?? (env['TONGCHOU_CITIES'] || null);
  if (named === null) return null;
  try {
    return cityList(named);
  } catch (error) {
    if (error instanceof NotInPack) throw unknownCity(error.asked);
    throw error;
  }
}

/** What an empty folder is begun with: the cities, and the day where no date is given. */
export const beginWith = (
  asked: readonly string[] | null,
  today: string,
): { readonly cities: readonly string[]; readonly date: string } => ({
  cities: asked ?? [usualCity()],
  date: (asked && beginningOf(asked)) ?? today,
});

/** Data are of the cities they were begun with: a case of another would have nobody to go on with it. */
export function refuseOtherCities(
  asked: readonly string[] | null,
  stored: readonly string[],
  where: string,
): void {
  if (asked === null || asked.join() === stored.join()) return;
  const [now, wanted] = [stored.join(','), asked.join(',')];
  throw new StartProblem(
    `${where} 中已有 ${now} 的数据，不能改为 ${wanted}。去掉 --city 继续；或加 --fresh 清空后重新开始；或在另一目录中启动。`,
    `${where} has data of ${now} already and cannot become ${wanted}. Leave --city out to go on, start over with --fresh, or start in another folder.`,
    wrongInput,
  );
}

const unknownCity = (name: string): StartProblem =>
  new StartProblem(
    `没有城市“${name}”。可用：${cityIds().join('、')}，几个用逗号隔开，或 all。`,
    `There is no city "${name}". There are: ${cityIds().join(', ')}; several with commas between, or all.`,
    wrongInput,
  );
