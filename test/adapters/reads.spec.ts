import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adaptersFromEnv, type Adapters } from '#adapters/adapters.js';
import { unit } from '#domain/ids/case-id.js';
import { sum, yuan, zero } from '#domain/money/yuan.js';
import { day } from '#domain/time/day.js';
import { month } from '#domain/time/month.js';
import { monthsOf, period } from '#domain/time/period.js';
import { SECRET, startOutside, type Outside } from '../simulators/outside.js';

const august = month('2022-08');
const september = month('2022-09');
const county = unit('331121');
const voucher = {
  key: 'lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/1/out',
  from: '9001',
  to: '9002',
  amount: yuan('12.34'),
  fund: 'EMPLOYEE' as const,
  reference: 'LS-9.c',
};

describe('五个外部系统 the five systems over HTTP', () => {
  let outside: Outside;
  let stop: () => Promise<void>;
  let adapters: Adapters;
  beforeAll(async () => {
    ({ outside, stop } = await startOutside());
    const env = { SIMULATORS_URL: outside.url, TONGCHOU_ADAPTER_SECRET: SECRET };
    adapters = adaptersFromEnv({ ...env, ADAPTER_TIMEOUT_MS: '30000' });
  });
  afterAll(async () => {
    await adapters.close();
    await stop();
  });

  test('医保: the expenditure of a month is the same whenever it is asked', async () => {
    const answer = await adapters.insurance.getExpenditure(county, 'RESIDENT', august);
    expect(answer).toEqual(await adapters.insurance.getExpenditure(county, 'RESIDENT', august));
    expect(answer.outcome === 'ANSWERED' ? Number(answer.value) : 0).toBeGreaterThan(10_000_000);
    expect(answer.outcome === 'ANSWERED' ? answer.value : '').toMatch(/^\d+\.\d\d$/);
  });

  test('医保: a month that is not over has no expenditure yet', async () => {
    const answer = await adapters.insurance.getExpenditure(county, 'RESIDENT', september);
    expect(answer).toMatchObject({ outcome: 'NOT_AVAILABLE' });
  });

  test('医保: expenditure and income of a year are there once it is over', async () => {
    const { insurance } = adapters;
    const spent = await insurance.getExpenditureOfYear(county, 'RESIDENT', 2021);
    const months = await Promise.all(
      monthsOf(period('2021')).map((each) => insurance.getExpenditure(county, 'RESIDENT', each)),
    );
    const amounts = months.map((each) => (each.outcome === 'ANSWERED' ? each.value : zero));
    expect(spent).toEqual({ outcome: 'ANSWERED', value: sum(amounts) });
    const income = await insurance.getIncomeOfYear(county, 'RESIDENT', 2021);
    expect(income).toMatchObject({ outcome: 'ANSWERED' });
    for (const read of ['getExpenditureOfYear', 'getIncomeOfYear'] as const) {
      const open = await insurance[read](county, 'RESIDENT', 2022);
      expect(open).toMatchObject({ outcome: 'NOT_AVAILABLE' });
    }
  });

  test('医保: enrolment, income, claims, clearing and providers', async () => {
    const { insurance } = adapters;
    const enrolled = await insurance.getEnrolment(county, 'EMPLOYEE', day('2022-08-31'));
    expect(enrolled).toMatchObject({ outcome: 'ANSWERED' });
    expect(await insurance.getIncomeByUnit(august)).toMatchObject({ outcome: 'ANSWERED' });
    const list = await insurance.getProviderList();
    const code = list.outcome === 'ANSWERED' ? (list.value[0]?.code ?? '') : '';
    expect(await insurance.getClaims(code, august)).toMatchObject({ outcome: 'ANSWERED' });
    expect(await insurance.getClearingAmounts(2021)).toMatchObject({ outcome: 'ANSWERED' });
  });

  test('税务: collections, treasury detail, arrears and campaign add up', async () => {
    const { tax } = adapters;
    const detail = await tax.getInTreasuryDetail(august);
    const collections = await tax.getAssessedAndCollected(august);
    const amounts = detail.outcome === 'ANSWERED' ? detail.value.map((one) => one.amount) : [];
    const collected =
      collections.outcome === 'ANSWERED' ? collections.value.map((one) => one.collected) : [null];
    expect(amounts).toEqual(collected);
    expect(await tax.getArrears(august)).toMatchObject({ outcome: 'ANSWERED' });
    expect(await tax.getCampaignProgress(2022)).toMatchObject({ outcome: 'ANSWERED' });
  });

  test('财政: a voucher is booked once, and moves no money', async () => {
    const { finance } = adapters;
    expect(await finance.getAppropriationStatus(voucher)).toEqual({ outcome: 'NOT_FOUND' });
    const first = await finance.postAppropriation(voucher);
    expect(first).toMatchObject({ outcome: 'BOOKED' });
    expect(await finance.postAppropriation(voucher)).toEqual(first);
    expect(await finance.getAppropriationStatus(voucher)).toEqual(first);
    const other = await finance.postAppropriation({ ...voucher, amount: yuan('1.00') });
    expect(other).toMatchObject({ outcome: 'UNKNOWN', why: 'KEY_CONFLICT' });
    expect(await outside.lines('finance')).toMatchObject([
      { operation: 'voucher', key: voucher.key },
    ]);
    expect(await outside.lines('bank')).toEqual([]);
    const balance = await finance.getSpecialAccountBalance('331100', 'EMPLOYEE', day('2022-09-30'));
    expect(balance).toEqual({ outcome: 'ANSWERED', value: '1000000.00' });
    const budget = await finance.getSubsidyBudget(county, 'RESIDENT', 2022);
    expect(budget).toMatchObject({ outcome: 'ANSWERED' });
  });

  test('国库: a sweep is one line, at the bank', async () => {
    const arrived = {
      system: 'treasury',
      to: '9004',
      amount: '50.00',
      valueDate: '2022-09-30',
      reference: 'T1',
      payer: { unit: null, name: '某单位' },
    };
    await outside.call('POST', '/deposits', arrived);
    const receipts = await adapters.treasury.getReceipts(september);
    expect(receipts).toMatchObject({ outcome: 'ANSWERED', value: [{ amount: '50.00' }] });
    const sweep = { ...voucher, key: 'sweep/1', from: '9004', to: '9001', amount: yuan('50.00') };
    const order = { ...sweep, period: september };
    expect(await adapters.treasury.requestSweep(order)).toMatchObject({ outcome: 'EXECUTED' });
    expect(await adapters.treasury.getSweepStatus(order)).toMatchObject({ outcome: 'EXECUTED' });
    expect((await outside.lines('treasury')).length).toBe(1);
    expect(await outside.lines('bank')).toMatchObject([{ key: 'sweep/1', operation: 'pay' }]);
    const statements = await adapters.treasury.getStatements(day('2022-09-29'));
    expect(statements).toMatchObject({ outcome: 'ANSWERED', value: { missing: [] } });
  });

  test('a read that meets two faults is asked a third time', async () => {
    const fault = { system: 'insurance', operation: 'query', fault: 'error5xx', rate: '1.00' };
    await outside.faults({ ...fault, times: 2 });
    const answer = await adapters.insurance.getExpenditure(county, 'EMPLOYEE', august);
    expect(answer).toMatchObject({ outcome: 'ANSWERED' });
    await outside.faults(fault);
    const none = await adapters.insurance.getExpenditure(county, 'EMPLOYEE', august);
    expect(none).toMatchObject({ outcome: 'UNKNOWN', why: 'SERVER_ERROR' });
    await outside.faults();
  });
});

