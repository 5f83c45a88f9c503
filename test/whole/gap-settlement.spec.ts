import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import type { TaskBody } from '../support/caller.js';
import { deposit, obligationsOf, type ObligationBody } from '../support/duties.js';
import { pageInstance } from '../support/page-instance.js';
import { packCopy } from '../support/pack-copy.js';
import { Settlement } from '../support/settlement.js';
import { until, untilTrue } from '../support/until.js';

/** P19 of Lishui, in a copy of its pack in which one reading is adopted. */
const { city, instance } = pageInstance('gap-settlement', {
  pack: () =>
    packCopy('lishui', 'readings.yaml', (text) => {
      const [before = '', after = ''] = text.split('  - id: OQ-02\n');
      const adopted =
        'status: ADOPTED\n    adoptedBy: { person: 演示数据, document: 演示数据，非真实文件, on: "2022-01-04" }';
      const chosen = after.replace('status: PROPOSED\n    adoptedBy: null', adopted);
      return `${before}  - id: OQ-02\n${chosen}`;
    }),
  date: '2022-05-10',
  now: '2022-05-11T09:30',
});

const cityCase = (fund: string) => `lishui/P19/331100/${fund}/2022`;
const unitCase = (unit: string, fund: string) => `lishui/P19/${unit}/${fund}/2022`;
const [liandu, qingtian] = ['331102', '331121'] as const;
const paper = { number: '丽政函〔2022〕19号', date: '2022-05-26', issuer: '丽水市人民政府' };

beforeAll(async () => {
  for (const fund of ['RESIDENT', 'EMPLOYEE']) {
    const wish = { city: 'lishui', process: 'P19', unit: '331100', fund, period: '2022' };
    const who = await city.as('city.security.preparer');
    const headers = { 'idempotency-key': `p19-${fund}` };
    const { status, body } = await who.post('/cases', { ...wish, reason: '决算已确认' }, headers);
    if (status !== 201) throw new Error(JSON.stringify(body));
  }
});

const isOf =
  (fund: string) =>
  (task: TaskBody): boolean =>
    task.fund === fund;

async function theTask(username: string, kind: string, fund: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1, isOf(fund));
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

type Row = Readonly<Record<string, unknown>>;
const rowsIn = (task: TaskBody, list: string): readonly Row[] =>
  task.form.values[list] as readonly Row[];

const settlementOf = (fund: string): Settlement =>
  new Settlement(city, { city: 'lishui', division: '331100', fund, period: '2022' });

/** What the owner of the figures records by hand: those named by unit, and nothing for the others. */
async function record(fund: string, gaps: Readonly<Record<string, string>>, attributed = '0.00') {
  const task = await theTask('city.security.preparer', 'p19.inputs', fund);
  /** A list with one figure a unit, whatever its column is called. */
  const rows = (list: string, of: (code: string, before: unknown) => unknown): readonly Row[] =>
    rowsIn(task, list).map((row) => {
      const column = Object.keys(row).find((name) => name !== 'code' && name !== 'name') ?? '';
      return { ...row, [column]: of(String(row['code']), row[column]) };
    });
  const form = {
    gap: rows('gap', (code, before) => gaps[code] ?? before ?? '0.00'),
    insured: rows('insured', (code) => (code === liandu ? 1000 : 500)),
    attributed: rows('attributed', (code) => (code === liandu ? attributed : '0.00')),
    assessment: rows('assessment', (code) => (code === qingtian ? 'BELOW_GOOD' : 'GOOD')),
    standardBefore: rows('standardBefore', (code) => (code === liandu ? '1080.00' : '1000.00')),
    document: paper,
  };
  await city.work('city.security.preparer', 'p19.inputs', 1, { form }, isOf(fund));
  await city.work('city.security.reviewer', 'p19.sheet', 1, {}, isOf(fund));
}

