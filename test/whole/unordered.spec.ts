import { execFile } from 'node:child_process';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { checkBooks } from '../../apps/cli/reconcile/check-books.js';
import type { Site } from '../../apps/cli/site.js';
import type { TaskBody } from '../support/caller.js';
import { City, type TransferItem } from '../support/city.js';
import { bankBalance, payForeign } from '../support/foreign-payment.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until } from '../support/until.js';

let instance: Instance;
let city: City;
let site: Site;

const accountant = 'city.finance.accountant';
const agency = 'city.agency.accountant';
const sfa = '331100110010001';
const expCity = '331100210010001';
const expCounty = '331102220010001';
const provider = '331100520010001';
const payer = '331100510010001';
const stolen = 'bank-own/4711';
const cityCase = 'lishui/P11/331100/EMPLOYEE/2022-10';

beforeAll(async () => {
  instance = await startInstance('unordered', { date: '2022-09-16' });
  city = new City(instance);
  const databaseUrl = instance.env['DATABASE_URL'] ?? '';
  site = {
    env: instance.env,
    databaseUrl,
    adminUrl: databaseUrl,
    secured: false,
    house: null,
    backups: '',
    attachments: '',
  };
  await city.moveTo('2022-09-20T10:00:00+08:00');
});
afterAll(() => instance?.stop());

async function theTask(kind: string, username: string, amount: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1, (each) => each.amount === amount);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

async function decide(task: TaskBody, change: Record<string, unknown>, username: string) {
  const caller = await city.as(username);
  const answer = await caller.decide(task.id, change);
  if (answer.status === 200) await city.applied(caller, String(answer.body['decisionId']));
  return answer;
}

const caseOf = async (id: string) => (await (await city.as(accountant)).get(`/cases/${id}`)).body;

async function untilCase(id: string, state: string): Promise<void> {
  await until(
    async () => `${id} is ${String((await caseOf(id))['state'])}`,
    (said) => said === `${id} is ${state}`,
  );
}

const transfersOf = (key: string) =>
  city.all<TransferItem>(accountant, `/transfers?key=${encodeURIComponent(key)}`);

interface Ready {
  readonly ready: boolean;
  readonly warnings: readonly { code: string; account?: string; amount?: string }[];
}
async function warned(): Promise<Ready['warnings']> {
  const answer = await fetch(`${instance.api}/readyz`);
  const body = (await answer.json()) as Ready;
  expect([answer.status, body.ready]).toEqual([200, true]);
  return body.warnings.filter(({ code }) => code !== 'CALENDAR_MISSING');
}

const kindsOf = (books: Awaited<ReturnType<typeof checkBooks>>) =>
  [...new Set(books.differences.map(({ kind }) => kind))].sort();

const unorderedItems = () =>
  instance.database.rows<{ key: string; why: string; resolved: string | null }>(
    'SELECT bank_key AS key, why, resolved_as AS resolved FROM unordered_payment ORDER BY day, bank_sequence',
  );

/** `npx tongchou reconcile --json`, as a person would run it beside the instance. */
async function reconcile(
  change: NodeJS.ProcessEnv = {},
): Promise<{ readonly code: number; readonly text: string }> {
  const env = { ...process.env, ...instance.env, ...change };
  const words = ['dist/apps/cli/main.js', 'reconcile', '--json'];
  return new Promise((resolve) => {
    execFile(process.execPath, words, { env }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, text: stdout || stderr }),
    );
  });
}

/** Every own account's balance is the bank's, by value date. */
async function sameAsBank(day: string): Promise<void> {
  const rows = await instance.database.rows<{ number: string; balance: string }>(
    `SELECT a.number, coalesce((SELECT sum(p.amount) FROM posting p JOIN entry e ON e.id = p.entry_id
              WHERE p.account_id = a.id AND e.value_date <= $1), 0)::numeric(20,2) AS balance
       FROM fund_account a WHERE NOT a.outside AND a.bank = 'bank' ORDER BY a.number`,
    [day],
  );
  for (const { number, balance } of rows) {
    expect([number, balance]).toEqual([number, await bankBalance(instance, number, day)]);
  }
}