describe('the choice of adapters', () => {
  test('a system by hand asks through a folder and needs no address', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'by-hand-'));
    const kinds = ['FINANCE', 'TAX', 'INSURANCE', 'TREASURY', 'BANK'];
    const env = Object.fromEntries(kinds.map((kind) => [`ADAPTER_${kind}`, 'manual']));
    const { insurance } = adaptersFromEnv({ ...env, ADAPTER_MANUAL_DIR: folder });
    const ask = () => insurance.getExpenditure(county, 'RESIDENT', august);
    expect(await ask()).toMatchObject({ outcome: 'UNKNOWN', why: 'AWAITING_PEOPLE' });
    const [name = ''] = await readdir(join(folder, 'insurance', 'questions'));
    const text = await readFile(join(folder, 'insurance', 'questions', name), 'utf8');
    const { sha256 } = JSON.parse(text) as { sha256: string };
    const value = { unit: county, fund: 'RESIDENT', month: august, amount: '5.00' };
    const result = { sha256, entered: { by: '甲', value }, checked: { by: '乙', value } };
    await writeFile(join(folder, 'insurance', 'answers', name), JSON.stringify(result));
    expect(await ask()).toEqual({ outcome: 'ANSWERED', value: '5.00' });
    await rm(folder, { recursive: true, force: true });
  });

  test('every system by hand waits for people, and knows what it was not asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'by-hand-'));
    const kinds = ['FINANCE', 'TAX', 'INSURANCE', 'TREASURY', 'BANK'];
    const env = Object.fromEntries(kinds.map((kind) => [`ADAPTER_${kind}`, 'manual']));
    const { finance, tax, treasury, bank } = adaptersFromEnv({ ...env, TONGCHOU_DATA: folder });
    const sweep = { ...voucher, period: august };
    expect(await finance.getAppropriationStatus(voucher)).toEqual({ outcome: 'NOT_FOUND' });
    expect(await treasury.getSweepStatus(sweep)).toEqual({ outcome: 'NOT_FOUND' });
    const open = [
      await finance.postAppropriation(voucher),
      await finance.getAppropriationStatus(voucher),
      await finance.getSpecialAccountBalance('331100', 'EMPLOYEE', day('2022-09-30')),
      await finance.getSubsidyBudget(county, 'RESIDENT', 2022),
      await tax.getAssessedAndCollected(august),
      await tax.getCampaignProgress(2022),
      await treasury.requestSweep(sweep),
      await treasury.getReceipts(august),
      await treasury.getStatements(day('2022-09-30')),
      await bank.getBalance('9001', day('2022-09-30')),
    ];
    expect(open.map((one) => (one.outcome === 'UNKNOWN' ? one.why : one.outcome))).toEqual(
      open.map(() => 'AWAITING_PEOPLE'),
    );
    const other = await finance.postAppropriation({ ...voucher, amount: yuan('9.99') });
    expect(other).toMatchObject({ why: 'KEY_CONFLICT' });
    await rm(folder, { recursive: true, force: true });
  });

  test('a system without an address is named', () => {
    expect(() => adaptersFromEnv({})).toThrow('ADAPTER_FINANCE_URL or SIMULATORS_URL');
    expect(() => adaptersFromEnv({ ADAPTER_FINANCE: 'fax' })).toThrow();
  });
});