async function answer(unit: string, fund: string, decision: string): Promise<void> {
  await city.work(`${unit}.finance.reviewer`, 'p19.unitFinance', 1, {}, isOf(fund));
  await city.work(`${unit}.reviewer`, 'p19.unitSecurity', 1, {}, isOf(fund));
  const by = `${unit}.government.approver`;
  const { form } = await theTask(by, 'p19.unitGovernment', fund);
  const change = {
    decision,
    form: { ...form.values, ground: decision === 'OBJECT' ? '缺口多算了200万元' : '' },
    ...(decision === 'OBJECT' && { comment: '当期缺口不符' }),
  };
  await city.work(by, 'p19.unitGovernment', 1, change, isOf(fund));
}

const caseOf = async (id: string): Promise<{ state: string; finished: boolean }> => {
  const ask = 'SELECT state, finished FROM process_case WHERE id = $1';
  const [row] = await instance.database.rows<{ state: string; finished: boolean }>(ask, [id]);
  return row ?? { state: '', finished: false };
};

const asked = async (step: string, fund: string): Promise<readonly string[]> => {
  const rows = await instance.database.rows<{ unit: string; round: number }>(
    `SELECT unit, round FROM task WHERE step = $1 AND fund = $2 ORDER BY unit, round`,
    [step, fund],
  );
  return rows.map(({ unit, round }) => `${unit} ${round}`);
};

interface Kept {
  readonly input: object;
  readonly result: { readonly units: readonly Row[]; readonly reserveUsed: string };
  readonly revision: number;
}
const computations = (fund: string): Promise<Kept[]> =>
  instance.database.rows<Kept>(
    'SELECT revision, input, result FROM computation WHERE case_id = $1 ORDER BY revision',
    [cityCase(fund)],
  );
const unitIn = ({ result }: Kept, unit: string): Row =>
  result.units.find(({ code }) => code === unit) ?? {};

const books = (fund: string) =>
  instance.database.rows<{ book: string; unit: string; held: string }>(
    `SELECT book, unit, sum(amount)::text AS held FROM book_line
      WHERE fund = $1 AND item = 'GAP_DRAW' GROUP BY 1, 2 ORDER BY 1, 2`,
    [fund],
  );

type Duty = ObligationBody & { readonly code: string };
const dutyOf = async (code: string, unit: string): Promise<Duty> => {
  const filter = 'process=P19&period=2022&fund=RESIDENT';
  const all = (await obligationsOf(city, 'city.office.deadline', filter)) as readonly Duty[];
  const found = all.find((each) => each.code === code && each.unit === unit);
  const reader = await city.as('city.office.deadline');
  return (await reader.get<Duty>(`/obligations/${found?.id}`)).body;
};

/** What is made up by whose fault it was lowers no gap of this year, where the figures took it off. */
const other = 'INCOME_WHEN_PAID';

/** Questions that are open; a desk of null: its case begins a moment after the settlement waits for it. */
const toAdopt = () =>
  instance.database.rows<{ caseId: string; desk: string | null }>(
    `SELECT c.id AS "caseId", t.candidate_group AS desk FROM adoption a
       JOIN process_case c ON c.id = a.case_id AND NOT c.finished
       LEFT JOIN task t ON t.case_id = c.id AND t.step = 'reading.adopt'`,
  );

/** Both hands adopt what is asked: one reading another than the product had proposed, the others as proposed. */
async function adopt(caseId: string, desk: string): Promise<void> {
  const settlement = settlementOf('EMPLOYEE');
  const { form } = await settlement.task(desk, 'reading.adopt', caseId);
  const key = String(form.values['key']);
  const proposed = loadPack('lishui').readings.get(key)?.chosen;
  const value = key === 'OQ-60' ? other : proposed;
  const said = { value, from: '2022-01-01', document: paper };
  await settlement.answer(desk, 'reading.adopt', caseId, () => said);
  await settlement.answer('331100.FINANCE.approver', 'reading.adoptApprove', caseId);
}

