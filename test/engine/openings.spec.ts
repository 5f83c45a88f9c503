import { instantOf, instantText } from '#domain/time/instant.js';
import { nextOpening, openingRunId, openingsOf } from '#engine/openings.js';
import { loadPack } from '#policy/load-packs.js';
import { CalendarEvents } from '../../apps/api/clock/calendar-events.js';

const at = (text: string): number => instantOf(text);

test('丽水 opens the plans of the next month on the 15th at nine', () => {
  const [opening] = openingsOf(loadPack('lishui'));
  expect(opening).toEqual({ city: 'lishui', process: 'P11', day: 15, hour: 9, minute: 0 });
});

test('the next opening lies strictly after, also over the end of a year', () => {
  const [opening] = openingsOf(loadPack('lishui'));
  if (!opening) throw new Error('no opening');
  const first = nextOpening(opening, at('2021-12-15T08:59:59+08:00'));
  expect(instantText(first)).toBe('2021-12-15T09:00:00+08:00');
  expect(instantText(nextOpening(opening, first))).toBe('2022-01-15T09:00:00+08:00');
  expect(openingRunId(opening, first)).toBe('lishui/P11/open-2021-12-15T01:00:00Z');
});

test('an opening that no Schedule can say is refused at start', () => {
  const opens = { at: '09:00', due: { rule: 'nthWorkingDay' } };
  const pack = { id: 'lishui', processes: new Map([['P08', { opens }]]) };
  expect(() => openingsOf(pack)).toThrow('a Schedule cannot say that');
});

test('a month has one opening and a statement for every day', () => {
  const calendar = new CalendarEvents([loadPack('lishui')]);
  const events = calendar.between(at('2022-01-01T00:00:00+08:00'), at('2022-02-01T00:00:00+08:00'));
  expect(events.filter(({ kind }) => kind === 'OPENING')).toHaveLength(1);
  expect(events.filter(({ kind }) => kind === 'STATEMENTS')).toHaveLength(31);
  expect(events[0]).toMatchObject({ kind: 'STATEMENTS', day: '2021-12-31' });
});

test('between two instants nothing happens twice', () => {
  const calendar = new CalendarEvents([loadPack('lishui')]);
  const from = at('2022-01-15T09:00:00+08:00');
  expect(calendar.between(from, from)).toEqual([]);
  expect(instantText(calendar.next(from))).toBe('2022-01-16T08:00:00+08:00');
});
