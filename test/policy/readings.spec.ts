import { period } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { deadlinesIn } from '#policy/deadlines.js';
import { loadPack, packs, readPack } from '#policy/load-packs.js';
import { readingCodes, readingOf } from '#policy/readings.js';
import { listReadings } from '#policy/readings-list.js';
import { withCopy } from './support/copied-pack.js';

const ids = (city: string): string[] => [...loadPack(city).readings.keys()];

describe('the register of readings (口径登记簿)', () => {
  test('has the 57 open questions, each once over all cities', () => {
    const numbers = listReadings(packs()).map(({ id }) => id);

    expect(numbers).toEqual(
      Array.from({ length: 57 }, (_, index) => `OQ-${String(index + 1).padStart(2, '0')}`),
    );
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
    ${'sanmenxia'} | ${'OQ-11'} | ${'PER_YEAR CUMULATIVE'}
    ${'handan'}    | ${'OQ-16'} | ${'OWN_AND_CITY OWN_ONLY'}
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
    ]);
  });

  test('proposes until somebody adopts by a document, and says who decides', () => {
    for (const { status, adoptedBy, decides } of listReadings(packs())) {
      expect(status).not.toBe('ADOPTED');
      expect(adoptedBy).toBeNull();
      expect(decides.zh.length).toBeGreaterThan(2);
    }
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