describe('年度缺口分担清算 (LS-B8.1)', () => {
  test('the figures that no process gives yet are recorded with their document, and checked', async () => {
    await settlementOf('RESIDENT').seed('2022-01-01', [
      ['COUNTY_BALANCE', liandu, '6000000.00'],
      ['CONSOLIDATED_RESERVE', '331100', '300000000.00'],
    ]);
    await record('RESIDENT', { [liandu]: '20000000.00', [qingtian]: '10000000.00' });
    await untilTrue(async () => (await caseOf(cityCase('RESIDENT'))).state === 'COMPUTED');
    const { form } = await theTask('liandu.finance.reviewer', 'p19.unitFinance', 'RESIDENT');
    expect(form.values).toMatchObject({ gap: '20000000.00', fromBalance: '6000000.00' });
  });

  test('what is kept is what `rules evaluate` gives for the same input', async () => {
    const [first] = await computations('RESIDENT');
    if (!first) throw new Error('nothing was worked out');
    const { result } = evaluate(loadPack('lishui'), 'gap-settlement', first.input);
    expect(first.result).toEqual(JSON.parse(JSON.stringify(result)));
    expect(unitIn(first, qingtian)).toMatchObject({ fromReserve: '4500000.00' });
  });

  test('an objection upheld: worked out again, and only the unit whose row changed is asked', async () => {
    await answer('liandu', 'RESIDENT', 'OBJECT');
    await answer('qingtian', 'RESIDENT', 'CONFIRM');
    await city.moveTo('2022-05-26T09:30:00+08:00');
    const task = await theTask('city.security.approver', 'p19.mediate', 'RESIDENT');
    const objections = rowsIn(task, 'objections').map((row) => ({
      ...row,
      finding: 'UPHOLD',
      reason: '决算已更正',
    }));
    expect(objections).toMatchObject([{ code: liandu, ground: '缺口多算了200万元' }]);
    await city.work('city.security.approver', 'p19.mediate', 1, { form: { objections } });
    await record('RESIDENT', { [liandu]: '18000000.00' });
    await answer('liandu', 'RESIDENT', 'CONFIRM');
    const again = (await asked('p19.unitFinance', 'RESIDENT')).filter((each) =>
      each.endsWith(' 2'),
    );
    expect(again).toEqual([`${liandu} 2`]);
  });

  test('reviewed and approved: notice, amounts, entries and the draw on the reserve are those figures', async () => {
    const of = isOf('RESIDENT');
    await city.work('city.agency.reviewer', 'p19.agency', 1, {}, of);
    await city.work('city.security.approver', 'p19.security', 1, {}, of);
    await city.work('city.finance.approver', 'p19.finance', 1, {}, of);
    const form = { paper, note: '' };
    await city.work('city.government.approver', 'p19.government', 1, { form }, of);
    await untilTrue(async () => (await caseOf(cityCase('RESIDENT'))).state === 'NOTICED');
    const last = (await computations('RESIDENT')).at(-1);
    if (!last) throw new Error('nothing was worked out');
    await untilTrue(async () => (await books('RESIDENT')).length >= 4);
    for (const unit of [liandu, qingtian]) {
      const { countyTotal, cityFinanceTotal } = unitIn(last, unit);
      await untilTrue(async () => (await dutyOf('COUNTY_PART', unit)).amountDue !== '0.00');
      expect((await dutyOf('COUNTY_PART', unit)).amountDue).toBe(countyTotal);
      expect(await dutyOf('CITY_PART', unit)).toMatchObject({
        amountDue: cityFinanceTotal,
        state: 'MET',
      });
    }
    const given = [liandu, qingtian].map((unit) => String(unitIn(last, unit)['fromReserve']));
    expect(await books('RESIDENT')).toEqual([
      { book: 'CONSOLIDATED_RESERVE', unit: '331100', held: `-${last.result.reserveUsed}` },
      { book: 'COUNTY_BALANCE', unit: liandu, held: '-6000000.00' },
      {
        book: 'POOLED_FUND',
        unit: liandu,
        held: (6_000_000 + Number(given[0])).toFixed(2),
      },
      { book: 'POOLED_FUND', unit: qingtian, held: given[1] },
    ]);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('the governments pay, and all ends with the city', async () => {
    for (const unit of [liandu, qingtian]) {
      const duty = await dutyOf('COUNTY_PART', unit);
      const desk = unit === liandu ? 'liandu' : 'qingtian';
      const told = await theTask(`${desk}.finance.reviewer`, 'p19.pay', 'RESIDENT');
      expect(told.form.values).toMatchObject({ outstanding: duty.amountDue, received: '0.00' });
      await deposit(instance, duty, duty.amountDue, '2022-05-26', unit);
    }
    await city.moveTo('2022-05-27T10:00:00+08:00');
    await untilTrue(async () => (await caseOf(cityCase('RESIDENT'))).finished);
    expect((await caseOf(cityCase('RESIDENT'))).state).toBe('CLOSED');
    await untilTrue(async () => (await caseOf(unitCase(liandu, 'RESIDENT'))).finished);
    expect((await dutyOf('COUNTY_PART', liandu)).state).toBe('MET');
  });

  test('a reading that would change who pays, and nobody has adopted, holds the government’s approval', async () => {
    const of = isOf('EMPLOYEE');
    await settlementOf('EMPLOYEE').seed('2022-01-01', [['COUNTY_BALANCE', liandu, '600000.00']]);
    await record('EMPLOYEE', { [liandu]: '2000000.00' }, '500000.00');
    await untilTrue(async () => (await caseOf(cityCase('EMPLOYEE'))).state === 'COMPUTED');
    await city.moveTo('2022-06-15T09:30:00+08:00');
    await city.work('city.agency.reviewer', 'p19.agency', 1, {}, of);
    await city.work('city.security.approver', 'p19.security', 1, {}, of);
    await city.work('city.finance.approver', 'p19.finance', 1, {}, of);
    const held = async () => (await caseOf(cityCase('EMPLOYEE'))).state === 'AWAITING_READING';
    await untilTrue(held);
    expect(await city.todo('city.government.approver', 'p19.government')).toEqual([]);
  });

  test('another reading is adopted than the figures went by: they are worked out anew, and the unit is asked again', async () => {
    const [first] = await computations('EMPLOYEE');
    const questions = await until(
      toAdopt,
      (all) => all.length > 0 && all.every(({ desk }) => desk !== null),
    );
    for (const { caseId, desk } of questions) await adopt(caseId, desk ?? '');
    const inputs = `SELECT 1 FROM task WHERE step = 'p19.inputs' AND case_id = $1 AND state = 'OPEN'`;
    // The engine asks a case again within half a minute.
    await untilTrue(
      async () => (await instance.database.rows(inputs, [cityCase('EMPLOYEE')])).length > 0,
    );
    await record('EMPLOYEE', { [liandu]: '2000000.00' }, '500000.00');
    await untilTrue(async () => (await computations('EMPLOYEE')).length >= 2);
    const last = (await computations('EMPLOYEE')).at(-1);
    if (!first || !last) throw new Error('nothing was worked out');
    expect(unitIn(last, liandu)).not.toEqual(unitIn(first, liandu));
    const asOther = evaluate(loadPack('lishui'), 'gap-settlement', first.input, { 'OQ-60': other });
    expect(last.result).toEqual(JSON.parse(JSON.stringify(asOther.result)));
    await answer('liandu', 'EMPLOYEE', 'CONFIRM');
    const again = (await asked('p19.unitFinance', 'EMPLOYEE')).filter((each) =>
      each.endsWith(' 2'),
    );
    expect(again).toEqual([`${liandu} 2`]);
    const of = isOf('EMPLOYEE');
    await city.work('city.agency.reviewer', 'p19.agency', 1, {}, of);
    await city.work('city.security.approver', 'p19.security', 1, {}, of);
    await city.work('city.finance.approver', 'p19.finance', 1, {}, of);
    const form = { paper, note: '' };
    await city.work('city.government.approver', 'p19.government', 1, { form }, of);
    await untilTrue(async () => (await caseOf(cityCase('EMPLOYEE'))).state === 'NOTICED');
  });
});
