import { recover } from '../../apps/cli/recover/recover.js';
import { capitalAmount } from '#domain/money/capital-amount.js';
import { minus, plus, yuan, zero } from '#domain/money/yuan.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import type { PartOfBook } from '#persistence/books/move-in-books.js';
import type { TaskBody } from '../support/caller.js';
import { deposit, obligationsOf, type ObligationBody } from '../support/duties.js';
import { MoneyOfPage, type CaseOfMoney } from '../support/money-of-page.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { untilTrue } from '../support/until.js';

/** P37 is known to no code: a page that collects, pays and books, in a copy of the city's pack. */
const { city, instance, services } = pageInstance('page-money', {
  pack: () => packWithPage('lishui', 'P37'),
  date: '2022-05-10',
  now: '2022-05-11T09:30',
  ownServices: true,
});

const unitCase = 'lishui/P37/331101/EMPLOYEE/2022';
const cityCase = 'lishui/P37/331100/EMPLOYEE/2022';
const office = 'city.office.deadline';
let granted = zero;

async function theTask(username: string, kind: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

const caseOf = async (id: string): Promise<CaseOfMoney> =>
  (await (await city.as('city.finance.reviewer')).get<CaseOfMoney>(`/cases/${id}`)).body;

type Duty = ObligationBody & Readonly<Record<'code' | 'clause' | 'kind', string>>;

/** The duties of the process, by code and day. */
async function duty(code: string, nth = 0): Promise<Duty> {
  const all = (await obligationsOf(city, office, 'process=P37&period=2022')) as readonly Duty[];
  const found = [...all]
    .sort((a, b) => a.statutory.localeCompare(b.statutory))
    .filter((each) => each.code === code)[nth];
  if (!found) throw new Error(`no duty ${code}`);
  return (await (await city.as(office)).get<Duty>(`/obligations/${found.id}`)).body;
}

const money = (): MoneyOfPage => new MoneyOfPage(instance.database);
const rounds = () => money().rounds(cityCase);
const books = () => money().books();
const refusals = () => money().refusals(unitCase);
const give = (to: PartOfBook, amount: string, year: number) =>
  money().give(unitCase, to, amount, year);

describe('a page of two YAML files that collects, pays and books', () => {
  test('its duties stand from the opening on, without amounts, each under a reference of its own', async () => {
    const topUp = await duty('TOP_UP');
    expect(topUp).toMatchObject({ statutory: '2022-05-20', amountDue: '0.00', clause: 'LS-2.b' });
    const references = [
      topUp,
      await duty('TOP_UP', 1),
      await duty('FEE'),
      await duty('NOTHING'),
    ].map(({ payment }) => payment?.reference);
    expect(references[0]).toBe(references[1]);
    expect(new Set(references).size).toBe(3);
    expect(references[0]).toMatch(/^P37-331101E-2022-\d\d$/);
    expect(references[2]).toMatch(/^P37-331101E2-2022-\d\d$/);
    expect((await duty('ADVANCE')).payment).toBeNull();
    expect((await duty('REPORT')).kind).toBe('REPORT');
    // Where a fund has a sentence of its own, everything rests on that one.
    expect(await caseOf(unitCase)).toMatchObject({ clause: 'LS-2.c' });
    expect(await theTask('shibenji.preparer', 'p37.assess')).toMatchObject({ clause: 'LS-2.b' });
  });

  test('a form that asks a book for more than it holds is refused where it is filled in', async () => {
    const { id } = await theTask('shibenji.preparer', 'p37.assess');
    const caller = await city.as('shibenji.preparer');
    const owed = { toPay: '100.01', fee: '7.00', nothing: '0.00' };
    const form = { ...owed, closing: '60.00', fromBalance: '60.01', extra: '16.00' };
    const { status, body } = await caller.decide(id, { form });
    expect({ status, errors: body['errors'] }).toMatchObject({
      status: 422,
      errors: [{ pointer: '/form/fromBalance', code: 'BOOK_BELOW_ZERO' }],
    });
    await city.work('shibenji.preparer', 'p37.assess', 1, {
      form: { ...form, fromBalance: '45.00' },
    });
    await city.work('shibenji.finance.reviewer', 'p37.check', 1);
  });

  test('amounts and books are recorded at once; what comes to nothing is met', async () => {
    await city.offered('shibenji.finance.reviewer', 'p37.remit', 1);
    expect(await duty('TOP_UP')).toMatchObject({ amountDue: '50.01', state: 'NOT_DUE' });
    expect(await duty('TOP_UP', 1)).toMatchObject({ amountDue: '50.00' });
    expect(await duty('NOTHING')).toMatchObject({ amountDue: '0.00', state: 'MET' });
    expect(await books()).toEqual([
      { book: 'CONSOLIDATED_RESERVE', unit: '331100', year: 2022, held: '45.00' },
      { book: 'COUNTY_BALANCE', unit: '331101', year: 2022, held: '15.00' },
      { book: 'POOLED_FUND', unit: '331101', year: 2022, held: '-60.00' },
    ]);
    const { form, amount } = await theTask('shibenji.finance.reviewer', 'p37.remit');
    expect(amount).toBe('50.01');
    const { payment } = await duty('TOP_UP');
    expect(form.values).toMatchObject({
      outstanding: '50.01',
      received: '0.00',
      dueOn: '2022-05-20',
      ...payment,
    });
  });

  test('a cent short is not met; the cent meets it, and the next stage is asked for', async () => {
    await deposit(instance, await duty('TOP_UP'), '50.00', '2022-05-12', '331101');
    await city.moveTo('2022-05-13T10:00:00+08:00');
    expect(await duty('TOP_UP')).toMatchObject({ amountReceived: '50.00', state: 'NOT_DUE' });
    const { amount, form } = await theTask('shibenji.finance.reviewer', 'p37.remit');
    expect([amount, form.values['received']]).toEqual(['0.01', '50.00']);
    await city.work('shibenji.finance.reviewer', 'p37.remit', 1);
    expect(await city.todo('shibenji.finance.reviewer', 'p37.remit')).toEqual([]);
    expect(await caseOf(unitCase)).toMatchObject({ state: 'BOOKED', waitingFor: 'RECEIPT' });
    await deposit(instance, await duty('TOP_UP'), '0.01', '2022-05-13', '331101');
    await city.moveTo('2022-05-14T10:00:00+08:00');
    expect(await duty('TOP_UP')).toMatchObject({ state: 'MET', amountReceived: '50.01' });
    const next = await theTask('shibenji.finance.reviewer', 'p37.remit');
    expect(next).toMatchObject({ amount: '50.00', form: { values: { dueOn: '2022-06-20' } } });
    expect((await books())[0]).toMatchObject({ book: 'CONSOLIDATED_RESERVE', held: '95.01' });
  });

  test('two references in one remark match nothing; too much is somebody’s question', async () => {
    const [topUp, fee] = [await duty('TOP_UP', 1), await duty('FEE')];
    const both = `${topUp.payment?.reference} ${fee.payment?.reference}`;
    const payment = { account: topUp.payment?.account ?? '', reference: both };
    await deposit(instance, { payment }, '3.00', '2022-05-14', '331101');
    await deposit(instance, topUp, '59.50', '2022-05-14', '331101');
    await city.moveTo('2022-05-15T10:00:00+08:00');
    const unmatched = await theTask('city.finance.accountant', 'receipt.unmatched');
    expect(unmatched.amount).toBe('3.00');
    const { form } = await theTask('city.finance.accountant', 'receipt.overpaid');
    expect(form.values).toMatchObject({ excess: '9.50', liability: '100.01', received: '109.51' });
    expect(await duty('TOP_UP', 1)).toMatchObject({ state: 'MET', amountReceived: '50.00' });
    // The step is withdrawn, and the other duty of the case is what is collected now.
    expect(await city.todo('shibenji.finance.reviewer', 'p37.remit')).toEqual([]);
    await city.work('city.finance.accountant', 'receipt.unmatched', 1, {
      decision: 'MATCH',
      form: { ...unmatched.form.values, obligationId: fee.id },
    });
    expect(await duty('FEE')).toMatchObject({ amountReceived: '3.00' });
  });

  test('what is too much counts for another open duty of the unit, to the fen; the rest goes back', async () => {
    const [own, fee] = [await duty('TOP_UP', 1), await duty('FEE')];
    const caller = await city.as('city.finance.accountant');
    const { id, form } = await theTask('city.finance.accountant', 'receipt.overpaid');
    expect(form.values['suggestions']).toMatchObject([{ obligationId: fee.id }]);
    for (const obligationId of ['', own.id]) {
      const asked = { decision: 'MATCH', form: { ...form.values, obligationId } };
      const { status, body } = await caller.decide(id, asked);
      expect({ status, errors: body['errors'] }).toMatchObject({
        status: 422,
        errors: [{ pointer: '/form/obligationId' }],
      });
    }
    const held = new Map((await books()).map((each) => [`${each.unit} ${each.book}`, each.held]));
    await city.work('city.finance.accountant', 'receipt.overpaid', 1, {
      decision: 'MATCH',
      form: { ...form.values, obligationId: fee.id },
    });
    expect(await duty('FEE')).toMatchObject({ amountReceived: '7.00', state: 'MET' });
    expect(await duty('TOP_UP', 1)).toMatchObject({ amountReceived: '50.00', state: 'MET' });
    const moved = new Map((await books()).map((each) => [`${each.unit} ${each.book}`, each.held]));
    const changeOf = (name: string): string =>
      minus(yuan(moved.get(name) ?? '0.00'), yuan(held.get(name) ?? '0.00'));
    expect(changeOf('331100 CONSOLIDATED_RESERVE')).toBe('-4.00');
    expect(changeOf('331101 POOLED_FUND')).toBe('4.00');
    // Split off: it counts for the other duty alone, and the rest is a question again.
    const rest = await theTask('city.finance.accountant', 'receipt.overpaid');
    expect(rest.form.values).toMatchObject({
      excess: '5.50',
      received: '105.51',
      suggestions: [],
    });
    await city.work('city.finance.accountant', 'receipt.overpaid', 1, {
      decision: 'RETURN_MONEY',
      comment: '多汇，原渠道退回',
    });
    await city.work('city.agency.accountant', 'receipt.returnApprove', 1);
    await untilTrue(async () => (await money().counted(unitCase, 'TOP_UP')) === '100.01');
    expect(await checkLedger(instance.database)).toEqual([]);
    await city.moveTo('2022-05-16T10:00:00+08:00');
  });

  test('a book that SQL keeps from going below nothing stops the case, which says so and tries again', async () => {
    await untilTrue(async () => (await caseOf(unitCase)).state === 'BOOK_SHORT');
    expect(await caseOf(unitCase)).toMatchObject({ finished: false, waitingFor: 'BOOK' });
    expect(await refusals()).toEqual([{ short: 'Book COUNTY_BALANCE of 331101 would hold -1.00' }]);
    const before = await books();
    await city.moveTo('2022-05-17T08:00:00+08:00');
    expect(await books()).toEqual(before);
    await give({ book: 'COUNTY_BALANCE', unit: '331101' }, '1.00', 2021);
    await city.moveTo('2022-05-17T09:30:00+08:00');
    await untilTrue(async () => (await caseOf(unitCase)).finished);
    expect(await caseOf(unitCase)).toMatchObject({ state: 'CLOSED' });
    // The oldest year first: 1.00 of 2021 and 15.00 of 2022.
    expect((await books()).filter(({ book }) => book === 'COUNTY_BALANCE')).toEqual([]);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('it pays when the money is there, names the gap, and nothing of nothing is paid', async () => {
    const [row] = await instance.database.rows<{ balance: string }>(
      `SELECT balance::text FROM account_balance WHERE account_id = '331100.SFA_CITY.EMPLOYEE'`,
    );
    granted = plus(yuan(row?.balance ?? ''), yuan('100.00'));
    const grant = { granted, none: '0.00', back: '200.00', inWords: capitalAmount(granted) };
    await city.work('city.agency.preparer', 'p37.apply', 1, { form: grant });
    await city.work('city.finance.approver', 'p37.approve', 1);
    const [lacks] = await city.offered('city.finance.accountant', 'transfer.awaitFunds', 1);
    expect(await caseOf(cityCase)).toMatchObject({ state: 'AWAITING_FUNDS', waitingFor: 'FUNDS' });
    expect(lacks).toMatchObject({ amount: '100.00', clause: 'LS-2.b' });
    // Trying again with too little is done and over; the question comes back with the gap of the day.
    await city.work('city.finance.accountant', 'transfer.awaitFunds', 1);
    await city.offered('city.finance.accountant', 'transfer.awaitFunds', 1);
    expect(await duty('ADVANCE')).toMatchObject({ amountDue: granted, state: 'NOT_DUE' });
  });

  test('an unknown answer and a dead worker pay nothing twice', async () => {
    const before = (await city.journal()).length;
    // The line is cut without an answer: as unknown as after the seconds in which none came.
    const silent = { system: 'bank', fault: 'timeoutBefore', rate: '1.00', delayMs: 200 };
    await city.faults(['pay', 'query'].map((operation) => ({ ...silent, operation })));
    const { payment } = await duty('TOP_UP');
    const money = { account: payment?.account ?? '', reference: '财政补助' };
    await deposit(instance, { payment: money }, '100.00', '2022-05-17', null);
    await city.moveTo('2022-05-18T09:00:00+08:00');
    instance.kill('worker');
    await city.moveTo('2022-05-18T10:00:00+08:00');
    await city.offered('city.finance.accountant', 'transfer.unknown', 1);
    await city.faults([]);
    await city.work('city.finance.accountant', 'transfer.unknown', 1, {
      decision: 'CANCEL_TRANSFER',
      comment: '银行查无此笔',
    });
    // The first key is dead; a person's word pays under the next.
    await city.faults([{ ...silent, operation: 'pay', fault: 'timeoutAfter' }]);
    await city.work('city.finance.accountant', 'transfer.failed', 1);
    await city.moveTo('2022-05-18T11:00:00+08:00');
    await city.faults([]);
    await city.moveTo('2022-05-18T14:00:00+08:00');
    // The next payment wants more of a book than it holds; it is another payment's question.
    const [lacks] = await city.offered('city.agency.accountant', 'transfer.awaitFunds', 1);
    expect(lacks).toMatchObject({ amount: '54.99' });
    const asked = await rounds();
    instance.kill('worker');
    await services.loseEngine();
    const recovered = await recover(services.siteOf(instance), () => undefined);
    expect(recovered).toMatchObject({ problems: [] });
    await give({ book: 'CONSOLIDATED_RESERVE', unit: '331100' }, '54.99', 2022);
    await city.work('city.agency.accountant', 'transfer.awaitFunds', 1);
    await untilTrue(async () => (await caseOf(cityCase)).finished);
    expect(await caseOf(cityCase)).toMatchObject({ state: 'PAID' });
    // A case that is rebuilt asks nothing twice, and takes no answer for another payment's.
    expect(await rounds()).toEqual(asked);
    const journal = (await city.journal()).slice(before);
    const paid = journal.filter(({ key }) => key.startsWith(cityCase));
    expect(
      paid.map(({ key, amount }) => `${key.split('/').slice(5, 7).join(' ')} ${amount}`),
    ).toEqual([`ADVANCE 2 ${granted}`, 'BACK 1 200.00']);
    expect(await duty('ADVANCE')).toMatchObject({
      state: 'MET',
      amountDue: granted,
      amountReceived: granted,
    });
    expect(await duty('REPORT')).toMatchObject({ state: 'MET' });
    expect(await city.todo('city.finance.accountant', 'transfer.awaitFunds')).toEqual([]);
    expect(await checkLedger(instance.database)).toEqual([]);
  });

  test('what a transfer made somebody else’s stands in the books', async () => {
    const held = new Map(
      (await books()).map(({ book, unit, held: of }) => [`${unit} ${book}`, of]),
    );
    // All of the reserve went to the surplus, where 16.00 had come by entry.
    expect(held.has('331100 CONSOLIDATED_RESERVE')).toBe(false);
    expect(held.get('331100 CITY_SURPLUS')).toBe('216.00');
  });
});
