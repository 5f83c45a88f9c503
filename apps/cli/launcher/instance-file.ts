import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { usualCity } from '#policy/cities.js';
import { say } from '#tools/progress.mjs';
import type { LaunchOptions } from '#tools/start-options.mjs';
import { StartProblem } from '#tools/start-problem.mjs';
import { beginWith, citiesAsked, refuseOtherCities } from './cities.js';
import { clockMode, otherClock, type ClockMode } from './clock-mode.js';
import type { DataFolder } from './data-folder.js';
import { readJson, writeJson } from './json-file.js';

/** What the first start decided; later starts keep to it. */
export interface Instance {
  /** The day the business clock started at; of a real one, the day of the first start. */
  readonly date: string;
  readonly bare: boolean;
  /** The cities hosted here, by id. */
  readonly cities: readonly string[];
  /** Movable: a demo. Real: nothing of the demo is ever put in. */
  readonly movable: boolean;
  /** The demo's months are driven once; a start that was cut off goes on with them. */
  readonly demoDone: boolean;
}

const fileOf = (folder: Pick<DataFolder, 'root'>): string => join(folder.root, 'instance.json');

export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
}

/** What is stored; null for an empty folder. Data from before cities were chosen are of the usual one. */
export function storedInstance(folder: Pick<DataFolder, 'root'>): Instance | null {
  const stored = readJson(fileOf(folder)) as (Omit<Instance, 'cities'> & Partial<Instance>) | null;
  return stored && { ...stored, cities: stored.cities ?? [usualCity()] };
}

/** Reads what is stored, or settles it for an empty folder. */
export function openInstance(
  folder: DataFolder,
  options: LaunchOptions,
  env: NodeJS.ProcessEnv,
): Instance {
  const asked = clockMode(env);
  const cities = citiesAsked(options, env);
  const stored = storedInstance(folder);
  if (stored) {
    refuseOtherCities(cities, stored.cities, folder.root);
    const stands: ClockMode = stored.movable ? 'movable' : 'real';
    if (asked !== null && asked !== stands) throw otherClock(folder.root, stands, asked);
    if (options.date !== null && options.date !== stored.date) refuseEarlier(options.date, stored);
    return stored;
  }
  refuseForeign(folder);
  if (asked === 'real') refuseDemoOptions(options);
  const begins = beginWith(cities, today());
  const instance = {
    date: options.date ?? (asked === 'real' ? today() : begins.date),
    bare: options.bare,
    cities: begins.cities,
    movable: asked !== 'real',
    demoDone: false,
  };
  writeJson(fileOf(folder), instance);
  return instance;
}

/** A real clock stands at today, and there is no demo to leave the months out of. */
function refuseDemoOptions({ date }: LaunchOptions): void {
  if (date === null) return;
  throw new StartProblem(
    '正式时钟（TONGCHOU_CLOCK=real）不能用 --date 选定日期。请去掉 --date，或不设 TONGCHOU_CLOCK 以启动演示。',
    'A real clock (TONGCHOU_CLOCK=real) takes no --date. Leave it out, or start a demo without TONGCHOU_CLOCK.',
  );
}

export function markDemoDone(folder: DataFolder, instance: Instance): void {
  writeJson(fileOf(folder), { ...instance, demoDone: true });
}

function refuseEarlier(date: string, stored: Instance): void {
  if (date < stored.date) throw earlierDate(date, stored.date);
  say(
    `! 数据已存在，继续使用已保存的业务时钟 · there is data already: --date ${date} is not used, the stored clock goes on`,
  );
}

/** Between the first day and the clock's, only the same command once more is let through. */
export function refuseBehindClock(asked: string | null, stored: Instance, clockDay: string): void {
  if (asked === null || asked === stored.date || asked >= clockDay) return;
  throw earlierDate(asked, clockDay);
}

function earlierDate(date: string, now: string): StartProblem {
  return new StartProblem(
    `业务时钟已到 ${now}，不能退回到 ${date}。去掉 --date 继续，或加 --fresh 清空后重新开始。`,
    `The business clock is at ${now} already and cannot go back to ${date}. Leave --date out, or start over with --fresh.`,
  );
}

/** Data whose beginning is unknown is not guessed at. */
function refuseForeign(folder: DataFolder): void {
  if (!readdirSync(folder.root).includes('postgres')) return;
  throw new StartProblem(
    `${folder.root} 缺少 instance.json，无法确认其中的数据。请恢复该文件，或用 npm start -- --fresh 清空重来。`,
    `${folder.root} has no readable instance.json, so its data cannot be trusted. Restore that file, or empty the folder with npm start -- --fresh.`,
  );
}
