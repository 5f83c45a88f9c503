import { join } from 'node:path';
import type { Amendment } from '#contracts/amendments.js';
import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack, readPack } from '#policy/load-packs.js';
import { lackedByCases, lawsOf } from '#policy/process/awaited.js';
import { wantedByHand } from '#policy/process/wanted-by-hand.js';
import { packCopy, withoutValueBefore } from '../../support/pack-copy.js';
import { adopted } from '../support/adopted.js';

/** Nobody has set the standard of the subsidy before 2025: a year's settlement, which people open, reads it. */
const copy = packCopy(
  'lishui',
  'processes/P08.yaml',
  withoutValueBefore('p08.standard', '2025-01-01'),
);
const lacking = readPack(join(copy.folder, 'lishui'), 'lishui');
afterAll(() => copy.remove());

const standard = { key: 'p08.standard', value: '950.00' };
const wanted = (on: string, ...amendments: Amendment[]) =>
  wantedByHand(
    { pack: lacking, amendments },
    { calendar: loadCalendar('lishui'), now: startOf(day(on), 9) },
  );

describe('values without which nobody may open what is theirs to open', () => {
  test('are asked for once, from the first day of the period, however many cases lack them', () => {
    expect(wanted('2022-09-20')).toEqual([{ key: 'p08.standard', fund: null, day: '2022-01-01' }]);
    expect(wanted('2024-03-01')).toEqual([{ key: 'p08.standard', fund: null, day: '2023-01-01' }]);
  });

  test('are not asked for once they are adopted for the period, and again when they lapse', () => {
    expect(wanted('2022-09-20', adopted(standard))).toEqual([]);
    const ofOneYear = adopted({ ...standard, to: '2022-12-31' });
    expect(wanted('2023-03-01', ofOneYear)).toEqual([]);
    expect(wanted('2024-03-01', ofOneYear)).toHaveLength(1);
  });

  test('are not asked for before the rules hold, nor after they have run out', () => {
    expect(wanted('2021-09-20')).toEqual([]);
    const ended = { ...lacking, validTo: day('2022-06-30') };
    const now = startOf(day('2024-03-01'), 9);
    const city = { pack: ended, amendments: [] };
    expect(wantedByHand(city, { calendar: loadCalendar('lishui'), now })).toEqual([]);
  });

  test('are none where only the figures tell whether a case needs one', () => {
    const city = { pack: loadPack('lishui'), amendments: [] };
    const now = startOf(day('2026-03-01'), 9);
    expect(wantedByHand(city, { calendar: loadCalendar('lishui'), now })).toEqual([]);
    const cases = {
      process: 'P21',
      kind: 'UNIT',
      fund: 'EMPLOYEE',
      on: day('2025-01-01'),
    } as const;
    expect(lackedByCases(city.pack, lawsOf(city), cases)).toEqual([]);
  });
});
