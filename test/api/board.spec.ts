import { board, type Board } from '#contracts/api/board.js';
import { obligationsPage, type ObligationsPage } from '#contracts/api/obligations.js';
import { sum, yuan } from '#domain/money/yuan.js';
import { boardMatrix } from '#persistence/obligations/board-matrix.js';
import { counterLevel } from '#persistence/obligations/obligation-totals.js';
import { climbRungs } from '#persistence/obligations/climb.js';
import { instantOf } from '#domain/time/instant.js';
import { accountAt } from './support/organisation.js';
import { seedDuty, seedLaw } from './support/duties.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let office: Visitor;
let county: Visitor;

/** The business day is 2022-09-20. */
beforeAll(async () => {
  api = await startApi('board');
  office = await Visitor.signedIn(
    api.url,
    accountAt('331100.LEADING_GROUP_OFFICE.deadlineOfficer'),
  );
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
  await api.database.tx(async (sql) => {
    await seedLaw(sql);
    const april = { statutory: '2022-04-30', amountDue: '500.00' };
    const june = { statutory: '2022-06-30', amountDue: '500.00', stage: 2 };
    await seedDuty(sql, { unit: '331102', ...april, state: 'OVERDUE', amountReceived: '0.00' });
    await seedDuty(sql, { unit: '331102', ...june, state: 'MET_LATE', amountReceived: '500.00' });
    await seedDuty(sql, { unit: '331121', ...april, state: 'MET', amountReceived: '500.00' });
    await seedDuty(sql, { unit: '331121', ...june, state: 'OVERDUE', amountReceived: '499.99' });
    await seedDuty(sql, { unit: '331122', ...april, state: 'MET', amountReceived: '500.00' });
    await seedDuty(sql, { unit: '331122', ...june, state: 'OVERDUE_PROVISIONAL' });
    const plan = { process: 'P11', code: 'COUNTY_PLAN', kind: 'PLAN', fund: 'EMPLOYEE' } as const;
    const proposed = { ...plan, source: 'PROPOSED', amountDue: '0.00' } as const;
    await seedDuty(sql, {
      ...proposed,
      unit: '331123',
      period: '2022-09',
      statutory: '2022-08-25',
      state: 'PAST_PROPOSED',
    });
    await seedDuty(sql, {
      ...proposed,
      unit: '331123',
      period: '2022-10',
      statutory: '2022-09-25',
      state: 'DUE_SOON',
    });
    await seedDuty(sql, {
      unit: '331124',
      period: '2023',
      statutory: '2022-10-12',
      amountDue: '70.00',
      amountReceived: '20.00',
      state: 'NOT_DUE',
    });
    await climbRungs(sql, instantOf('2022-09-20T09:00:00+08:00'));
  });
});
afterAll(async () => await api.stop());

const boardOf = async (visitor: Visitor, query = ''): Promise<Board> => {
  const { status, body } = await visitor.get<Board>(`/board${query}`);
  expect(status).toBe(200);
  expect(board.parse(body)).toEqual(body);
  return body;
};

