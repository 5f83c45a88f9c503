import type { CalendarPreview } from '#contracts/api/calendar-notices.js';
import { addDays, day } from '#domain/time/day.js';
import { keptDay } from '#domain/time/notice-days.js';
import type { NoticeReading } from '#domain/time/notice.js';
import type { PublishedNotice, WorkingCalendar } from '#domain/time/working-calendar.js';
import { calendarWith, noticesInForce } from '#policy/calendar.js';
import { cityIds, loadPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { processDates, type DatedObligation } from '#policy/process-dates.js';
import { rollReadingOf } from '#policy/roll-reading.js';
import { openDutiesBetween, type OpenDuty } from '#persistence/calendar/open-duties.js';
import type { Sql } from '#persistence/database.js';
import type { ReadingScope } from '#persistence/organisation/reading-scope.js';
import type { NoticeChanges } from './notice-jobs.js';
import { pairOf } from './notice-pair.js';

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
  const days = reading.days.map(keptDay);
  return { jurisdiction, year, number, date, title, days };
}

/** Every duty of a city, process and period has the same days: they are counted once. */
function datedBy(
  dated: Map<string, readonly DatedObligation[]>,
  duty: OpenDuty,
  pack: Pack,
  after: () => WorkingCalendar,
): readonly DatedObligation[] {
  const process = pack.processes.get(duty.process);
  if (!process) return [];
  const key = `${duty.city} ${duty.process} ${duty.period}`;
  const known =
    dated.get(key) ??
    processDates(process, after(), duty.period, 'zh', rollReadingOf(pack)).obligations;
  dated.set(key, known);
  return known;
}

/** A frozen duty that would have another day under the new calendar. */
function frozenOf(
  duty: OpenDuty,
  obligations: readonly DatedObligation[],
): CalendarPreview['frozen'] {
  const dated = obligations.find(
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
  changesOf: (notice: PublishedNotice) => Promise<NoticeChanges>,
): Promise<CalendarPreview> {
  const notice = noticeOf(reading, jurisdiction);
  const { year, number, date, title, faults, aside, unchanged } = reading;
  const said = {
    year,
    number,
    date,
    title,
    days: reading.days.map(keptDay),
    faults: [...faults],
    aside: [...aside],
    unchanged: [...unchanged],
  };
  if (!notice) {
    const standing = calendarWith(jurisdiction, noticesInForce()).version;
    const version = { before: standing, after: standing };
    return { ...said, version, moved: [], becameFinal: [], frozen: [] };
  }
  const changes = await changesOf(notice);
  const first = addDays(day(`${notice.year}-01-01`), -around);
  const last = addDays(day(`${notice.year}-12-31`), around);
  const duties = await openDutiesBetween(sql, scopes, first, last);
  const known = new Set(jurisdiction === null ? cityIds() : [jurisdiction]);
  const dated = new Map<string, readonly DatedObligation[]>();
  const datesOf = (duty: OpenDuty): readonly DatedObligation[] =>
    datedBy(
      dated,
      duty,
      loadPack(duty.city),
      () => pairOf(duty.city, notice, noticesInForce()).after,
    );
  return {
    ...said,
    ...changes,
    frozen: duties
      .filter(({ city }) => known.has(city))
      .flatMap((duty) => frozenOf(duty, datesOf(duty))),
  };
}
