import type { Board } from '#contracts/api/board.js';
import type { Obligation, ObligationItem, ObligationsPage } from '#contracts/api/obligations.js';
import { minus, sum, yuan } from '#domain/money/yuan.js';
import { figures } from '#persistence/operations/figures.js';
import { seedDuty, seedLaw, type DutySeed } from './support/duties.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { rowsOfSheets } from './support/sheets.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let office: Visitor;

const plan = { process: 'P11', code: 'COUNTY_PLAN', kind: 'PLAN', fund: 'EMPLOYEE' } as const;
const reminds = { ...plan, source: 'PROPOSED', amountDue: '0.00' } as const;
const april = { statutory: '2022-04-30' };
const june = { statutory: '2022-06-30', stage: 2 };

/** Late, provisional, proposed, made good late by either kind of day, and in time; the day is 2022-09-20. */
const duties: readonly DutySeed[] = [
  { unit: '331102', ...april, state: 'OVERDUE' },
  { unit: '331121', ...june, state: 'OVERDUE', amountReceived: '499.99' },
  { unit: '331122', ...june, state: 'OVERDUE_PROVISIONAL', amountReceived: '100.00' },
  { unit: '331123', ...april, state: 'MET_LATE', amountReceived: '500.00' },
  ...['331124', '331125', '331126', '331127'].map((unit) => ({
    unit,
    ...april,
    state: 'MET',
    amountReceived: '500.00',
  })),
  { unit: '331124', ...june, state: 'AWAITING_PROOF' },
  {
    unit: '331102',
    ...reminds,
    period: '2022-09',
    statutory: '2022-08-25',
    state: 'PAST_PROPOSED',
  },
  {
    unit: '331121',
    ...reminds,
    period: '2022-09',
    statutory: '2022-08-25',
    state: 'PAST_PROPOSED',
  },
  { unit: '331122', ...reminds, period: '2022-09', statutory: '2022-08-25', state: 'MET_LATE' },
  {
    unit: '331122',
    ...reminds,
    source: 'DERIVED',
    period: '2022-08',
    statutory: '2022-07-25',
    state: 'PAST_PROPOSED',
  },
  { unit: '331123', ...reminds, period: '2022-10', statutory: '2022-09-25', state: 'DUE_SOON' },
  { unit: '331123', ...june, fund: 'EMPLOYEE', state: 'DUE_SOON', amountReceived: '500.00' },
  ...['331123', '331124', '331125'].map((unit) => ({
    unit,
    ...reminds,
    period: '2022-08',
    statutory: '2022-07-25',
    state: 'MET',
  })),
];

beforeAll(async () => {
  api = await startApi('numbers');
  office = await Visitor.signedIn(
    api.url,
    accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer'),
  );
  await api.database.tx(async (sql) => {
    await seedLaw(sql);
    for (const duty of duties) await seedDuty(sql, duty);
  });
});
afterAll(async () => await api.stop());

const board = async (): Promise<Board> => (await office.get<Board>('/board')).body;
const list = async (query: string): Promise<ObligationsPage> =>
  (await office.get<ObligationsPage>(`/board/obligations?limit=200&${query}`)).body;
const sheets = async (path: string) => rowsOfSheets((await office.file(path)).body);

const count = (items: readonly ObligationItem[], state: string): number =>
  items.filter((item) => item.state === state).length;
/** Rows of a sheet below its four head lines, by what stands in the column of states. */
const inSheet = (rows: readonly (readonly string[])[] | undefined, words: string): number => {
  const at = rows?.[3]?.indexOf('状态') ?? -1;
  return (rows ?? []).slice(4).filter((row) => row[at] === words).length;
};

