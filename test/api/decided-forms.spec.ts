import type { Task, TasksPage } from '#contracts/api/tasks.js';
import { DecidedForms0021 } from '#persistence/migrations/0021-decided-forms.js';
import { attach, pdf } from './support/files.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask, sheetLine, sheetOf } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let preparer: Visitor;
let agency: Visitor;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('decided_forms');
  [preparer, agency, county] = (await Promise.all(
    [
      '331102.HEALTHCARE_SECURITY.preparer',
      '331100.INSURANCE_AGENCY.preparer',
      '331102.GOVERNMENT.preparer',
    ].map((desk) => Visitor.signedIn(api.url, accountAt(desk))),
  )) as [Visitor, Visitor, Visitor];
});
afterAll(async () => await api.stop());

const line = (unit: string, accepted: string, reason = '') =>
  sheetLine(unit, { requested: '1000.00', prefilled: '800.00', accepted, reason });

describe('已办 › a decided task shows the form as decided', () => {
  test('with the draft beside it, in its own read and in every list', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2022-10' });
    const open = await preparer.get<Task>(`/tasks/${id}`);
    expect(open.body.form.values).toEqual(draft);
    expect(open.body.form).not.toHaveProperty('drafted');
    const form = { ...draft, requestedAmount: '2500000.00', reason: '疫情' };
    expect((await preparer.decide(id, { decision: 'SUBMIT', form })).status).toBe(200);
    const done = await preparer.get<Task>(`/tasks/${id}`);
    expect(done.body.form.values).toEqual(form);
    expect(done.body.form.drafted).toEqual(draft);
    expect(done.body.amount).toBe('2500000.00');
    for (const box of ['done', 'started']) {
      const { body } = await preparer.get<TasksPage>(`/tasks?box=${box}&limit=200`);
      expect(body.items.find((task) => task.id === id)?.amount).toBe('2500000.00');
    }
  });

  test('a sheet is listed with the sum of what was accepted', async () => {
    const { plans } = sheetOf(line('331101', '1000.00'), line('331102', '1000.00'));
    const id = await seedTask(api.database, {
      unit: '331100',
      period: '2022-10',
      step: 'p11.consolidate',
      form: { plans },
    });
    const form = sheetOf(line('331101', '900.00', '核减'), line('331102', '1000.00'));
    const decided = await agency.decide(id, {
      decision: 'APPROVE_WITH_CHANGE',
      comment: '核减',
      form,
    });
    expect(decided.status).toBe(200);
    const { body } = await agency.get<Task>(`/tasks/${id}`);
    expect({ values: body.form.values, drafted: body.form.drafted, amount: body.amount }).toEqual({
      values: form,
      drafted: { plans },
      amount: '1900.00',
    });
  });

  test('blanks are no opinion', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2022-11' });
    const said = { decision: 'SUBMIT', form: draft, comment: ' \u3000 ' };
    expect((await preparer.decide(id, said)).status).toBe(200);
    const { body } = await preparer.get<Task>(`/tasks/${id}`);
    expect(body.history.map(({ comment }) => comment)).toEqual([null]);
  });

  test('tasks decided before are listed with what was decided', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2022-12' });
    const form = { ...draft, requestedAmount: '1050000.00' };
    expect((await preparer.decide(id, { decision: 'SUBMIT', form })).status).toBe(200);
    await api.database.rows(`UPDATE task SET amount = '1000000.00' WHERE id = $1`, [id]);
    await new DecidedForms0021().up({
      query: (text: string) => api.database.rows(text),
    } as never);
    const { body } = await preparer.get<Task>(`/tasks/${id}`);
    expect(body.amount).toBe('1050000.00');
  });

  test('the form says how its amounts stand to each other', async () => {
    const id = await seedTask(api.database, { unit: '331102', period: '2023-01' });
    const { body } = await preparer.get<Task>(`/tasks/${id}`);
    expect(body.form.relations).toEqual([
      {
        kind: 'SUM',
        rows: null,
        field: 'requestedAmount',
        of: [
          { field: 'expectedProviderPayments', sign: 1 },
          { field: 'expectedOutOfAreaPayments', sign: 1 },
          { field: 'personalReimbursements', sign: 1 },
          { field: 'prepayments', sign: 1 },
          { field: 'openingBalance', sign: -1 },
        ],
      },
    ]);
  });
});