describe('时限看板 › the board', () => {
  test('counts the business year by state, and the lines add up to the totals', async () => {
    const { year, totals } = await boardOf(office);
    expect(year).toBe('2022');
    expect(totals).toMatchObject({
      count: 8,
      amountDue: '3000.00',
      amountReceived: '1999.99',
      short: '1000.01',
    });
    expect(
      totals.states.map(({ state, light, binding, count }) => [state, light, binding, count]),
    ).toEqual([
      ['DUE_SOON', 'YELLOW', false, 1],
      ['OVERDUE_PROVISIONAL', 'YELLOW', true, 1],
      ['MET', 'GREEN', true, 2],
      ['MET_LATE', 'ORANGE', true, 1],
      ['OVERDUE', 'RED', true, 2],
      ['PAST_PROPOSED', 'YELLOW', false, 1],
    ]);
    expect(sum(totals.states.map(({ amountReceived }) => yuan(amountReceived)))).toBe('1999.99');
    expect(totals.states.reduce((all, { count }) => all + count, 0)).toBe(totals.count);
  });

  test('takes the on-time rate over statutory and adopted days only, rounded half up', async () => {
    const { onTime } = await boardOf(office);
    expect(onTime).toEqual({ rate: '0.4000', met: 2, metLate: 1, overdue: 2 });
    const { onTime: none } = await boardOf(office, '?process=P11');
    expect(none).toEqual({ rate: null, met: 0, metLate: 0, overdue: 0 });
  });

  test('shows county by dated stage with the worst light, and a proposed day as no breach', async () => {
    const { matrix } = await boardOf(office);
    expect(matrix.complete).toBe(true);
    expect(matrix.units.map(({ unit }) => unit)).toEqual(['331102', '331121', '331122', '331123']);
    expect(matrix.columns.map(({ id }) => id)).toEqual([
      'P08/SUBSIDY.1/2022',
      'P08/SUBSIDY.2/2022',
      'P11/COUNTY_PLAN.1/2022-09',
      'P11/COUNTY_PLAN.1/2022-10',
    ]);
    const cell = (unit: string, column: string) =>
      matrix.cells.find((each) => each.unit === unit && each.column === column);
    expect(cell('331102', 'P08/SUBSIDY.1/2022')).toMatchObject({
      state: 'OVERDUE',
      light: 'RED',
      binding: true,
      late: 1,
    });
    expect(cell('331121', 'P08/SUBSIDY.2/2022')).toMatchObject({ amountReceived: '499.99' });
    expect(cell('331123', 'P11/COUNTY_PLAN.1/2022-09')).toMatchObject({
      state: 'PAST_PROPOSED',
      light: 'YELLOW',
      binding: false,
      late: 0,
    });
    expect(cell('331121', 'P08/SUBSIDY.1/2022')?.obligation).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says who is late and why: short by a fen too, how long, and what comes next', async () => {
    const { late } = await boardOf(office);
    expect(late).toMatchObject({ count: 2, short: '500.01', remindersOnly: 1 });
    expect(late.items.map(({ unit, short, lateDays }) => [unit, short, lateDays])).toEqual([
      ['331102', '500.00', 143],
      ['331121', '0.01', 82],
    ]);
    expect(late.items[0]).toMatchObject({
      rung: 'SUPERVISION_ORDER',
      rungTitle: '督办函',
      rungState: 'AWAITING_SIGNATURE',
      nextRung: { rung: 'INTERVIEW', title: '约谈', at: null },
      held: false,
      excused: false,
    });
  });

  test('looks thirty days ahead into the next year’s periods, and at what will be late', async () => {
    const { upcoming, projected } = await boardOf(office);
    expect(upcoming).toMatchObject({ count: 2, until: '2022-10-20', short: '50.00' });
    expect(upcoming.items.map(({ period }) => period)).toEqual(['2022-10', '2023']);
    expect(projected).toMatchObject({ count: 4, short: '1050.01', remindersOnly: 0 });
    expect(projected.items.map(({ unit, state }) => `${unit} ${state}`).toSorted()).toEqual([
      '331102 OVERDUE',
      '331121 OVERDUE',
      '331122 OVERDUE_PROVISIONAL',
      '331124 NOT_DUE',
    ]);
  });

  test('keeps to the reader’s own rows, where provisionally overdue reads as awaiting proof', async () => {
    const own = await boardOf(county);
    expect(own.totals.count).toBe(2);
    expect(own.matrix.units.map(({ unit }) => unit)).toEqual(['331102']);
    expect(own.late.items.map(({ unit }) => unit)).toEqual(['331102']);
    const jinyun = await Visitor.signedIn(
      api.url,
      accountAt('331122.HEALTHCARE_SECURITY.preparer'),
    );
    const { totals } = await boardOf(jinyun);
    expect(totals.states.map(({ state }) => state)).toEqual(['AWAITING_PROOF', 'MET']);
  });

  test.each([
    ['?process=P08', 6],
    ['?fund=EMPLOYEE', 2],
    ['?period=2022-10', 1],
    ['?year=2023', 1],
    ['?year=2021', 0],
    ['?city=lishui&process=P08&fund=RESIDENT&period=2022', 6],
  ])('is narrowed by %s', async (query, count) => {
    const { totals, matrix } = await boardOf(office, query);
    expect(totals.count).toBe(count);
    expect(matrix.cells.reduce((all, cell) => all + cell.count, 0)).toBe(count);
  });

  test.each(['surprise=1', 'year=22', 'process=P99', 'city=atlantis', 'fund=X'])(
    'refuses %s',
    async (query) => expect((await office.get(`/board?${query}`)).status).toBe(422),
  );
});

