import { day } from '#domain/time/day.js';
import { period } from '#domain/time/period.js';
import { amended } from '#policy/amendments/amended.js';
import { withSpan } from '#policy/amendments/spans.js';
import { evaluate, work } from '#policy/formulas/evaluate.js';
import { isOutdated, readingsThatHold } from '#policy/formulas/holding.js';
import { loadPack } from '#policy/load-packs.js';
import { mayOpen } from '#policy/may-open.js';
import { parameterOfFund, parameterSource } from '#policy/parameters.js';
import { readingOf } from '#policy/readings.js';
import { undecidedOf } from '#policy/undecided.js';
import { adopted } from '../support/adopted.js';

const lishui = loadPack('lishui');
const handan = loadPack('handan');

describe('the spans of a value', () => {
  const span = (value: string | null, from: string, to: string | null = null) => ({
    value,
    from: day(from),
    to: to === null ? null : day(to),
  });
  const said = (spans: readonly ReturnType<typeof span>[]): string[] =>
    spans
      .toSorted((a, b) => (a.from < b.from ? -1 : 1))
      .map(({ value, from, to }) => `${value} ${from} ${to}`);

  test.each([
    [
      'takes the place of nothing',
      [span(null, '2022-01-01')],
      span('a', '2022-01-01'),
      ['a 2022-01-01 null'],
    ],
    [
      'leaves what lies before it open',
      [span(null, '2022-01-01')],
      span('a', '2023-01-01'),
      ['null 2022-01-01 2022-12-31', 'a 2023-01-01 null'],
    ],
    [
      'ends, and what was there goes on',
      [span('x', '2022-01-01')],
      span('a', '2023-01-01', '2023-12-31'),
      ['x 2022-01-01 2022-12-31', 'a 2023-01-01 2023-12-31', 'x 2024-01-01 null'],
    ],
    [
      'gives way to the next value that is set',
      [span(null, '2022-01-01', '2024-12-31'), span('x', '2025-01-01')],
      span('a', '2022-01-01'),
      ['a 2022-01-01 2024-12-31', 'x 2025-01-01 null'],
    ],
    [
      'lies among values without ends of their own',
      [span('x', '2022-01-01'), span('y', '2024-01-01')],
      span('a', '2023-01-01', '2024-06-30'),
      ['x 2022-01-01 2022-12-31', 'a 2023-01-01 2024-06-30', 'y 2024-07-01 null'],
    ],
  ])('an adopted value %s', (_how, before, given, after) => {
    expect(said(withSpan(before, given))).toEqual(after);
  });
});

