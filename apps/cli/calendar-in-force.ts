import type { CalendarNoticesPage } from '#contracts/api/calendar-notices.js';
import { day } from '#domain/time/day.js';
import { putInForce } from '#policy/calendar.js';
import { callApi, instanceStatus } from './instance.js';

/** A command about days must not wait for an instance that is busy. */
const patience = 2_000;

/**
 * Lets this command count as the instance of this folder does: with the notices confirmed there.
 * Without an instance, or where it does not answer, the published files alone count.
 */
export async function countAsInstance(): Promise<void> {
  const api = instanceStatus()?.api;
  if (api === undefined) return;
  const answer = await callApi(api, '/api/v1/calendar/notices', { timeout: patience }).catch(
    () => null,
  );
  if (answer?.status !== 200) return;
  const { items } = answer.body as CalendarNoticesPage;
  const confirmed = items
    .filter(({ state }) => state === 'CONFIRMED')
    .sort((a, b) => ((a.decidedAt ?? '') < (b.decidedAt ?? '') ? -1 : 1));
  putInForce(
    confirmed.map(({ jurisdiction, year, number, date, title, days }) => ({
      jurisdiction,
      year,
      number,
      date: day(date),
      title,
      days: days.map((each) => ({ ...each, date: day(each.date) })),
    })),
  );
}