describe('5,000,000.00 leave the special account under a foreign key', () => {
  test('before it the books are compared and equal', async () => {
    const books = await checkBooks(site);
    expect(books).toMatchObject({ open: 0, compared: { accounts: 24, days: 5 } });
    expect(await warned()).toEqual([]);
    const { code, text } = await reconcile();
    expect([code, JSON.parse(text).compared.accounts]).toEqual([0, 24]);
    const silent = await reconcile({ SIMULATORS_URL: 'http://127.0.0.1:9' });
    expect([silent.code, JSON.parse(silent.text).code]).toEqual([1, 'OUTSIDE_SILENT']);
  });

  test('within one statement: a task, a warning, a difference', async () => {
    await payForeign(instance, { key: stolen, from: sfa, to: provider, amount: '5000000.00' });
    await city.moveTo('2022-09-21T09:00:00+08:00');
    const task = await theTask('payment.unordered', accountant, '5000000.00');
    expect(task.caseId).toMatch(/^lishui\/P24-U_[0-9A-F]{12}\/331100\/EMPLOYEE\/2022-09$/);
    expect(task.form.values).toMatchObject({ bankKey: stolen, from: sfa, to: provider });
    const [warning] = await until(warned, (warnings) => warnings.length > 0);
    expect(warning).toMatchObject({
      code: 'PAYMENT_UNORDERED',
      account: sfa,
      amount: '5000000.00',
    });
    const metrics = await (await fetch(`${instance.api}/metrics`)).text();
    expect(metrics).toContain('tongchou_payments_unordered 1');
    expect(metrics).toContain('tongchou_accounts_held 1');
    const books = await checkBooks(site);
    expect(kindsOf(books)).toEqual(['AT_BANK_ONLY', 'BALANCE_DIFFERS']);
    expect(books.compared).toMatchObject({ lines: 1, paid: '5000000.00' });
    const { code, text } = await reconcile();
    expect([code, JSON.parse(text).open]).toEqual([1, 2]);
  });

  test('a plan approved meanwhile waits and says why; the other fund is paid', async () => {
    // Statements come with faults from here on: none of them may look like a payment nobody ordered.
    const statement = { system: 'bank', operation: 'statement' };
    await city.faults([
      { ...statement, fault: 'duplicate', rate: '1.00' },
      { ...statement, fault: 'outOfOrder', rate: '0.50', delayMs: 5 },
      { ...statement, fault: 'wrongAmount', rate: '0.40' },
    ]);
    await city.moveTo('2022-09-26T09:00:00+08:00');
    await city.work('city.agency.preparer', 'p11.consolidate', 2);
    await city.work('city.finance.reviewer', 'p11.financeReview', 2);
    await city.work('city.finance.approver', 'p11.financeApprove', 2);
    await city.moveTo('2022-10-08T10:00:00+08:00');
    expect(await caseOf(cityCase)).toMatchObject({
      finished: false,
      waitingFor: 'PAYMENT_UNORDERED',
    });
    expect(await transfersOf(`${cityCase}/APPROPRIATION/1/out`)).toEqual([]);
    const resident = cityCase.replace('EMPLOYEE', 'RESIDENT');
    expect(await transfersOf(`${resident}/APPROPRIATION/1/out`)).toMatchObject([
      { state: 'POSTED' },
    ]);
  });

  test('recognised by two departments it is posted, and the release goes on by itself', async () => {
    const task = await theTask('payment.unordered', accountant, '5000000.00');
    const comment = '银行按法院扣划通知书划出';
    expect((await decide(task, { decision: 'RECOGNISE', comment }, accountant)).status).toBe(200);
    const approval = await theTask('payment.unorderedApprove', agency, '5000000.00');
    expect(approval.form.values).toMatchObject({ bankKey: stolen, reason: comment });
    expect(await transfersOf(stolen)).toEqual([]);
    expect((await decide(approval, {}, agency)).status).toBe(200);
    await untilCase(task.caseId ?? '', 'RECOGNISED');
    const [posted] = await transfersOf(stolen);
    expect(posted).toMatchObject({
      direction: 'OUT',
      from: sfa,
      to: '331100910010001',
      amount: '5000000.00',
      valueDate: '2022-09-20',
      state: 'POSTED',
    });
    expect(posted?.decisions).toHaveLength(2);
    await untilCase(cityCase, 'APPROPRIATED');
    await until(warned, (warnings) => warnings.length === 0);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('with faulty statements nothing else was taken for foreign, and the books are the bank’s', async () => {
    await city.moveTo('2022-10-12T10:00:00+08:00');
    expect(await unorderedItems()).toEqual([
      { key: stolen, why: 'NOT_ORDERED', resolved: 'RECOGNISED' },
    ]);
    await city.faults([]);
    await city.moveTo('2022-10-12T13:00:00+08:00');
    await sameAsBank('2022-10-11');
    expect(await warned()).toEqual([]);
    const books = await checkBooks(site);
    expect(books.differences).toEqual([]);
    expect(books).toMatchObject({ open: 0, compared: { accounts: 24, to: '2022-10-11' } });
  });
});

describe('keys that look like ours, a county’s fen, and our own order again', () => {
  const again = `${cityCase}/APPROPRIATION/2/out`;
  const income = `${cityCase}/APPROPRIATION/3/in`;
  let paid = '';

  test('each is seen by what it is, not by its key', async () => {
    paid = (await transfersOf(`${cityCase}/APPROPRIATION/1/out`))[0]?.amount ?? '';
    await payForeign(instance, { key: again, from: sfa, to: expCity, amount: paid });
    await payForeign(instance, { key: 'x', from: expCounty, to: provider, amount: '0.01' });
    await payForeign(instance, { key: income, from: payer, to: sfa, amount: '77.00' });
    await city.moveTo('2022-10-13T09:00:00+08:00');
    expect((await unorderedItems()).slice(1)).toEqual([
      { key: again, why: 'NOT_ORDERED', resolved: null },
      { key: 'x', why: 'NOT_ORDERED', resolved: null },
    ]);
    await theTask('receipt.unmatched', accountant, '77.00');
    const warnings = await until(warned, (all) => all.length === 2);
    const held = new Map(warnings.map(({ account, amount }) => [account, amount]));
    expect(held).toEqual(
      new Map([
        [sfa, paid],
        [expCounty, '0.01'],
      ]),
    );
    const books = await checkBooks(site);
    expect(books.open).toBeGreaterThanOrEqual(4);
  });

  test('the fen comes back: both movements are posted and the county’s account is free', async () => {
    const task = await theTask('payment.unordered', accountant, '0.01');
    expect((await decide(task, { decision: 'AWAIT_REFUND' }, accountant)).status).toBe(200);
    await theTask('payment.awaitRefund', accountant, '0.01');
    const refund = await deposit(expCounty, '0.01', '2022-10-13', '退回 x');
    await city.moveTo('2022-10-14T09:00:00+08:00');
    await untilCase(task.caseId ?? '', 'REFUNDED');
    for (const key of ['x', refund]) {
      expect(await transfersOf(key)).toMatchObject([{ state: 'POSTED', amount: '0.01' }]);
    }
    await until(
      () => city.todo(accountant, 'payment.awaitRefund'),
      (tasks) => tasks.length === 0,
    );
    await until(warned, (warnings) => warnings.map(({ account }) => account).join() === sfa);
  });

  test('the second payment comes back under no name: a person says so, and all agrees', async () => {
    const task = await theTask('payment.unordered', accountant, paid);
    await decide(task, { decision: 'AWAIT_REFUND' }, accountant);
    const refund = await deposit(sfa, paid, '2022-10-14', '预拨款', '331100');
    await city.moveTo('2022-10-15T09:00:00+08:00');
    const wait = await theTask('payment.awaitRefund', accountant, paid);
    expect(wait.form.values).toMatchObject({ refund, candidates: [{ key: refund, amount: paid }] });
    const wrong = { decision: 'MATCH', form: { ...wait.form.values, refund: stolen } };
    expect((await decide(wait, wrong, accountant)).status).toBe(422);
    expect((await decide(wait, {}, accountant)).status).toBe(200);
    await untilCase(task.caseId ?? '', 'REFUNDED');
    await until(warned, (warnings) => warnings.length === 0);
    await sameAsBank('2022-10-14');
    expect(await checkLedger(instance.database)).toEqual([]);
    expect((await checkBooks(site)).differences).toEqual([]);
    expect((await reconcile()).code).toBe(0);
  });
});

async function deposit(
  to: string,
  amount: string,
  valueDate: string,
  reference: string,
  unit: string | null = null,
): Promise<string> {
  const answer = await fetch(`${instance.simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to,
      amount,
      valueDate,
      reference,
      payer: { unit, name: '退款单位' },
    }),
  });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { key: string }).key;
}
