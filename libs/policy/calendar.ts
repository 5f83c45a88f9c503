import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  calendarOf,
  type CalendarData,
  type CalendarDay,
  type PublishedNotice,
  type WorkingCalendar,
} from '#domain/time/working-calendar.js';
import { overlayWith, yearsWith } from './calendar-notices.js';
import { packFolderOf } from './pack-folders.js';
import { policyFolder } from './policy-folder.js';
import { PolicyFault } from './policy-fault.js';
import { deepFreeze, readYaml } from './read-yaml.js';
import { calendarYearSchema, cityCalendarSchema } from './schema/calendar.schema.js';

/** Names exactly this content; without days of a city it is the nation's. */
function versionOf(years: CalendarData['years'], overlay: readonly CalendarDay[]): string {
  const content = overlay.length === 0 ? years : { years, overlay };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/** The published years of a folder; its `version` is a hash of exactly what was read. */
export function readCalendarData(folder: string): CalendarData {
  const files = readdirSync(folder).filter((file) => /^\d{4}\.yaml$/.test(file));
  const years = files.sort().map((file) => {
    const name = `calendars/${file}`;
    const { year, notices, days } = readYaml(join(folder, file), name, calendarYearSchema);
    if (file !== `${year}.yaml`) {
      throw new PolicyFault({ file: name, line: 1, clause: null }, `it says the year ${year}`);
    }
    const number = notices[0]?.number ?? '';
    return {
      year,
      notices,
      days: days.map((each) => ({ ...each, notice: each.notice ?? number })),
    };
  });
  const gap = years.find(
    ({ year }, index) => index > 0 && year !== (years[index - 1]?.year ?? 0) + 1,
  );
  if (gap) {
    throw new PolicyFault(
      { file: `calendars/${gap.year}.yaml`, line: 1, clause: null },
      'a year before it is missing',
    );
  }
  return deepFreeze({ version: versionOf(years, []), years });
}

/** A city's own rest and make-up days, from calendar.yaml of its pack; most cities have none. */
function daysOfCity(city: string): readonly CalendarDay[] {
  const place = packFolderOf(city);
  const file = join(place?.folder ?? '', 'calendar.yaml');
  if (!place || !existsSync(file)) return [];
  return readYaml(file, `${place.label}/calendar.yaml`, cityCalendarSchema).days;
}

let published: CalendarData | null = null;
let inForce: readonly PublishedNotice[] = [];
const loaded = new Map<string, WorkingCalendar>();

/** The calendar a city would have with these notices over the published files; null: the nation. */
export function calendarWith(
  city: string | null,
  notices: readonly PublishedNotice[],
): WorkingCalendar {
  published ??= readCalendarData(join(policyFolder, 'calendars'));
  const years = yearsWith(
    published.years,
    notices.filter(({ jurisdiction }) => jurisdiction === null),
  );
  const overlay =
    city === null
      ? []
      : overlayWith(
          daysOfCity(city),
          notices.filter(({ jurisdiction }) => jurisdiction === city),
        );
  return calendarOf({ version: versionOf(years, overlay), years, overlay });
}

/**
 * The working calendar in force, of a city or of the nation: the published files with the notices
 * confirmed since. The same object for everybody until a notice is put in force.
 */
export function loadCalendar(city?: string): WorkingCalendar {
  const key = city ?? '';
  const known = loaded.get(key);
  if (known) return known;
  const calendar = calendarWith(city ?? null, inForce);
  loaded.set(key, calendar);
  return calendar;
}

/** The notices that count beside the files. */
export const noticesInForce = (): readonly PublishedNotice[] => inForce;

/** From here on this process counts with these notices; what was counted before stays as it was. */
export function putInForce(notices: readonly PublishedNotice[]): void {
  if (JSON.stringify(notices) === JSON.stringify(inForce)) return;
  inForce = deepFreeze([...notices]);
  loaded.clear();
}