describe('同一个数 › a city with late, provisional and proposed duties', () => {
  test('has the same counts on the board, in the list, in both workbooks and in the API', async () => {
    const { totals, late } = await board();
    const all = await list('year=2022');
    const [only, whole] = await sheets('/board.xlsx');
    const [listed] = await sheets('/obligations.xlsx?year=2022');
    const plain = (await office.get<ObligationsPage>('/obligations?limit=200')).body;
    const words = {
      OVERDUE: '逾期',
      PAST_PROPOSED: '已过建议日期',
      OVERDUE_PROVISIONAL: '待核逾期',
    };
    for (const [state, word] of Object.entries(words)) {
      const expected = duties.filter((duty) => duty.state === state).length;
      const onBoard = totals.states.filter((line) => line.state === state);
      const narrowed = await list(`year=2022&state=${state}`);
      expect({ state, counts: onBoard.map((line) => line.count) }).toEqual({
        state,
        counts: [expected],
      });
      expect([
        all.totals.byState[state],
        plain.totals.byState[state],
        narrowed.totals.count,
        narrowed.items.length,
        count(all.items, state),
        inSheet(whole, word),
        inSheet(listed, word),
      ]).toEqual(Array.from({ length: 7 }, () => expected));
    }
    expect([late.count, late.items.length, inSheet(only, '逾期')]).toEqual([2, 2, 2]);
    expect((only ?? []).slice(4)).toHaveLength(2);
    expect(late.remindersOnly).toBe(3);
    const { overdueObligations, pastProposedObligations } = await figures(api.database);
    expect([overdueObligations, pastProposedObligations]).toEqual([2, 3]);
  });

  test('counts what was made good after a day that only reminds apart from breaches made good', async () => {
    const { totals, onTime } = await board();
    const met = totals.states.filter(({ state }) => state === 'MET_LATE');
    expect(met.map(({ light, binding, count: many }) => [light, binding, many])).toEqual([
      ['ORANGE', true, 1],
      ['YELLOW', false, 1],
    ]);
    for (const { binding, count: many } of met) {
      const behind = await list(`year=2022&state=MET_LATE&binding=${binding}`);
      expect([behind.totals.count, behind.items.length]).toEqual([many, many]);
    }
    expect((await list('year=2022')).totals.reminders).toEqual({ pastProposed: 3, metLate: 1 });
    const [, whole] = await sheets('/board.xlsx');
    expect([inSheet(whole, '迟补完成'), inSheet(whole, '建议日期后完成')]).toEqual([1, 1]);
    expect(onTime).toEqual({ rate: '0.5714', met: 4, metLate: 1, overdue: 2 });
  });

  test('stands behind every line of the board, of days that bind or only remind, and nothing else does', async () => {
    const { totals } = await board();
    const keys = totals.states.map(({ state, binding }) => `${state} ${binding}`);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toEqual(expect.arrayContaining(['MET true', 'MET false', 'DUE_SOON false']));
    expect(sum(totals.states.map(({ amountDue }) => yuan(amountDue)))).toBe(totals.amountDue);
    for (const line of totals.states) {
      const { state, binding, light, count: many, amountDue, amountReceived } = line;
      const query = `year=2022&state=${state}&binding=${binding}`;
      const { items, totals: behind } = await list(query);
      expect({ query, ...behind }).toMatchObject({
        query,
        count: many,
        amountDue,
        amountReceived,
        byState: { [state]: many },
      });
      expect(items.map((item) => [item.state, item.binding, item.light])).toEqual(
        Array.from({ length: many }, () => [state, binding, light]),
      );
      const [rows = []] = await sheets(`/obligations.xlsx?${query}`);
      expect(rows.slice(4)).toHaveLength(many);
    }
  });

  test('forecasts every yuan that is missing, what is late already included', async () => {
    const { projected, totals } = await board();
    const { items } = await list('year=2022');
    const short = items
      .filter(({ amountDue, amountReceived }) => amountDue !== amountReceived)
      .map(({ amountDue, amountReceived }) => minus(yuan(amountDue), yuan(amountReceived)));
    expect(projected).toMatchObject({ count: 4, short: sum(short), remindersOnly: 0 });
    expect(projected.short).toBe(totals.short);
    expect(projected.short).toBe('1400.01');
  });

  test('gives a reminder its days, its yellow light, and neither breach nor rung', async () => {
    const { items } = await list('year=2022&state=PAST_PROPOSED');
    expect(
      items.map(({ statutory, lateDays, light, binding }) => [statutory, lateDays, light, binding]),
    ).toEqual([
      ['2022-07-25', 57, 'YELLOW', false],
      ['2022-08-25', 26, 'YELLOW', false],
      ['2022-08-25', 26, 'YELLOW', false],
    ]);
    expect(
      items.map(({ rung, nextRungAt, daysLeft }) => [rung, nextRungAt, daysLeft.calendar]),
    ).toEqual([
      [null, null, -57],
      [null, null, -26],
      [null, null, -26],
    ]);
    const [done] = (await list('year=2022&state=MET_LATE&binding=false')).items;
    expect([done?.light, done?.lateDays]).toEqual(['YELLOW', 6]);
    const breaches = await api.database.rows(
      'SELECT 1 FROM breach b JOIN obligation o ON o.id = b.obligation_id WHERE NOT o.binds',
    );
    expect(breaches).toEqual([]);
  });

  test('a duty that we pay ourselves tells nobody how to remit it', async () => {
    const read = async (id: string) => (await office.get<Obligation>(`/obligations/${id}`)).body;
    const ours = await api.database.tx((sql) =>
      seedDuty(sql, {
        process: 'P11',
        code: 'APPROPRIATION',
        fund: 'EMPLOYEE',
        period: '2023-01',
        unit: '331100',
        statutory: '2023-01-10',
        state: 'NOT_DUE',
        paidByUs: true,
      }),
    );
    expect((await read(ours)).payment).toBeNull();
    const [theirs] = (await list('year=2022&state=OVERDUE')).items;
    expect((await read(theirs?.id ?? '')).payment?.reference).toMatch(/^P08-/);
  });

  test('the table itself refuses a reminder that is overdue, and a breach that only reminds', async () => {
    for (const [from, to] of [
      ['PAST_PROPOSED', 'OVERDUE'],
      ['PAST_PROPOSED', 'OVERDUE_PROVISIONAL'],
      ['OVERDUE', 'PAST_PROPOSED'],
    ]) {
      await expect(
        api.database.rows('UPDATE obligation SET state = $2 WHERE state = $1', [from, to]),
      ).rejects.toThrow(/verdict_fits_the_day/);
    }
  });
});
