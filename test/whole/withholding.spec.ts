import { recover } from '../../apps/cli/recover/recover.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import type { TaskBody } from '../support/caller.js';
import { deposit, obligationsOf, type ObligationBody } from '../support/duties.js';
import { MoneyOfPage } from '../support/money-of-page.js';
import { countersOf, refusal } from '../support/refusal.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { until, untilTrue } from '../support/until.js';

/** P39 is known to no code: a page that collects in two stages and may withhold what was missed. */
const { city, instance, services } = pageInstance('withholding', {
  pack: () => packWithPage('lishui', 'P39'),
  date: '2022-05-10',
  now: '2022-05-11T09:30',
  ownServices: true,
});

const unitCase = 'lishui/P39/331102/EMPLOYEE/2022';
const office = 'city.office.deadline';
const [first, second] = ['city.finance.accountant', 'city.finance.approver'];
const document = { number: '丽财结〔2022〕3号', date: '2022-05-23', issuer: '丽水市财政局' };

type Duty = ObligationBody & {
  readonly amountWithheld: string;
  readonly checkpoints: readonly { readonly received: string; readonly withheld: string }[];
  readonly withholdings: readonly {
    readonly amount: string;
    readonly withheldOn: string;
    readonly document: object;
    readonly voucher: string | null;
  }[];
};

async function duty(nth: 0 | 1 = 0, unit = '331102'): Promise<Duty> {
  const all = await obligationsOf(city, office, `process=P39&period=2022&unit=${unit}`);
  const found = [...all].sort((a, b) => a.statutory.localeCompare(b.statutory))[nth];
  return (await (await city.as(office)).get<Duty>(`/obligations/${found?.id}`)).body;
}

