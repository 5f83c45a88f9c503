import type { CaseView } from '#contracts/api/cases.js';
import type { Letter } from '#contracts/api/letters.js';
import { minus, yuan } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { City, units } from '../support/city.js';
import { deposit, obligationsOf, type ObligationBody } from '../support/duties.js';
import { untilTrue } from '../support/until.js';
import { startInstance, type Instance } from '../support/instance.js';

let instance: Instance;
let city: City;

const office = 'city.office.deadline';
const counties = units.filter((unit) => unit !== 'shibenji');
/** Pays nothing; pays a fen too little; pays on the Saturday the term ends; pays at once. */
const [nothing, cent, saturday] = ['331102', '331121', '331122'];

beforeAll(async () => {
  instance = await startInstance('subsidy', { date: '2022-02-25', bare: true });
  city = new City(instance);
  await city.moveTo('2022-03-01T09:00:00+08:00');
});
afterAll(() => instance?.stop());

const subsidies = () => obligationsOf(city, office, 'process=P08&period=2022');

async function stage(unit: string | undefined, which: 1 | 2): Promise<ObligationBody> {
  const day = which === 1 ? '2022-04-30' : '2022-06-30';
  const found = (await subsidies()).find((each) => each.unit === unit && each.statutory === day);
  if (!found) throw new Error(`${unit} owes nothing on ${day}`);
  return (await (await city.as(office)).get<ObligationBody>(`/obligations/${found.id}`)).body;
}

async function pay(unit: string | undefined, which: 1 | 2, valueDate: string, less = '0.00') {
  const duty = await stage(unit, which);
  const owed = minus(yuan(duty.amountDue), yuan(duty.amountReceived));
  await deposit(instance, duty, minus(owed, yuan(less)), valueDate, unit ?? null);
}