describe('义务清单 › the duties behind a figure', () => {
  const list = async (visitor: Visitor, query: string): Promise<ObligationsPage> => {
    const { body } = await visitor.get<ObligationsPage>(`/board/obligations?${query}`);
    expect(obligationsPage.parse(body)).toEqual(body);
    return body;
  };

  test('are found by year and stage too, with totals of the same filter', async () => {
    expect(await list(office, 'year=2022&duty=SUBSIDY.2')).toMatchObject({
      totals: { count: 3, byState: { MET_LATE: 1, OVERDUE: 1, OVERDUE_PROVISIONAL: 1 } },
    });
    expect(await list(office, 'year=2022&state=OVERDUE')).toMatchObject({ totals: { count: 2 } });
    expect((await office.get('/board/obligations?duty=SUBSIDY')).status).toBe(422);
    expect((await office.get('/obligations?year=2022')).status).toBe(422);
  });

  test('have totals from the coarsest counters that can tell the filter apart', async () => {
    const [all, one] = [[{ city: 'lishui', unit: null }], [{ city: 'lishui', unit: '331102' }]];
    expect(counterLevel(all, {})).toBe('city');
    expect(counterLevel(all, { state: 'MET' })).toBe('city');
    expect(counterLevel(all, { process: 'P08' })).toBe('process');
    expect(counterLevel(all, { unit: '331102' })).toBeNull();
    expect(counterLevel(all, { fund: 'RESIDENT' })).toBeNull();
    expect(counterLevel(one, {})).toBeNull();
    expect(counterLevel(one, { period: '2022' })).toBeNull();
    expect(counterLevel([...all, ...one], {})).toBeNull();
    const counted = await Promise.all(
      ['', '?process=P08', '?unit=331102', '?fund=RESIDENT', '?state=OVERDUE'].map(
        async (query) => (await office.get<ObligationsPage>(`/obligations${query}`)).body,
      ),
    );
    for (const { items, totals } of counted) {
      expect(totals.count).toBe(items.length);
      expect(totals.amountDue).toBe(sum(items.map(({ amountDue }) => yuan(amountDue))));
    }
    const own = (await county.get<ObligationsPage>('/obligations')).body;
    expect(own.totals.count).toBe(own.items.length);
  });

  test('and the board itself are workbooks', async () => {
    for (const path of ['/obligations.xlsx?state=OVERDUE', '/board.xlsx?process=P08']) {
      const { status, headers, body } = await office.file(path);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('spreadsheetml');
      expect(body.subarray(0, 2).toString()).toBe('PK');
    }
    expect((await office.get('/obligations.xlsx?limit=5')).status).toBe(422);
  });

  test('a reader without any scope is shown an empty board', async () => {
    const administrator = await Visitor.signedIn(
      api.url,
      accountAt('331100.HEALTHCARE_SECURITY.administrator'),
    );
    const { totals, matrix, late } = await boardOf(administrator);
    expect([totals.count, matrix.cells.length, late.count]).toEqual([0, 0, 0]);
    expect(await boardMatrix(api.database, [], {})).toEqual([]);
  });
});