async function theTask(username: string, kind: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

/** The question as it stands once it shows this amount. */
const missing = (amount: string): Promise<TaskBody> =>
  until(
    () => theTask(first, 'p39.withhold'),
    ({ form }) => form.values['missed'] === amount,
  );

async function withhold(amount: string): Promise<void> {
  const form = { missed: '', amount, document, heard: '单位无异议' };
  const { form: asked } = await theTask(first, 'p39.withhold');
  await city.work(first, 'p39.withhold', 1, {
    form: { ...form, missed: asked.values['missed'] },
  });
}

const vouchers = async () => {
  const answer = await fetch(`${instance.simulators}/journal?system=finance&limit=200`);
  const { items } = (await answer.json()) as { items: { key: string; amount: string }[] };
  return items.filter(({ key }) => key.includes('/WITHHELD/'));
};

const refusedBySql = (text: string, values: readonly unknown[] = []): Promise<string> =>
  refusal(instance.database, text, values);

describe('a duty that was missed is withheld by two persons (代扣)', () => {
  test('nobody is asked before the breach, and SQL knows no withholding without decisions', async () => {
    await city.work('liandu.preparer', 'p39.assess', 1, { form: { toPay: '100.01' } });
    await city.offered('liandu.finance.reviewer', 'p39.remit', 1);
    await deposit(instance, await duty(), '10.00', '2022-05-12', '331102');
    await city.moveTo('2022-05-20T12:00:00+08:00');
    expect(await duty()).toMatchObject({ state: 'DUE_TODAY', amountReceived: '10.00' });
    expect(await city.todo(first, 'p39.withhold')).toEqual([]);
    await city.moveTo('2022-05-23T10:00:00+08:00');
    const { id } = await duty();
    expect(await duty()).toMatchObject({ state: 'OVERDUE', amountWithheld: '0.00' });
    const met = `UPDATE obligation SET state = 'MET_BY_WITHHOLDING', amount_received = amount_due WHERE id = $1`;
    expect(await refusedBySql(met, [id])).toBe('withheld_in_full');
    const said = `UPDATE obligation SET amount_withheld = 40.01 WHERE id = $1`;
    expect(await refusedBySql(said, [id])).toBe('TC046');
  });

  test('no more than is missing, and only with a document; the second desk may return it', async () => {
    const { id, form } = await missing('40.01');
    expect(form.values).toMatchObject({ amount: '40.01', document: null });
    const caller = await city.as(first);
    const asked = { missed: '40.01', document, heard: '' };
    const more = await caller.decide(id, { form: { ...asked, amount: '40.02' } });
    expect(more.status).toBe(422);
    const bare = await caller.decide(id, { form: { ...asked, amount: '1.00', document: null } });
    expect(bare.status).toBe(422);
    await withhold('30.00');
    const second1 = await theTask(second, 'p39.withholdAgree');
    expect(second1).toMatchObject({ amount: '30.00', form: { values: { amount: '30.00' } } });
    await city.work(second, 'p39.withholdAgree', 1, {
      decision: 'RETURN',
      comment: '请核对结算文书',
      reasonCode: 'OTHER',
    });
    const back = await missing('40.01');
    expect(back.form.values).toMatchObject({ amount: '30.00', document });
    expect(await duty()).toMatchObject({ state: 'OVERDUE', amountWithheld: '0.00' });
  });

  test('a part is withheld, once, though finance and the worker fail; the rest is still missing', async () => {
    await city.faults([
      { system: 'finance', operation: 'pay', fault: 'timeoutAfter', rate: '1.00' },
    ]);
    await withhold('30.00');
    await city.work(second, 'p39.withholdAgree', 1);
    await untilTrue(async () => (await duty()).amountWithheld === '30.00');
    expect(await duty()).toMatchObject({
      state: 'OVERDUE',
      amountReceived: '10.00',
      withholdings: [{ amount: '30.00', withheldOn: '2022-05-23', voucher: null }],
    });
    instance.kill('worker');
    await services.loseEngine();
    expect(await recover(services.siteOf(instance), () => undefined)).toMatchObject({
      problems: [],
    });
    await city.faults([]);
    await missing('10.01');
    const [voucher] = await vouchers();
    expect(voucher).toMatchObject({ key: `${unitCase}/DEBT/WITHHELD/1`, amount: '30.00' });
    expect((await duty()).withholdings).toMatchObject([{ document, amount: '30.00' }]);
    expect((await duty()).withholdings[0]?.voucher).not.toBeNull();
  });

  test('money that comes meanwhile asks anew: a word about more than is missing withholds nothing', async () => {
    await deposit(instance, await duty(), '5.00', '2022-05-23', '331102');
    await city.moveTo('2022-05-24T10:00:00+08:00');
    await missing('5.01');
    await withhold('5.01');
    await city.offered(second, 'p39.withholdAgree', 1);
    await deposit(instance, await duty(), '1.00', '2022-05-24', '331102');
    await city.moveTo('2022-05-25T10:00:00+08:00');
    await missing('4.01');
    expect(await city.todo(second, 'p39.withholdAgree')).toEqual([]);
    expect(await duty()).toMatchObject({ amountReceived: '16.00', amountWithheld: '30.00' });
  });

  test('the last part makes it good: late, apart from receipts, and the ladder ends', async () => {
    await withhold('4.01');
    await city.work(second, 'p39.withholdAgree', 1);
    await untilTrue(async () => (await duty()).state === 'MET_BY_WITHHOLDING');
    expect(await duty()).toMatchObject({
      light: 'ORANGE',
      lateDays: 5,
      amountReceived: '16.00',
      amountWithheld: '34.01',
      nextRungAt: null,
      checkpoints: [
        { received: '16.00', withheld: '34.01' },
        { received: '16.00', withheld: '34.01' },
      ],
      withholdings: [{ amount: '30.00' }, { amount: '4.01' }],
    });
    const [breach] = await instance.database.rows(
      `SELECT closed_as AS as, closed_at IS NOT NULL AS closed FROM breach b JOIN obligation o ON o.id = b.obligation_id
        WHERE o.case_id = $1`,
      [unitCase],
    );
    expect(breach).toEqual({ as: 'MET_LATE', closed: true });
    const facts = await instance.database.rows(
      `SELECT revision, value FROM case_fact WHERE case_id = $1 AND name = 'withheld' ORDER BY revision`,
      [unitCase],
    );
    expect(facts).toEqual([
      { revision: 1, value: '30.00' },
      { revision: 2, value: '4.01' },
    ]);
    // The next stage is told of alone, and nobody is asked about withholding it.
    const { form } = await until(
      () => theTask('liandu.finance.reviewer', 'p39.remit'),
      (task) => task.form.values['outstanding'] === '50.00',
    );
    expect(form.values['outstanding']).toBe('50.00');
    expect(await city.todo(first, 'p39.withhold')).toEqual([]);
  });

  test('lists, totals and the board count it apart, late', async () => {
    const caller = await city.as(office);
    const list = await caller.get<{ items: Duty[]; totals: Record<string, unknown> }>(
      '/obligations?process=P39&unit=331102&state=MET_BY_WITHHOLDING',
    );
    expect(list.body.totals).toMatchObject({
      count: 1,
      amountDue: '50.01',
      amountReceived: '16.00',
      amountWithheld: '34.01',
    });
    const { body } = await caller.get<{
      totals: { short: string; amountDue: string; states: { state: string }[] };
      onTime: { metLate: number };
    }>('/board?process=P39&year=2022');
    expect(body.totals.states.find(({ state }) => state === 'MET_BY_WITHHOLDING')).toMatchObject({
      amountReceived: '16.00',
      amountWithheld: '34.01',
      light: 'ORANGE',
    });
    expect(body.totals).toMatchObject({ amountDue: '100.01', short: '50.00' });
    expect(body.onTime.metLate).toBe(1);
    const kept = await counters();
    await instance.database.rows('SELECT recount_obligations()');
    expect(await counters()).toEqual(kept);
  });

  test('the withheld money that finance pays in is no second payment', async () => {
    const bookedBefore = await reserve();
    await deposit(instance, await duty(), '34.01', '2022-05-25', '331100');
    await city.moveTo('2022-05-26T10:00:00+08:00');
    await untilTrue(async () => Number(await reserve()) - Number(bookedBefore) > 34);
    expect(await city.todo(first, 'receipt.overpaid')).toEqual([]);
    expect(await duty(1)).toMatchObject({ amountReceived: '0.00' });
    expect(await duty()).toMatchObject({ state: 'MET_BY_WITHHOLDING', amountReceived: '16.00' });
    await deposit(instance, await duty(1), '50.00', '2022-05-26', '331102');
    await city.moveTo('2022-05-27T10:00:00+08:00');
    expect(await duty(1)).toMatchObject({
      state: 'MET',
      receipts: [{ amount: '50.00' }],
      withholdings: [],
    });
    const finished = async () =>
      (await (await city.as(second)).get<{ finished: boolean }>(`/cases/${unitCase}`)).body
        .finished;
    await untilTrue(finished);
    expect(await checkLedger(instance.database)).toEqual([]);
    expect((await vouchers()).map(({ amount }) => amount)).toEqual(['30.00', '4.01']);
  });

  test('money that was there in time wins, whenever it is found: the breach falls', async () => {
    await city.work('qingtian.preparer', 'p39.assess', 1, { form: { toPay: '100.01' } });
    await deposit(instance, await duty(0, '331121'), '50.01', '2022-05-19', '331121', '缺口款');
    await city.moveTo('2022-05-28T10:00:00+08:00');
    await withhold('50.01');
    await city.work(second, 'p39.withholdAgree', 1);
    await untilTrue(async () => (await duty(0, '331121')).state === 'MET_BY_WITHHOLDING');
    const unmatched = await theTask(first, 'receipt.unmatched');
    const { id } = await duty(0, '331121');
    await city.work(first, 'receipt.unmatched', 1, {
      decision: 'MATCH',
      form: { ...unmatched.form.values, obligationId: id },
    });
    await untilTrue(async () => (await duty(0, '331121')).state === 'MET');
    expect(await duty(0, '331121')).toMatchObject({ light: 'GREEN', lateDays: 0 });
    expect(await duty(1, '331121')).toMatchObject({ state: 'MET', amountReceived: '50.00' });
    const { form } = await theTask(first, 'receipt.overpaid');
    expect(form.values).toMatchObject({ excess: '0.01', liability: '100.01' });
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('SQL refuses one person, another way, more than is missing, and any change', async () => {
    const copy = (change: Record<string, string>): Promise<string> => {
      const columns = ['decision_id', 'agreed_id', 'case_id', 'code', 'amount', 'withheld_on'];
      const all = [...columns, 'document', 'clause', 'voucher_key', 'from_account', 'to_account'];
      const values = all.map((name) => change[name] ?? name);
      return refusedBySql(
        `INSERT INTO withholding (${all.join(', ')}, at) SELECT ${values.join(', ')}, at
           FROM withholding WHERE voucher_key = '${unitCase}/DEBT/WITHHELD/1'`,
      );
    };
    const returned = `(SELECT id FROM decision WHERE case_id = '${unitCase}' AND way = 'BACK')`;
    const again = `(SELECT d.id FROM decision d JOIN task t ON t.id = d.task_id
      WHERE d.case_id = '${unitCase}' AND t.step = 'p39.withhold' AND t.round = 1)`;
    expect(await copy({ agreed_id: returned, decision_id: again })).toBe('TC046');
    expect(await copy({ agreed_id: again })).toBe('TC046');
    const elsewhere = `'lishui/P39/331121/EMPLOYEE/2022'`;
    expect(await copy({ case_id: elsewhere })).toBe('TC046');
    const part = `INSERT INTO withholding_part (agreed_id, case_id, code, stage, amount)
      SELECT agreed_id, case_id, code, 2, 1 FROM withholding_part LIMIT 1`;
    expect(await refusedBySql(part)).toBe('TC046');
    expect(await refusedBySql(`UPDATE withholding SET amount = 1`)).toBe('TC011');
    expect(await refusedBySql(`DELETE FROM withholding_part`)).toBe('TC011');
  });
});

const counters = () => countersOf(instance.database);

const reserve = () => new MoneyOfPage(instance.database).held('CONSOLIDATED_RESERVE');