describe('答复 › an answer to a letter', () => {
  const about = {
    unitName: '莲都区',
    what: '财政补助上划',
    statutory: '2022-04-30',
    amountDue: '100.00',
    amountReceived: '0.00',
    declaredAt: '2022-05-01T12:00:00+08:00',
    rung: '督办函',
    letterId: '',
    number: '丽医保统筹办督〔2022〕1号',
  };
  const empty = { ...about, cause: '', payBy: '', reply: '', document: '' };
  const whole = { ...empty, cause: '预算未下达', payBy: '2022-09-30', reply: '本月内到账' };
  const choices = [{ code: 'SUBMIT', title: '提交答复', needs: [] }];

  let years = 2000;
  async function replyTask(): Promise<string> {
    years += 1;
    const id = await seedTask(api.database, { unit: '331102', period: `${years}-01` });
    await api.database.rows(
      `UPDATE task SET kind = 'p26.reply', step = 'p26.reply', process = 'P26', form = $2, decisions = $3,
         candidate_group = '331102.GOVERNMENT.preparer', department = 'GOVERNMENT' WHERE id = $1`,
      [id, JSON.stringify(empty), JSON.stringify(choices)],
    );
    return id;
  }

  const refused = async (id: string, form: object): Promise<string[]> => {
    const { status, body } = await county.decide(
      id,
      { decision: 'SUBMIT', form },
      { ifMatch: '"2"' },
    );
    return [String(status), ...(body.errors ?? []).map((each) => `${each.pointer} ${each.code}`)];
  };

  test.each([
    [
      'nothing',
      empty,
      ['/form/cause NOT_VISIBLE', '/form/payBy INVALID_FORMAT', '/form/reply NOT_VISIBLE'],
    ],
    ['blanks for a cause', { ...whole, cause: ' \u3000\n' }, ['/form/cause NOT_VISIBLE']],
    ['an invisible reply', { ...whole, reply: '\u2003' }, ['/form/reply NOT_VISIBLE']],
    ['words for a day', { ...whole, payBy: '下月初' }, ['/form/payBy INVALID_FORMAT']],
    [
      'a day that does not exist',
      { ...whole, payBy: '2022-09-31' },
      ['/form/payBy INVALID_FORMAT'],
    ],
    ['yesterday', { ...whole, payBy: '2022-09-19' }, ['/form/payBy PAST']],
    ['a day of long ago', { ...whole, payBy: '1989-12-31' }, ['/form/payBy INVALID_FORMAT']],
    ['a day nobody will see', { ...whole, payBy: '2101-01-01' }, ['/form/payBy INVALID_FORMAT']],
  ])('%s is refused', async (_given, form, faults) => {
    const id = await replyTask();
    expect(await refused(id, form)).toEqual(['422', ...faults]);
  });

  test('whole, it is taken; today and the year 2100 are days one may promise', async () => {
    const days = ['2022-09-30', '2022-09-20', '2100-12-31'];
    for (const payBy of days) {
      const id = await replyTask();
      expect(await refused(id, { ...whole, payBy })).toEqual(['200']);
    }
  });

  test('may name a file of its own task, and no other', async () => {
    const [id, other] = [await replyTask(), await replyTask()];
    const mine = await attach(county, id, pdf('reply'));
    const foreign = await attach(county, other, pdf('other'));
    for (const [attachment, code] of [
      [foreign.body.id, 'UNKNOWN_FILE'],
      ['书面答复.pdf', 'INVALID_FORMAT'],
    ]) {
      const faults = await refused(id, { ...whole, attachment });
      expect(faults).toEqual(['422', `/form/attachment ${code}`]);
    }
    const form = { ...whole, attachment: mine.body.id };
    const ifMatch = mine.headers.get('etag');
    expect((await county.decide(id, { decision: 'SUBMIT', form }, { ifMatch })).status).toBe(200);
    const { body } = await county.get<Task>(`/tasks/${id}`);
    expect(body.form.values['attachment']).toBe(mine.body.id);
  });

  test('the schema says what fits: a day, today for example, and texts with an example', async () => {
    const id = await replyTask();
    const { body } = await county.get<Task>(`/tasks/${id}`);
    const schema = body.form.schema as {
      properties: Record<string, { format?: string; examples?: unknown[]; pattern?: string }>;
      required: string[];
    };
    expect(schema.required).toEqual(expect.arrayContaining(['cause', 'payBy', 'reply']));
    expect(schema.required).not.toContain('document');
    expect(schema.properties['payBy']).toMatchObject({ format: 'day', examples: ['2022-09-20'] });
    const examples = Object.fromEntries(
      Object.entries(schema.properties).flatMap(([name, part]) =>
        part.examples ? [[name, part.examples[0]]] : [],
      ),
    );
    expect(await refused(id, { ...empty, ...examples })).toEqual(['200']);
  });
});
