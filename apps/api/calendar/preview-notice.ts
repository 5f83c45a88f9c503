import type { CalendarPreview } from '#contracts/api/calendar-notices.js';
import { addDays, day } from '#domain/time/day.js';
import type { NoticeReading } from '#domain/time/notice.js';
import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { calendarWith, noticesInForce } from '#policy/calendar.js';
import { deadlineChanges, type CalendarPair } from '#policy/calendar-preview.js';
import { loadPack, packs } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { dutyMonth, processDates } from '#policy/process-dates.js';
import { rollReadingOf } from '#policy/roll-reading.js';
import { openDutiesBetween, type OpenDuty } from '#persistence/calendar/open-duties.js';
import type { Sql } from '#persistence/database.js';
import type { ReadingScope } from '#persistence/organisation/reading-scope.js';

/** A holiday reaches into the months around its year. */
const around = 45;

/** A reading that agrees with itself, as it would be published; null while it has a fault. */
export function noticeOf(
  reading: NoticeReading,
  jurisdiction: string | null,
): PublishedNotice | null {
  const { year, number, date, faults } = reading;
  if (faults.length > 0 || year === null || number === null || date === null) return null;
  const title = reading.title ?? `${year}年部分节假日安排`;
  const days = reading.days.map(({ date: on, name, off }) => ({ date: on, name, off }));
  return { jurisdiction, year, number, date, title, days };
}

const contentOf = ({ jurisdiction, year, number, days }: PublishedNotice): string =>
  JSON.stringify([
    jurisdiction,
    year,
    number,
    days.map(({ date, name, off }) => [date, name, off]),
  ]);

/** Asked about a notice that is in force already, the calendar before is the one without it. */
function pairOf(city: string | null, notice: PublishedNotice): CalendarPair {
  const others = noticesInForce().filter((each) => contentOf(each) !== contentOf(notice));
  return {
    before: calendarWith(city, others),
    after: calendarWith(city, [...others, notice]),
  };
}

/** A frozen duty that would have another day under the new calendar. */
function frozenOf(duty: OpenDuty, pack: Pack, { after }: CalendarPair): CalendarPreview['frozen'] {
  const process = pack.processes.get(duty.process);
  if (!process) return [];
  const month = dutyMonth(process, duty.period);
  const dated = processDates(process, after, month, 'zh', rollReadingOf(pack)).obligations.find(
    ({ code, obligation }) => code === duty.code && obligation.stage === duty.stage,
  );
  const { statutory, operational } = duty;
  if (!dated || (dated.statutory === statutory && dated.operational === operational)) return [];
  return [
    {
      obligationId: duty.id,
      caseId: duty.caseId,
      clause: duty.clause,
      what: duty.what,
      before: { statutory, operational },
      after: { statutory: dated.statutory, operational: dated.operational },
    },
  ];
}

/** What a notice says, what does not agree in it, and what would change if it were in force; of the duties only the reader's. */
export async function previewNotice(
  sql: Sql,
  reading: NoticeReading,
  jurisdiction: string | null,
  scopes: readonly ReadingScope[],
): Promise<CalendarPreview> {
  const notice = noticeOf(reading, jurisdiction);
  const { year, number, date, title, faults, aside } = reading;
  const said = {
    year,
    number,
    date,
    title,
    days: reading.days.map(({ date: on, name, off }) => ({ date: on, name, off })),
    faults: [...faults],
    aside: [...aside],
  };
  if (!notice) {
    const standing = calendarWith(jurisdiction, noticesInForce()).version;
    const version = { before: standing, after: standing };
    return { ...said, version, moved: [], becameFinal: [], frozen: [] };
  }
  const cities = jurisdiction === null ? packs() : [loadPack(jurisdiction)];
  const pairs = new Map(cities.map((pack) => [pack.id, pairOf(pack.id, notice)]));
  const changes = cities.map((pack) => {
    const pair = pairs.get(pack.id) ?? pairOf(pack.id, notice);
    const { moved, becameFinal: count } = deadlineChanges(pack, pair, notice.year);
    const named = { city: pack.id, cityName: pack.name.zh };
    return { final: { ...named, count }, moved: moved.map((each) => ({ ...each, ...named })) };
  });
  const own = pairOf(jurisdiction, notice);
  const first = addDays(day(`${notice.year}-01-01`), -around);
  const last = addDays(day(`${notice.year}-12-31`), around);
  const duties = await openDutiesBetween(sql, scopes, first, last);
  return {
    ...said,
    version: { before: own.before.version, after: own.after.version },
    moved: changes.flatMap(({ moved }) => moved),
    becameFinal: changes.map(({ final }) => final),
    frozen: duties.flatMap((duty) => {
      const pair = pairs.get(duty.city);
      return pair ? frozenOf(duty, loadPack(duty.city), pair) : [];
    }),
  };
}
