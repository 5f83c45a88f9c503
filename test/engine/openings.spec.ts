import { instantOf, instantText } from '#domain/time/instant.js';
import { nextOpening, type Opening } from '#domain/process/opening.js';
import { openingRunId } from '#engine/openings.js';
import { openingsOf } from '#policy/process/openings.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack } from '#policy/load-packs.js';
import { CalendarEvents } from '../../apps/api/clock/calendar-events.js';

const at = (text: string): number => instantOf(text);
const calendar = loadCalendar();

function opening(process: string): Opening {
  const found = openingsOf(loadPack('lishui')).find((each) => each.process === process);
  if (!found) throw new Error(`no opening of ${process}`);
  return found;
}

test('丽水 opens the plans of the next month on the 15th at nine', () => {
  expect(opening('P11')).toMatchObject({ city: 'lishui', process: 'P11', hour: 9, minute: 0 });
});

test('丽水 opens the subsidy of a year on the first working day of March (P08)', () => {
  const years = ['2022-01-01', '2023-01-01', '2025-01-01'].map((from) =>
    instantText(nextOpening(calendar, opening('P08'), at(`${from}T00:00:00+08:00`))),
  );
  expect(years).toEqual([
    '2022-03-01T09:00:00+08:00',
    '2023-03-01T09:00:00+08:00',
    '2025-03-03T09:00:00+08:00',
  ]);
});

test('the next opening lies strictly after, also over the end of a year', () => {
  const plans = opening('P11');
  const first = nextOpening(calendar, plans, at('2021-12-15T08:59:59+08:00'));
  expect(instantText(first)).toBe('2021-12-15T09:00:00+08:00');
  expect(instantText(nextOpening(calendar, plans, first))).toBe('2022-01-15T09:00:00+08:00');
  expect(openingRunId(plans, first)).toBe('lishui/P11/open-2021-12-15T01:00:00Z');
});

test('a month has one opening and a statement for every day', () => {
  const days = new CalendarEvents([loadPack('lishui')]);
  const events = days.between(at('2022-01-01T00:00:00+08:00'), at('2022-02-01T00:00:00+08:00'));
  expect(events.filter(({ kind }) => kind === 'OPENING')).toHaveLength(1);
  expect(events.filter(({ kind }) => kind === 'STATEMENTS')).toHaveLength(31);
  expect(events[0]).toMatchObject({ kind: 'STATEMENTS', day: '2021-12-31' });
});

test('between two instants nothing happens twice', () => {
  const days = new CalendarEvents([loadPack('lishui')]);
  const from = at('2022-01-15T09:00:00+08:00');
  expect(days.between(from, from)).toEqual([]);
  expect(instantText(days.next(from))).toBe('2022-01-16T08:00:00+08:00');
});