describe('an amended pack', () => {
  const of = { fund: 'EMPLOYEE', day: day('2023-01-01') };
  const input = {
    fund: 'EMPLOYEE',
    year: 2023,
    level: 'COUNTY',
    income: '1000.00',
    expenditure: '900.00',
  };

  test('has the value that nobody had set, and a formula works with it', () => {
    expect(evaluate(lishui, 'surplus-split', input).result).toMatchObject({
      state: 'AWAITING_PARAMETER',
      parameter: 'p21.reserveRatio',
    });
    const pack = amended(lishui, [adopted({})], of);
    const { result, trace } = work(pack, 'surplus-split', input, {}, of.day);
    expect(result).toEqual({ surplus: '100.00', toReserve: '30.00', toCountyBalance: '70.00' });
    expect(trace).toContainEqual(
      expect.objectContaining({ step: 'p21.reserveRatio', value: '0.30', clause: 'LS-B8.b' }),
    );
    expect(lishui.formulas.get('surplus-split')?.parameters.at(-1)?.value).toBeNull();
  });

  test('of another fund or a later day has it not', () => {
    const ofResident = adopted({ fund: 'RESIDENT' });
    expect(amended(lishui, [ofResident], of)).toBe(lishui);
    const later = amended(lishui, [adopted({ from: '2024-01-01' })], of);
    expect(work(later, 'surplus-split', input, {}, of.day).awaits).not.toBeNull();
  });

  test('goes by the newest of two, each in its own days, and names it', () => {
    const both = [
      adopted({ id: 'first' }),
      adopted({ id: 'second', value: '0.40', from: '2024-01-01', supersedes: 'first' }),
    ];
    const pack = amended(lishui, both, of);
    const on = (text: string) => [
      parameterOfFund(pack, 'p21.reserveRatio', 'EMPLOYEE', day(text)),
      parameterSource(pack, 'p21.reserveRatio', 'EMPLOYEE', day(text)).ref,
    ];
    expect(on('2023-06-01')).toEqual(['0.30', 'first']);
    expect(on('2024-06-01')).toEqual(['0.40', 'second']);
  });

  test('reads a question as adopted, in its days only, and says by whom', () => {
    const reading = adopted({ kind: 'READING', key: 'OQ-01', value: 'SWITCH', from: '2023-01-01' });
    const pack = amended(lishui, [reading], of);
    expect(readingOf(pack, 'OQ-01')).toBe('SWITCH');
    expect(pack.readings.get('OQ-01')).toMatchObject({
      status: 'ADOPTED',
      adoptedBy: { person: '甲', on: '2023-01-06', document: expect.stringContaining('1号') },
    });
    const before = amended(lishui, [reading], { ...of, day: day('2022-01-01') });
    expect(readingOf(before, 'OQ-01')).toBe('MATCHED');
  });

  test('has no longer undecided what was adopted', () => {
    const open = (pack: typeof lishui) => undecidedOf(pack).map(({ id }) => id);
    expect(open(lishui)).toEqual(expect.arrayContaining(['p21.reserveRatio', 'OQ-58']));
    const after = open(amended(lishui, [adopted({})]));
    expect(after).not.toContain('p21.reserveRatio');
    expect(after).not.toContain('OQ-58');
  });

  test('opens the periods that a renewal covers, and none beyond', () => {
    const renewal = adopted({ kind: 'VALIDITY', key: 'pack.validTo', value: '2024-12-31' });
    const renewed = amended(handan, [renewal]);
    const may = (pack: typeof handan, of: string) => mayOpen(pack, period(of))?.why ?? 'MAY';
    expect(['2022-Q4', '2023-Q1', '2025-Q1'].map((of) => may(handan, of))).toEqual([
      'MAY',
      'EXPIRED',
      'EXPIRED',
    ]);
    expect(['2022-Q4', '2023-Q1', '2025-Q1'].map((of) => may(renewed, of))).toEqual([
      'MAY',
      'MAY',
      'EXPIRED',
    ]);
    expect(renewed.status).toBe('ACTIVE');
  });
});

describe('readings that hold the last desk', () => {
  const input = {
    fund: 'EMPLOYEE',
    year: 2022,
    reserveAvailable: '10.00',
    units: [
      {
        code: '331102',
        level: 'COUNTY',
        gap: '100.00',
        attributed: '0.00',
        balance: '0.00',
        assessment: 'GOOD',
        insured: 1e3,
      },
    ],
  };
  const figures = (of: object, pack = lishui) => {
    const { formula, input: given, day: on, readings, result } = work(pack, 'gap-settlement', of);
    return { formula, input: given, day: on, readings, result };
  };
  const holding = (of: object, pack = lishui): readonly string[] =>
    readingsThatHold(pack, figures(of, pack)).map(({ reading }) => reading);

  test('are those under which another code would give another figure', () => {
    // The reserve is short: what is shared then is open; one unit alone is rationed by nothing.
    expect(holding(input)).toContain('OQ-01');
    expect(holding(input)).not.toContain('OQ-03');
    expect(holding(input)).not.toContain('OQ-02');
    const enough = { ...input, reserveAvailable: '1000.00' };
    expect(holding(enough)).not.toContain('OQ-01');
  });

  test('hold no longer once adopted; figures of another reading are outdated', () => {
    const adoptedAs = (value: string) =>
      amended(lishui, [adopted({ kind: 'READING', key: 'OQ-01', value })], {
        fund: 'EMPLOYEE',
        day: day('2022-01-01'),
      });
    const before = figures(input);
    for (const [code, outdated] of [
      ['MATCHED', false],
      ['SWITCH', true],
    ] as const) {
      const pack = adoptedAs(code);
      expect(readingsThatHold(pack, before).map(({ reading }) => reading)).not.toContain('OQ-01');
      expect(isOutdated(pack, before)).toBe(outdated);
    }
  });
});
