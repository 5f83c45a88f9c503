import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { personAtDesk } from '../processes/support/play.js';
import { cutPack } from '../support/cut-pack.js';
import { deposit, type ObligationBody } from '../support/duties.js';
import { pageInstance } from '../support/page-instance.js';
import { Settlement, type Row } from '../support/settlement.js';
import { untilTrue } from '../support/until.js';

/** P19 of Handan: the waterfall of HD-12.2, on the pages that Lishui's settlement runs on. */
let year: Settlement;

const division = '130400';
const [proper, hanshan, congtai, fuxing] = ['130401', '130402', '130403', '130404'] as const;
const units = [proper, hanshan, congtai, fuxing];
const paper = { number: '邯政函〔2022〕9号', date: '2022-05-20', issuer: '邯郸市人民政府' };

const { city, instance } = pageInstance('gap-settlement-handan', {
  pack: () => cutPack('handan', units),
  cities: 'handan',
  date: '2022-05-10',
  now: '2022-05-11T09:30',
});
beforeAll(async () => {
  const place = { city: 'handan', division, fund: 'EMPLOYEE', period: '2021' };
  year = new Settlement(city, place);
  const wish = { city: 'handan', process: 'P19', unit: division, fund: 'EMPLOYEE', period: '2021' };
  const who = await city.as(await personAtDesk(city, `${division}.HEALTHCARE_SECURITY.preparer`));
  const said = { ...wish, reason: '决算已确认' };
  const { status, body } = await who.post('/cases', said, { 'idempotency-key': 'p19-employee' });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await year.seed('2021-12-31', [
    ['RISK_CONTRIB', proper, '3000000.00'],
    ['RISK_CONTRIB', hanshan, '5000000.00'],
    ['RISK_CONTRIB', congtai, '4000000.00'],
    ['RISK_CONTRIB', fuxing, '8000000.00'],
    ['ROLLED_BALANCE', congtai, '2000000.00'],
  ]);
});

/** One figure a unit, whatever its column is called; what is not named stays. */
const rows = (form: Row, list: string, of: Row, otherwise: unknown): readonly Row[] =>
  (form[list] as readonly Row[]).map((row) => {
    const column = Object.keys(row).find((name) => name !== 'code' && name !== 'name') ?? '';
    return { ...row, [column]: of[String(row['code'])] ?? row[column] ?? otherwise };
  });

async function record(gaps: Row): Promise<void> {
  await year.answer(
    `${division}.HEALTHCARE_SECURITY.preparer`,
    'p19.inputs',
    year.caseId(),
    (form) => ({
      gap: rows(form, 'gap', gaps, '0.00'),
      subsidy: rows(form, 'subsidy', {}, '0.00'),
      excludedAmount: rows(form, 'excludedAmount', { [hanshan]: '1000000.00' }, null),
      condition: rows(form, 'condition', { [hanshan]: 'COLLECTION_NOT_MET' }, 'NONE'),
      document: paper,
    }),
  );
  await year.answer(`${division}.HEALTHCARE_SECURITY.reviewer`, 'p19.riskSheet', year.caseId());
}

async function answers(unit: string, decision: 'CONFIRM' | 'OBJECT'): Promise<void> {
  const own = year.caseId(unit);
  await year.answer(`${unit}.FINANCE.reviewer`, 'p19.riskUnitFinance', own);
  await year.answer(`${unit}.HEALTHCARE_SECURITY.reviewer`, 'p19.riskUnitSecurity', own);
  const objects = decision === 'OBJECT';
  const ground = objects ? '缺口多算了100万元' : '';
  await year.answer(
    `${unit}.GOVERNMENT.approver`,
    'p19.riskUnitGovernment',
    own,
    () => ({ ground }),
    { decision, ...(objects && { comment: '当年缺口不符' }) },
  );
}

async function dutyOf(code: string, unit: string): Promise<ObligationBody | undefined> {
  const reader = await personAtDesk(city, `${division}.FINANCE.approver`);
  type Duty = ObligationBody & { readonly code: string };
  const filter = 'limit=200&process=P19&period=2021';
  const all = await city.all<Duty>(reader, `/obligations?${filter}`);
  const id = all.find((each) => each.code === code && each.unit === unit)?.id;
  return id === undefined
    ? undefined
    : (await (await city.as(reader)).get<Duty>(`/obligations/${id}`)).body;
}

