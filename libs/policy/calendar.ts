import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  calendarOf,
  type CalendarData,
  type WorkingCalendar,
} from '#domain/time/working-calendar.js';
import { policyFolder } from './policy-folder.js';
import { PolicyFault } from './policy-fault.js';
import { deepFreeze, readYaml } from './read-yaml.js';
import { calendarYearSchema } from './schema/calendar.schema.js';

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
  const version = createHash('sha256').update(JSON.stringify(years)).digest('hex').slice(0, 16);
  return deepFreeze({ version, years });
}

let loaded: WorkingCalendar | null = null;

/** The working calendar in force: read once, the same object for everybody. */
export function loadCalendar(): WorkingCalendar {
  loaded ??= calendarOf(readCalendarData(join(policyFolder, 'calendars')));
  return loaded;
}
