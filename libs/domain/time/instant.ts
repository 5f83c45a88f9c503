import { day, dayNumber, dayOfNumber, isDay, type Day } from './day.js';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** China has had one zone without summer time since 1992 (Asia/Shanghai). */
const SHANGHAI = 8 * HOUR;

const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const two = (value: number): string => String(value).padStart(2, '0');

/** The calendar day in China at an instant given in milliseconds since 1970. */
export function dayOf(instant: number): Day {
  return dayOfNumber(Math.floor((instant + SHANGHAI) / DAY));
}

/** The instant a day begins in China, or a given time of that day (OQ-34: to 24:00). */
export function startOf(of: Day, hour = 0, minute = 0): number {
  return dayNumber(of) * DAY - SHANGHAI + hour * HOUR + minute * MINUTE;
}

/** 24:00 of a day: the first instant that is too late (inclusive to 24:00). */
export function endOf(of: Day): number {
  return startOf(of) + DAY;
}

/** An instant as RFC 3339 with seconds and `+08:00`, as every outside face shows it. */
export function instantText(instant: number): string {
  const local = Math.floor((instant + SHANGHAI) / SECOND) * SECOND;
  const inDay = local - Math.floor(local / DAY) * DAY;
  const time = [inDay / HOUR, (inDay % HOUR) / MINUTE, (inDay % MINUTE) / SECOND];
  return `${dayOf(instant)}T${time.map((part) => two(Math.floor(part))).join(':')}+08:00`;
}

/** Whether a text is an RFC 3339 instant with its zone. */
export function isInstant(text: string): boolean {
  const found = WRITTEN.exec(text);
  return found !== null && isDay(found[1] ?? '');
}

/** Milliseconds since 1970 of an RFC 3339 instant; one without a zone is refused. */
export function instantOf(text: string): number {
  const found = WRITTEN.exec(text);
  if (!found)
    throw new RangeError(`not an instant with its zone, as 2022-01-04T09:00:00+08:00: ${text}`);
  const [, date = '', hour, minute, second, fraction = '', sign, zoneHour, zoneMinute] = found;
  const clock = Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND;
  const zone =
    (Number(zoneHour ?? 0) * HOUR + Number(zoneMinute ?? 0) * MINUTE) * (sign === '-' ? -1 : 1);
  return dayNumber(day(date)) * DAY + clock + Number(fraction.padEnd(3, '0').slice(0, 3)) - zone;
}
