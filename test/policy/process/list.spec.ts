import { join } from 'node:path';
import type { Amendment } from '#contracts/amendments.js';
import { day } from '#domain/time/day.js';
import { loadPack, packs, readPack } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { listProcesses, type ListedProcess } from '#policy/process/list.js';
import { packCopy, withoutValueBefore } from '../../support/pack-copy.js';
import { adopted } from '../support/adopted.js';

/** The same rules, had nobody set the standard of the subsidy before 2025. */
const copy = packCopy(
  'lishui',
  'processes/P08.yaml',
  withoutValueBefore('p08.standard', '2025-01-01'),
);
const lacking = readPack(join(copy.folder, 'lishui'), 'lishui');
afterAll(() => copy.remove());

function at(
  city: string | Pack,
  id: string,
  on: string,
  ...amendments: Amendment[]
): ListedProcess {
  const pack = typeof city === 'string' ? loadPack(city) : city;
  const found = listProcesses(day(on), [{ pack, amendments }]).find((each) => each.id === id);
  if (!found) throw new Error(`no ${id} in ${pack.id}`);
  return found;
}
const said = (...asked: Parameters<typeof at>) => {
  const { state, missing } = at(...asked);
  return [state, ...missing].join(' ');
};

describe('how a process stands', () => {
  test('what runs for one fund runs, and names the value that the other one waits for', () => {
    expect(at('lishui', 'P21', '2022-09-20')).toMatchObject({
      state: 'RUNS',
      reason: null,
      missing: ['p21.reserveRatio'],
      awaits: [{ parameter: 'p21.reserveRatio', question: { zh: expect.any(String) } }],
    });
    expect(said('lishui', 'P21', '2022-09-20', adopted({}))).toBe('RUNS');
  });

  test('what no fund can bring to its end waits, until the value is adopted for the period', () => {
    for (const id of ['P08', 'P19']) {
      const standing = (...more: Amendment[]) => said(lacking, id, '2022-09-20', ...more);
      expect([id, standing()]).toEqual([id, 'AWAITING_PARAMETER p08.standard']);
      const of = { key: 'p08.standard', value: '950.00' };
      expect([id, standing(adopted(of))]).toEqual([id, 'RUNS']);
      const lapsed = adopted({ ...of, to: '2022-06-30' });
      expect([id, said(lacking, id, '2024-09-20', lapsed)]).toEqual([
        id,
        'AWAITING_PARAMETER p08.standard',
      ]);
      expect([id, said(lacking, id, '2026-03-01')]).toEqual([id, 'RUNS']);
    }
    const own = adopted({ key: 'p08.standard', value: '950.00', fund: 'EMPLOYEE' });
    expect(said(lacking, 'P08', '2022-09-20', own)).toBe('AWAITING_PARAMETER p08.standard');
    expect(said(lacking, 'P19', '2022-09-20', own)).toBe('RUNS p08.standard');
  });

  test('what only figures ask for is named and stops nothing: without a surplus nobody needs the ratio', () => {
    // The transition ends with 2024: a surplus of 2025 waits for the ratio, whatever its fund.
    expect(said('lishui', 'P21', '2026-03-01')).toBe('RUNS p21.reserveRatio');
    expect(said('lishui', 'P21', '2026-03-01', adopted({}))).toBe('RUNS');
    const lapsed = adopted({ to: '2024-12-31' });
    expect(said('lishui', 'P21', '2026-03-01', lapsed)).toBe('RUNS p21.reserveRatio');
    const own = adopted({ fund: 'EMPLOYEE' });
    expect(said('lishui', 'P21', '2026-03-01', own)).toBe('RUNS p21.reserveRatio');
  });

  test('the settlements that no page runs yet name the ratio or the order that nobody has set', () => {
    for (const [city, key] of [
      ['jilin', 'sharing.cityRatio'],
      ['qingyang', 'sharing.cityRatio'],
      ['sanmenxia', 'p19.waterfall'],
    ] as const) {
      const { state, awaits } = at(city, 'P19', '2023-03-01');
      expect([city, state, awaits]).toMatchObject([
        city,
        'AWAITING_PARAMETER',
        [{ parameter: key, question: { zh: expect.any(String) }, decides: expect.any(Object) }],
      ]);
    }
  });

  test('a value that holds from the first period on is not missed before', () => {
    expect(said('lishui', 'P20', '2022-09-20')).toBe('RUNS');
  });

  test('what nobody runs yet waits for what its file says, and then for the product alone', () => {
    expect(said('lishui', 'P22', '2022-09-20')).toBe('AWAITING_PARAMETER p22.weights');
    const weights = adopted({ key: 'p22.weights', value: ['A 0.50', 'B 0.50'] });
    expect(said('lishui', 'P22', '2022-09-20', weights)).toBe('NOT_RUN');
    expect(at('lishui', 'P07', '2022-09-20').awaits).toEqual([
      {
        parameter: 'p07.window',
        name: { zh: '居民集中参保缴费期', en: 'Enrolment campaign of residents' },
        question: null,
        decides: { zh: expect.any(String), en: expect.any(String) },
      },
    ]);
  });

  test('rules that have run out open nothing new, settle what lies within them, and go on when renewed', () => {
    const renewal = adopted({
      city: 'handan',
      kind: 'VALIDITY',
      key: 'pack.validTo',
      value: '2024-12-31',
    });
    for (const [id, on, without, renewed] of [
      ['P12', '2022-12-31', 'RUNS', 'RUNS'],
      ['P12', '2023-01-01', 'EXPIRED', 'RUNS'],
      // The settlement of 2022 is a matter of 2023.
      ['P19', '2023-06-01', 'RUNS', 'RUNS'],
      ['P21', '2023-06-01', 'RUNS', 'RUNS'],
      ['P19', '2024-01-01', 'EXPIRED', 'RUNS'],
      ['P12', '2025-01-01', 'EXPIRED', 'EXPIRED'],
    ] as const) {
      expect([id, on, said('handan', id, on)]).toEqual([id, on, without]);
      expect([id, on, said('handan', id, on, renewal)]).toEqual([id, on, renewed]);
    }
  });

  test('before their first day rules are read as on it, and the day is told', () => {
    const { state, inForceFrom } = at('lishui', 'P11', '2021-12-20');
    expect([state, inForceFrom]).toEqual(['RUNS', '2022-01-01']);
    expect(at('lishui', 'P11', '2022-01-01').inForceFrom).toBeNull();
  });

  test('every city has P01 to P35, each with a state that its reasons fit', () => {
    const laws = packs().map((pack) => ({ pack, amendments: [] }));
    for (const { city, id, state, runs, reason, missing } of listProcesses(
      day('2022-06-01'),
      laws,
    )) {
      const of = `${city} ${id}`;
      expect([of, reason === null]).toEqual([of, state === 'RUNS']);
      if (state === 'RUNS') expect([of, runs]).toEqual([of, true]);
      if (state === 'AWAITING_PARAMETER') expect([of, missing.length > 0]).toEqual([of, true]);
      if (state === 'NOT_IN_DOCUMENT') expect([of, missing]).toEqual([of, []]);
    }
  });
});