describe('half by April, all by June (LS-5.b)', () => {
  test('the year opens on the first working day of March for nine counties', async () => {
    for (const unit of counties) await city.offered(`${unit}.preparer`, 'p08.confirm', 1);
    const duties = await subsidies();
    expect(duties).toHaveLength(18);
    // Who stays silent owes what the system's own figures make of the year.
    expect(duties.filter(({ amountDue }) => amountDue === '0.00')).toEqual([]);
  });

  test('county, county finance and city finance confirm, and both stages fall due', async () => {
    for (const unit of counties) {
      await city.work(`${unit}.preparer`, 'p08.confirm', 1);
      await city.work(`${unit}.finance.reviewer`, 'p08.review', 1);
    }
    await city.work('city.finance.approver', 'p08.notice', 9);
    const duty = await stage(nothing, 1);
    expect(duty).toMatchObject({ state: 'NOT_DUE', light: 'GREY', source: 'STATUTORY' });
    expect(duty.payment?.reference).toMatch(/^P08-331102R-2022-\d\d$/);
    const [task] = await city.offered('liandu.finance.payer', 'p08.pay', 1);
    expect(task?.amount).toBe(duty.amountDue);
    const path = `/cases/lishui/P08/${nothing}/RESIDENT/2022`;
    const { facts } = (await (await city.as(office)).get<CaseView>(path)).body;
    expect(facts.map(({ name, source }) => [name, source.kind])).toEqual([
      ['byApril', 'FORMULA'],
      ['filed', 'PERSON'],
      ['insured', 'SYSTEM'],
      ['liability', 'FORMULA'],
      ['standard', 'PARAMETER'],
    ]);
    expect(facts[0]).toMatchObject({ title: '4月底前至少', value: duty.amountDue, unit: 'yuan' });
  });

  test('receipts in any parts, a Saturday inside the term, a fen short, and nothing at all', async () => {
    for (const unit of counties.slice(3)) {
      const code = (await city.offered(`${unit}.finance.payer`, 'p08.pay', 1))[0]?.unit;
      await pay(code, 1, '2022-04-20', '1000.00');
      await city.moveTo('2022-04-21T10:00:00+08:00');
      await pay(code, 1, '2022-04-25');
      break;
    }
    for (const unit of ['331124', '331125', '331126', '331127', '331181'])
      await pay(unit, 1, '2022-04-27');
    await city.moveTo('2022-04-29T10:00:00+08:00');
    await pay(cent, 1, '2022-04-29', '0.01');
    await city.moveTo('2022-04-30T11:00:00+08:00');
    await pay(saturday, 1, '2022-04-30');
    await city.moveTo('2022-05-01T09:00:00+08:00');
    const inTime = await stage(saturday, 1);
    expect(inTime).toMatchObject({ state: 'MET', light: 'GREEN', lateDays: 0 });
    expect(await stage(cent, 1)).toMatchObject({ state: 'OVERDUE', light: 'RED', rung: 'BREACH' });
    expect(await stage(nothing, 1)).toMatchObject({
      state: 'OVERDUE',
      rung: 'BREACH',
      clock: {
        breachedAt: '2022-05-01T00:00:00+08:00',
        declaredAt: '2022-05-01T08:00:00+08:00',
      },
    });
  });

  test('both climb: heads, an order that waits for its signature, and nothing above it', async () => {
    await city.moveTo('2022-07-15T10:00:00+08:00');
    for (const unit of [nothing, cent]) {
      const duty = await stage(unit, 1);
      expect(duty.escalations.map(({ rung, dueOn, state }) => [rung, dueOn, state])).toEqual([
        ['BREACH', '2022-05-01', 'DONE'],
        ['HEADS', '2022-05-05', 'DONE'],
        ['SUPERVISION_ORDER', '2022-05-07', 'AWAITING_SIGNATURE'],
      ]);
      expect(duty.nextRungAt).toBeNull();
    }
    expect(await stage(nothing, 2)).toMatchObject({ state: 'OVERDUE' });
    await city.offered('city.office.approver', 'p26.supervisionOrder', 3);
    await city.offered(office, 'p26.breach', 3);
  });

  test('the cent and the rest turn them late, not green; signed papers stay', async () => {
    const signs = ({ unit }: { unit: string }): boolean => unit === nothing;
    await city.work('city.office.approver', 'p26.supervisionOrder', 1, {}, signs);
    await untilTrue(async () => {
      const copies = await city.all<{ copy?: { letter: object | null; readAt: string | null } }>(
        'city.finance.approver',
        '/tasks?box=cc&limit=50',
      );
      return copies.some(({ copy }) => copy?.letter != null && copy.readAt === null);
    });
    const signed = await stage(nothing, 1);
    const path = `/letters/${signed.letters[0]?.id ?? ''}`;
    const { body } = await (await city.as(office)).get<Letter>(path);
    expect(body).toMatchObject({ state: 'DELIVERED', day: '2022-07-15' });
    expect(body.body.join()).toContain('截至2022年7月15日');
    expect(signed.nextRungAt).toBe('2022-07-26T09:00:00+08:00');
    await pay(cent, 1, '2022-07-15');
    await pay(nothing, 1, '2022-07-15');
    await pay(nothing, 2, '2022-07-15');
    await city.moveTo('2022-07-18T10:00:00+08:00');
    const repaired = await stage(cent, 1);
    expect(repaired).toMatchObject({ state: 'MET_LATE', light: 'ORANGE', lateDays: 76 });
    expect(repaired.escalations.at(-1)).toMatchObject({ state: 'WITHDRAWN' });
    const waiting = await city.todo('city.office.approver', 'p26.supervisionOrder');
    const aboutApril = waiting.filter(({ caseId }) => caseId?.includes('_SUBSIDY_1/'));
    expect(aboutApril.map(({ unit }) => unit)).not.toContain(cent);
    expect(waiting.map(({ unit }) => unit)).not.toContain(nothing);
    const letters = [...(await stage(nothing, 1)).letters, ...(await stage(nothing, 2)).letters];
    expect(letters.map(({ number }) => number)).toEqual([
      '丽医保统筹办督函〔2022〕1号',
      '丽医保统筹办督函〔2022〕2号',
    ]);
    expect(await checkLedger(instance.database)).toEqual([]);
  });
});
