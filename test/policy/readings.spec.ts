import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn } from '#policy/deadlines.js';
import { loadPack, packs, readPack } from '#policy/load-packs.js';
import { readingCodes, readingOf } from '#policy/readings.js';
import { listReadings } from '#policy/readings-list.js';
import { withCopy } from './support/copied-pack.js';

const ids = (city: string): string[] => [...loadPack(city).readings.keys()];

describe('the register of readings (口径登记簿)', () => {
  test('has the open questions, each once over all cities, in the order of their numbers', () => {
    const numbers = listReadings(packs()).map(({ id }) => id);
    const from = (first: number, last: number): string[] =>
      Array.from(
        { length: last - first + 1 },
        (_, index) => `OQ-${String(first + index).padStart(2, '0')}`,
      );

    expect(numbers).toEqual([...from(1, 74), ...from(80, 110)]);
  });

  test.each(['handan', 'jilin', 'qingyang', 'sanmenxia'])(
    'of %s offers at least two readings, unless it waits for a number',
    (city) => {
      for (const { id, alternatives, status } of loadPack(city).readings.values()) {
        expect([id, status === 'BLOCKED' || alternatives.length >= 2]).toEqual([id, true]);
      }
    },
  );

  test.each`
    city           | who
    ${'handan'}    | ${'市医疗保障局'}
    ${'jilin'}     | ${'市医保局'}
    ${'qingyang'}  | ${'正宁县城镇职工基本医疗保险市级统筹工作领导小组办公室'}
    ${'sanmenxia'} | ${'市级统筹工作领导小组办公室'}
  `('of what all leave open in $city $who decides', (each: Record<string, string>) => {
    const { readings } = loadPack(each['city'] ?? '');

    for (const id of ['OQ-34', 'OQ-42']) expect(readings.get(id)?.decides.zh).toBe(each['who']);
  });

  test('gives every city its own and those all documents leave open', () => {
    expect(ids('qingyang')).toEqual([
      'OQ-17',
      'OQ-32',
      'OQ-33',
      'OQ-34',
      'OQ-35',
      'OQ-41',
      'OQ-42',
      'OQ-47',
      'OQ-94',
      'OQ-95',
      'OQ-96',
      'OQ-97',
      'OQ-98',
      'OQ-99',
      'OQ-100',
      'OQ-101',
      'OQ-102',
      'OQ-103',
      'OQ-104',
      'OQ-110',
    ]);
    for (const { id } of packs()) {
      expect(ids(id)).toEqual(expect.arrayContaining(['OQ-34', 'OQ-35', 'OQ-41', 'OQ-42']));
    }
  });

  test.each`
    city           | id         | codes
    ${'lishui'}    | ${'OQ-01'} | ${'MATCHED RESIDUAL SWITCH'}
    ${'lishui'}    | ${'OQ-02'} | ${'BOTH TIER2 TIER3'}
    ${'lishui'}    | ${'OQ-03'} | ${'PRO_RATA_CLAIMS FIRST_COME PRO_RATA_HEADCOUNT'}
    ${'lishui'}    | ${'OQ-59'} | ${'CITY_KEEPS_ALL AS_COUNTIES'}
    ${'lishui'}    | ${'OQ-60'} | ${'ATTRIBUTED_FIRST BALANCE_FIRST INCOME_WHEN_PAID'}
    ${'lishui'}    | ${'OQ-61'} | ${'AS_COUNTIES CITY_FINANCE_ALONE'}
    ${'lishui'}    | ${'OQ-49'} | ${'BEFORE_SURPLUS_SHARES OPENING_ONLY WITH_SURPLUS_SHARES'}
    ${'sanmenxia'} | ${'OQ-11'} | ${'PER_YEAR CUMULATIVE'}
    ${'handan'}    | ${'OQ-16'} | ${'OWN_AND_CITY OWN_ONLY'}
    ${'handan'}    | ${'OQ-87'} | ${'ALL_UNITS COUNTIES_ONLY'}
    ${'jilin'}     | ${'OQ-18'} | ${'NO_CITY_SURPLUS CAUSED_PART ALL_COUNTY'}
    ${'jilin'}     | ${'OQ-35'} | ${'KEEP_CALENDAR_DATE ROLL_FORWARD'}
  `('$id of $city offers $codes, the default first', (each: Record<string, string>) => {
    const { city = '', id = '', codes } = each;

    expect(readingCodes(loadPack(city), id).join(' ')).toBe(codes);
    expect(readingOf(loadPack(city), id)).toBe(codes?.split(' ')[0]);
  });

  test('blocks what nobody may guess and names the parameter that waits', () => {
    const blocked = listReadings(packs()).filter(({ status }) => status === 'BLOCKED');

    expect(blocked.map(({ id, chosen, awaits }) => [id, chosen, awaits])).toEqual([
      ['OQ-28', null, 'p19.waterfall'],
      ['OQ-29', null, 'p02.mode'],
      ['OQ-31', null, 'sharing.cityRatio'],
      ['OQ-33', null, 'sharing.cityRatio'],
      ['OQ-58', null, 'p21.reserveRatio'],
      ['OQ-88', null, 'p05.sweepPeriod'],
      ['OQ-93', null, 'p02.excludePersonalAccount'],
      ['OQ-110', null, 'p18.rate'],
    ]);
  });

  test('proposes until somebody adopts by a document, and says who decides', () => {
    for (const { status, adoptedBy, decides } of packs().flatMap((pack) => listReadings([pack]))) {
      expect(adoptedBy === null).toBe(status !== 'ADOPTED');
      expect(decides.zh.length).toBeGreaterThan(2);
    }
  });

  test('what the demo adopts says that it is demo, and is what the ladder stands on', () => {
    const adopted = packs().flatMap((pack) =>
      [...pack.readings.values()].filter(({ status }) => status === 'ADOPTED'),
    );
    expect(adopted.map(({ id }) => id)).toEqual(['OQ-42']);
    const document = '丽医保统筹办〔2022〕1号（演示数据，非真实文件）';
    expect(adopted[0]?.adoptedBy?.document).toBe(document);
    const ladders = loadPack('lishui').processes.get('P26')?.ladders ?? [];
    expect(new Set(ladders.map(({ basis }) => basis))).toEqual(new Set([document]));
  });

  test('says which of them decide who pays or how much, and why the first is proposed', () => {
    const { readings } = loadPack('lishui');
    for (const id of ['OQ-01', 'OQ-49', 'OQ-58', 'OQ-59', 'OQ-60', 'OQ-61', 'OQ-63', 'OQ-64']) {
      expect([id, readings.get(id)?.decidesMoney]).toEqual([id, true]);
    }
    for (const id of ['OQ-34', 'OQ-37', 'OQ-51', 'OQ-62', 'OQ-66', 'OQ-69']) {
      expect([id, readings.get(id)?.decidesMoney]).toEqual([id, false]);
    }
    expect(readings.get('OQ-49')?.why?.zh).toContain('历年结余');
  });

  test('a pack chooses for itself where all documents are silent, and an adoption is recorded', () => {
    const adopted =
      "chosen: ROLL_FORWARD, status: ADOPTED, adoptedBy: { person: 张三, document: 邯医保〔2021〕1号, on: '2021-01-04' } }";
    const change = {
      file: 'readings.yaml',
      from: 'chosen: KEEP_CALENDAR_DATE, status: PROPOSED, adoptedBy: null }',
      to: adopted,
    };
    withCopy('handan', [change], (folder) => {
      const pack = readPack(folder, 'handan');
      expect(readingOf(pack, 'OQ-35')).toBe('ROLL_FORWARD');
      expect(pack.readings.get('OQ-35')?.adoptedBy?.person).toBe('张三');
    });
    expect(readingOf(loadPack('handan'), 'OQ-35')).toBe('KEEP_CALENDAR_DATE');
  });

  test('the questions deadlines rest on are in the register', () => {
    const [first] = deadlinesIn(loadPack('handan'), 'HD-10.e', period('2022'), loadCalendar());

    expect(first?.explanation.join()).toContain('OQ-38');
  });
});
