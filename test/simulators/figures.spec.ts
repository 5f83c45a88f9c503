import { servedPacks } from '#policy/load-packs.js';
import { Outside, startOutside } from './outside.js';

type Item = Record<string, unknown>;

/** What the outside systems know of the cities hosted here, and what somebody sets them to answer. */
describe('模拟系统 figures', () => {
  let outside: Outside;
  let stop: () => Promise<void>;
  beforeEach(async () => {
    process.env['TONGCHOU_CITIES'] = 'lishui,handan';
    servedPacks(); // as the process does before it listens
    ({ outside, stop } = await startOutside());
  });
  afterEach(async () => {
    delete process.env['TONGCHOU_CITIES'];
    await stop();
  });

  const of = (changes: object): object => ({
    city: 'handan',
    unit: '130402',
    fund: 'EMPLOYEE',
    period: '2022-08',
    name: 'expenditure',
    value: '12.34',
    ...changes,
  });
  const put = async (...figures: object[]) => await outside.call('PUT', '/figures', { figures });
  const read = async (path: string): Promise<Item> => (await outside.call('GET', path)).content;
  const listed = async (query: string): Promise<readonly Item[]> =>
    (await read(`/figures?${query}`))['items'] as Item[];

  test('an amount that is set is what the adapter hears, and nothing else changes', async () => {
    const at = '/insurance/expenditure?unit=130402&month=2022-08';
    const before = await read(`${at}&fund=RESIDENT`);
    expect((await put(of({}))).status).toBe(200);
    expect(await read(`${at}&fund=EMPLOYEE`)).toMatchObject({ amount: '12.34' });
    expect(await read(`${at}&fund=RESIDENT`)).toEqual(before);
    expect(await listed('city=handan&unit=130402&fund=EMPLOYEE&period=2022-08')).toContainEqual({
      ...of({}),
      set: true,
    });
  });

  test('every city hosted here has figures for each of its units, from each system', async () => {
    for (const [path, name] of [
      ['/insurance/income?period=2022-08', 'income'],
      ['/tax/collections?period=2022-08', 'collected'],
    ] as const) {
      const units = ((await read(path))['items'] as Item[]).map(({ unit }) => unit);
      expect(new Set(units).size).toBe(10 + 21);
      const told = (await listed('city=handan&period=2022-08')).filter(
        (each) => each['name'] === name && each['unit'] !== '130400',
      );
      expect(told).toHaveLength(2 * 21);
    }
    const providers = (await read('/insurance/providers'))['items'] as Item[];
    expect(providers).toContainEqual({ code: 'H13040200001', unit: '130402', kind: 'HOSPITAL' });
  });

  test('what is worked out follows what is set, and a city is the sum of its units', async () => {
    const budget = '/finance/subsidy-budget?fund=RESIDENT&year=2022&unit=';
    await put(
      of({ name: 'assessed', value: '100.00' }),
      of({ name: 'collected', value: '60.00' }),
      of({ name: 'subsidyBudget', fund: 'RESIDENT', period: '2022', value: '7.00' }),
    );
    const arrears = (await read('/tax/arrears?period=2022-08'))['items'] as Item[];
    expect(arrears).toContainEqual({ unit: '130402', fund: 'EMPLOYEE', amount: '40.00' });
    expect(await read(`${budget}130402`)).toMatchObject({ amount: '7.00' });
    const items = await listed('city=handan&period=2022&fund=RESIDENT');
    const all = items.filter(({ name }) => name === 'subsidyBudget');
    const sum = all
      .filter(({ unit }) => unit !== '130400')
      .reduce((cents, { value }) => cents + Math.round(Number(value) * 100), 0);
    expect(all[0]).toMatchObject({ unit: '130400', value: (sum / 100).toFixed(2) });
  });

  test('a provider’s claims are its own, over all funds', async () => {
    const name = 'claims.H13040200001';
    await put(of({ name, fund: null, value: '5.00' }));
    const claims = await read('/insurance/claims?provider=H13040200001&month=2022-08');
    expect(claims).toMatchObject({ amount: '5.00' });
  });

  test('persons are whole numbers, of a day or of the year that it lies in', async () => {
    const at = { name: 'enrolment', value: 321 };
    await put(of({ ...at, period: '2022-06-30' }), of({ ...at, period: '2021', value: '99' }));
    const on = async (day: string): Promise<unknown> =>
      (await read(`/insurance/enrolment?unit=130402&fund=EMPLOYEE&day=${day}`))['persons'];
    expect(await on('2022-06-30')).toBe(321);
    expect(await on('2021-03-01')).toBe(99);
    const told = await listed('unit=130402&fund=EMPLOYEE&period=2022');
    expect(told).toContainEqual(
      expect.objectContaining({ name: 'enrolmentOfLastYear', value: 99, set: false }),
    );
  });

  test('the special account is each city’s own', async () => {
    const at = '/finance/special-account-balance?fund=EMPLOYEE&at=2022-09-30&unit=';
    await put(
      of({ name: 'specialAccountBalance', unit: '130400', period: '2022-09-30', value: '3.00' }),
    );
    expect(await read(`${at}130400`)).toMatchObject({ unit: '130400', amount: '3.00' });
    expect(await read(`${at}331100`)).toMatchObject({ unit: '331100', amount: '1000000.00' });
  });

  test.each([
    ['a name no adapter asks for', { name: 'weather' }, '/figures/0/name'],
    ['a unit of another city', { unit: '331102' }, '/figures/0/unit'],
    ['a city that is not hosted', { city: 'jilin', unit: '220202' }, '/figures/0/city'],
    ['a provider of another unit', { name: 'claims.H33110200001' }, '/figures/0/unit'],
    ['a period of another kind', { period: '2022-08-01' }, '/figures/0/period'],
    ['an amount that is a number', { value: 12 }, '/figures/0/value'],
    ['an amount below nothing', { value: '-1.00' }, '/figures/0/value'],
    ['no fund where funds are told apart', { fund: null }, '/figures/0/fund'],
    [
      'persons in parts',
      { name: 'campaignPersons', fund: 'RESIDENT', period: '2022', value: '1.5' },
      '/figures/0/value',
    ],
  ])('%s is refused, and nothing is set', async (_what, changes, pointer) => {
    const { status, content } = await put(of({ value: '77.77' }), of(changes));
    expect([status, content['errors']]).toEqual([
      422,
      [expect.objectContaining({ pointer: pointer.replace('0', '1') })],
    ]);
    const told = await listed('city=handan&unit=130402&period=2022-08');
    expect(told.filter(({ set }) => set)).toEqual([]);
  });

  test('without a period, what was set is listed and nothing else', async () => {
    await put(of({}), of({ period: '2022', name: 'subsidyBudget', fund: 'RESIDENT' }));
    expect((await listed('city=handan')).map(({ period }) => period)).toEqual(['2022-08', '2022']);
    expect(await listed('city=lishui')).toEqual([]);
    expect(await listed('fund=EMPLOYEE')).toEqual([{ ...of({}), set: true }]);
    const both = await listed('period=2022-08');
    expect(new Set(both.map(({ city }) => city))).toEqual(new Set(['handan', 'lishui']));
  });

  test.each(['city=nowhere', 'city=handan&period=2022-13', 'unit=130499', 'fund=ALL', 'x=1'])(
    'a list asked for by %s is refused',
    async (query) => expect((await outside.call('GET', `/figures?${query}`)).status).toBe(422),
  );
});