test('recorded figures come to what the same formula gives in a trial', async () => {
  await record({ [hanshan]: '21000000.00', [congtai]: '13000000.00' });
  await year.comesTo('COMPUTED');
  const [kept] = await year.computations();
  const reader = await city.as(await personAtDesk(city, `${division}.FINANCE.approver`));
  const trial = await reader.post('/rules/handan/gap-settlement', { input: kept?.input });
  expect(trial.status).toBe(200);
  expect(kept?.result).toEqual(trial.body['result']);
  expect(kept?.input).toMatchObject({ potAvailable: '20000000.00' });
  const excluded = { amount: '1000000.00', conditions: [2] };
  expect(kept?.input).toHaveProperty('units.1', {
    code: hanshan,
    level: 'COUNTY',
    gap: '21000000.00',
    forceMajeure: '0.00',
    excluded,
    balance: '0.00',
    ownRiskReserve: '5000000.00',
  });
});

test('an objection upheld: worked out again, and units whose row stayed are not asked again', async () => {
  await answers(congtai, 'OBJECT');
  await answers(hanshan, 'CONFIRM');
  await city.moveTo('2022-05-26T09:30:00+08:00');
  const mediator = `${division}.HEALTHCARE_SECURITY.approver`;
  const { form } = await year.task(mediator, 'p19.mediate', year.caseId());
  expect(form.values['objections']).toMatchObject([{ code: congtai, ground: '缺口多算了100万元' }]);
  await year.answer(mediator, 'p19.mediate', year.caseId(), (form) => ({
    objections: (form['objections'] as readonly Row[]).map((row) => ({
      ...row,
      finding: 'UPHOLD',
      reason: '决算已更正',
    })),
  }));
  await record({ [congtai]: '12000000.00' });
  await answers(congtai, 'CONFIRM');
  await untilTrue(async () => (await year.computations()).length === 2);
  const again = (await year.asked('p19.riskUnitFinance')).filter((each) => each.endsWith(' 2'));
  expect(again).toEqual([`${congtai} 2`]);
});

test('nobody has read whose money serves the others: government is not asked, until it is', async () => {
  const [security, finance] = [
    `${division}.HEALTHCARE_SECURITY.approver`,
    `${division}.FINANCE.approver`,
  ];
  await year.answer(security, 'p19.riskSecurity', year.caseId());
  await year.answer(finance, 'p19.riskFinance', year.caseId());
  await year.comesTo('AWAITING_READING');
  expect(await year.standing()).toMatchObject({ waitsFor: `READING OQ-81 ${security}` });
  expect(await year.booked('GAP_DRAW')).toEqual([]);
  const asked = () =>
    instance.database.rows<{ id: string }>(
      `SELECT case_id AS id FROM task WHERE step = 'reading.adopt' AND state = 'OPEN'`,
    );
  // The question has a case of its own, which begins a moment later.
  await untilTrue(async () => (await asked()).length > 0);
  const [adoption] = await asked();
  const id = adoption?.id ?? '';
  const chosen = { value: 'WHOLE_POT', from: '2021-01-01', document: paper };
  await year.answer(security, 'reading.adopt', id, () => chosen);
  await year.answer(finance, 'reading.adoptApprove', id);
  const government = `${division}.GOVERNMENT.approver`;
  const approved = () => ({ paper });
  await year.answer(government, 'p19.government', year.caseId(), approved);
  await year.comesTo('NOTICED');
});

test('each unit draws its own first, then what is left of all serves the claims in proportion', async () => {
  expect(await year.booked('GAP_DRAW')).toEqual([
    'POOLED_FUND 130402 12500000.00',
    'POOLED_FUND 130403 9000000.00',
    'RISK_CONTRIB 130401 -2863636.36',
    'RISK_CONTRIB 130402 -5000000.00',
    'RISK_CONTRIB 130403 -4000000.00',
    'RISK_CONTRIB 130404 -7636363.64',
    'ROLLED_BALANCE 130403 -2000000.00',
  ]);
  expect(await checkLedger(instance.database)).toEqual([]);
});

test('the governments are told what to pay, pay it, and all ends with the city', async () => {
  const owed = { [hanshan]: '8500000.00', [congtai]: '3000000.00' };
  for (const [unit, amount] of Object.entries(owed)) {
    await untilTrue(async () => (await dutyOf('LOCAL_PART', unit))?.amountDue === amount);
    const told = await year.task(`${unit}.FINANCE.reviewer`, 'p19.pay', year.caseId(unit));
    expect(told.form.values).toMatchObject({ outstanding: amount, received: '0.00' });
    const duty = await dutyOf('LOCAL_PART', unit);
    if (duty) await deposit(instance, duty, amount, '2022-05-26', unit);
  }
  await city.moveTo('2022-05-27T10:00:00+08:00');
  await year.comesTo('CLOSED');
  expect((await dutyOf('LOCAL_PART', hanshan))?.state).toBe('MET');
  const facts = await instance.database.rows<{ value: unknown }>(
    `SELECT value FROM case_fact WHERE case_id = $1 AND name = 'replenish' ORDER BY revision DESC LIMIT 1`,
    [year.caseId(hanshan)],
  );
  expect(facts).toEqual([{ value: '12500000.00' }]);
});
