import { caseView, type CaseView } from '#contracts/api/cases.js';
import { day } from '#domain/time/day.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import type { Task } from '#contracts/api/tasks.js';
import type { EvaluationView } from '#contracts/api/rules.js';
import { routes } from '#contracts/api/routes.js';
import { recordComputation } from '#persistence/computations/computation-rows.js';
import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { passStage } from '#persistence/steps/stage-rows.js';
import { draft, reviewDraft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let city: Visitor;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('reads');
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
});
afterAll(async () => await api.stop());

describe('案件 › a case', () => {
  test('shows what is done, open and to come, and who holds it', async () => {
    const task = await seedTask(api.database, { unit: '331102' });
    await county.decide(task, { decision: 'SUBMIT', form: draft });
    await seedTask(api.database, { unit: '331102', step: 'p11.planReview' });
    const { body } = await county.get<CaseView>('/cases/lishui/P11/331102/EMPLOYEE/2022-10');
    expect(caseView.parse(body)).toEqual(body);
    expect(body.steps.map(({ code, state }) => [code, state])).toEqual([
      ['p11.plan', 'DONE'],
      ['p11.planReview', 'OPEN'],
      ['p11.confirm', 'TO_COME'],
    ]);
    expect(body.heldBy).toEqual(['331102.HEALTHCARE_SECURITY.reviewer']);
    expect(body.decisions).toHaveLength(1);
    expect(body.workflowId).toBe('lishui/P11/331102/EMPLOYEE/2022-10');
  });

  test('shows each figure with where it came from, the newest revision last, to whoever may read the case', async () => {
    const id = 'lishui/P08/331102/RESIDENT/2022';
    await api.database.rows(
      `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, 'lishui', 'P08', '331102', 'RESIDENT', '2022', 'inOrder', $2, 'OPEN', 'LS-5.b', now())`,
      [id, loadPack('lishui').reference],
    );
    const source = { kind: 'SYSTEM', ref: 'insurance.enrolment' } as const;
    const at = Date.parse('2022-03-01T09:00:00+08:00');
    for (const [index, value] of [400_000, 400_001].entries()) {
      const found = { name: 'insured', kind: 'persons', value, source, clause: 'LS-5.a' } as const;
      const of = { caseId: id, revision: index + 1, decisionId: null, at };
      await writeFacts(api.database, of, [found]);
    }
    const { body } = await county.get<CaseView>(`/cases/${id}`);
    expect(caseView.parse(body)).toEqual(body);
    expect(body.facts).toEqual(
      [400_000, 400_001].map((value, index) => ({
        name: 'insured',
        title: '参保人数',
        factTitle: { zh: '参保人数', en: 'Insured persons' },
        value,
        unit: 'persons',
        source,
        clause: 'LS-5.a',
        at: '2022-03-01T09:00:00+08:00',
        revision: index + 1,
      })),
    );
    const elsewhere = await Visitor.signedIn(
      api.url,
      accountAt('331121.HEALTHCARE_SECURITY.preparer'),
    );
    expect((await elsewhere.get(`/cases/${id}`)).status).toBe(404);
  });

  test('a step whose task was taken away is withdrawn, by nobody, and a finished case says since when', async () => {
    const path = '/cases/lishui/P11/331124/EMPLOYEE/2022-10';
    const task = await seedTask(api.database, { unit: '331124' });
    await api.database.rows(
      `UPDATE task SET state = 'CANCELLED', closed_at = '2022-09-26T00:00:00+08:00' WHERE id = $1`,
      [task],
    );
    const { body } = await city.get<CaseView>(path);
    const at = '2022-09-26T00:00:00+08:00';
    expect(body.steps[0]).toMatchObject({ code: 'p11.plan', state: 'WITHDRAWN', by: null, at });
    expect([body.finished, body.finishedAt]).toEqual([false, null]);
    await api.database.rows(
      `UPDATE process_case SET finished = true, closed_at = '2022-10-12T10:00:00+08:00' WHERE id = $1`,
      [body.id],
    );
    const { body: over } = await city.get<CaseView>(path);
    expect([over.finished, over.finishedAt]).toEqual([true, '2022-10-12T10:00:00+08:00']);
  });

  test('the city’s counts what really came: not what stands in for it, went back or was objected to', async () => {
    const period = '2022-11';
    const filed = async (unit: string, code: 'APPROVE' | 'RETURN' | 'OBJECT'): Promise<void> => {
      const plan = await seedTask(api.database, { unit, period });
      const preparer = await Visitor.signedIn(
        api.url,
        accountAt(`${unit}.HEALTHCARE_SECURITY.preparer`),
      );
      await preparer.decide(plan, { decision: 'SUBMIT', form: draft });
      const review = await seedTask(api.database, { unit, period, step: 'p11.planReview' });
      const reviewer = await Visitor.signedIn(
        api.url,
        accountAt(`${unit}.HEALTHCARE_SECURITY.reviewer`),
      );
      const offered = [{ code, title: '异议', needs: ['comment'] }];
      if (code === 'OBJECT') {
        await api.database.rows('UPDATE task SET decisions = $2 WHERE id = $1', [
          review,
          JSON.stringify(offered),
        ]);
      }
      const why = { comment: '请核对', ...(code === 'RETURN' ? { reasonCode: 'DATA_ERROR' } : {}) };
      const said = { decision: code, form: reviewDraft, ...(code === 'APPROVE' ? {} : why) };
      const ifMatch = code === 'OBJECT' ? '"2"' : '"1"';
      expect((await reviewer.decide(review, said, { ifMatch })).status).toBe(200);
      if (code !== 'APPROVE') return;
      const filing = { name: 'filed', revision: 1, state: 'COUNTY_SUBMITTED', outcome: null };
      const caseId = `lishui/P11/${unit}/EMPLOYEE/${period}`;
      await passStage(api.database, caseId, { ...filing, at: new Date() });
    };
    await filed('331102', 'APPROVE');
    await filed('331121', 'RETURN');
    await filed('331124', 'OBJECT');
    for (const unit of ['331122', '331123']) {
      const task = await seedTask(api.database, { unit, period });
      if (unit === '331122') {
        await api.database.rows(
          `UPDATE task SET state = 'CANCELLED', closed_at = now() WHERE id = $1`,
          [task],
        );
      }
    }
    await api.database.rows(
      `UPDATE process_case SET state = 'DEFAULTED' WHERE unit = '331122' AND period = $1`,
      [period],
    );
    await seedTask(api.database, { unit: '331100', period, step: 'p11.consolidate', form: {} });
    const { body } = await city.get<CaseView>('/cases/lishui/P11/331100/EMPLOYEE/2022-11');
    expect(caseView.parse(body)).toEqual(body);
    expect([body.filings?.all, body.filings?.arrived]).toEqual([5, 1]);
    expect(body.filings?.items.map(({ unit, arrived }) => [unit, arrived])).toEqual([
      ['331102', true],
      ['331121', false],
      ['331122', false],
      ['331123', false],
      ['331124', false],
    ]);
    const { body: own } = await city.get<CaseView>('/cases/lishui/P11/331102/EMPLOYEE/2022-11');
    expect(own.filings).toBeNull();
  });

  test('opens what was worked out for it, step by step with the clause', async () => {
    const path = '/cases/lishui/P11/331102/EMPLOYEE/2022-09';
    await seedTask(api.database, { unit: '331102', period: '2022-09' });
    const { body: before } = await county.get<CaseView>(path);
    expect(before.computations).toEqual([]);
    const worked = async (balance: string): Promise<void> => {
      const input = { balance, expenditure: '120.00' };
      const { pack, readings, result, trace } = evaluate(
        loadPack('lishui'),
        'payment-capacity',
        input,
        {},
        day('2023-02-01'),
      );
      const names = { formula: 'payment-capacity', step: 'p11.plan', pack, day: '2023-02-01' };
      const at = Date.parse('2022-08-20T09:00:00+08:00');
      await recordComputation(
        api.database,
        before.id,
        { ...names, readings, input, result, trace },
        at,
      );
    };
    for (const balance of ['100.00', '100.00', '200.00']) await worked(balance);
    const { body } = await county.get<CaseView>(path);
    expect(caseView.parse(body)).toEqual(body);
    expect(body.computations.map(({ revision, input }) => [revision, input['balance']])).toEqual([
      [1, '100.00'],
      [2, '200.00'],
    ]);
    const newest = body.computations.at(-1);
    const { body: trial } = await county.post<EvaluationView>('/rules/lishui/payment-capacity', {
      input: newest?.input,
      day: newest?.day,
    });
    expect(newest).toMatchObject({ result: trial.result, trace: trial.trace, day: trial.day });
    expect(trial.trace.some(({ clause, quote }) => clause !== null && quote !== null)).toBe(true);
    const wrong = await county.post('/rules/lishui/payment-capacity', { input: {}, day: 'morgen' });
    expect([wrong.status, wrong.body]).toMatchObject([422, { errors: [{ pointer: '/day' }] }]);
  });

  test('what comes next is the process’s next step, whichever case it stands in', async () => {
    const next = async (unit: string, step: string): Promise<Task['next']> => {
      const id = await seedTask(api.database, { unit, period: '2022-12', step, form: {} });
      return (await city.get<Task>(`/tasks/${id}`)).body.next;
    };
    const first = async (unit: string, step: string) => (await next(unit, step))[0];
    expect(await first('331102', 'p11.planReview')).toMatchObject({
      code: 'p11.consolidate',
      candidateGroup: '331100.INSURANCE_AGENCY.preparer',
    });
    expect((await first('331100', 'p11.consolidate'))?.code).toBe('p11.financeReview');
    expect(await first('331100', 'p11.financeApprove')).toMatchObject({
      code: 'p11.confirm',
      candidateGroup: null,
    });
    expect(await next('331102', 'p11.confirm')).toEqual([]);
  });

  test('of another county is not there', async () => {
    await seedTask(api.database, { unit: '331121' });
    const path = '/cases/lishui/P11/331121/EMPLOYEE/2022-10';
    expect((await county.get(path)).status).toBe(404);
    expect((await city.get(path)).status).toBe(200);
  });
});

describe('清单 › the other lists', () => {
  test.each([
    ['/obligations', 'state=MET&source=STATUTORY&period=2022-10'],
    ['/transfers', 'state=POSTED&process=P11&fund=EMPLOYEE'],
    ['/accounts', 'type=SFA_CITY&unit=331100'],
  ])('%s takes its filters and no others', async (path, filter) => {
    expect((await city.get(`${path}?${filter}`)).status).toBe(200);
    for (const wrong of ['surprise=1', 'limit=201', 'cursor=zzz', 'city=atlantis', 'fund=X']) {
      expect((await city.get(`${path}?${wrong}`)).status).toBe(422);
    }
  });

  test('an account type the glossary does not have is refused', async () => {
    expect((await city.get('/accounts?type=PIGGY_BANK')).status).toBe(422);
    expect((await city.get('/accounts?type=RISK_RESERVE')).status).toBe(200);
  });

  test('postings of an account out of scope are not there', async () => {
    expect((await county.get('/accounts/331100.SFA_CITY.EMPLOYEE/postings')).status).toBe(404);
  });

  test('the sheet of the list is a workbook', async () => {
    const { status, headers, body } = await county.get<string>('/tasks.xlsx?box=todo');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('spreadsheetml');
    expect(body.slice(0, 2)).toBe('PK');
    expect((await county.get('/tasks.xlsx?limit=5')).status).toBe(422);
  });
});

describe('日历 › calendar and deadlines', () => {
  test.each([
    ['/calendar/nth-working-day/2022-10/5', { date: '2022-10-12' }],
    ['/calendar/nth-working-day/2024-10/5', { date: '2024-10-12' }],
    ['/calendar/nth-working-day/2027-02/1', { provisional: true }],
    ['/calendar/day/2022-10-08', { working: true, kind: 'MAKE_UP_WORKDAY' }],
    ['/deadlines/lishui/LS-9.c/2022-10', { deadlines: [{ statutory: '2022-10-12' }] }],
  ])('%s', async (path, expected) => {
    expect((await county.get(path)).body).toMatchObject(expected);
  });

  test.each([
    ['/calendar/nth-working-day/2022-10/40', 422],
    ['/calendar/nth-working-day/2022-13/1', 422],
    ['/calendar/day/2022-02-30', 422],
    ['/deadlines/lishui/LS-9.c/2022-13', 422],
    ['/deadlines/lishui/LS-77/2022', 404],
    ['/deadlines/atlantis/LS-9.c/2022', 404],
  ])('%s is refused', async (path, status) => {
    expect((await county.get(path)).status).toBe(status);
  });
});

describe('接口文档 › the OpenAPI document', () => {
  test('is what the API serves', async () => {
    const { body } = await county.get<object>('//api/openapi.json');
    expect(body).toEqual(openapiDocument(Number(new URL(api.url).port)));
  });

  test('names every call once and leaks nothing of the schema library', () => {
    const document = openapiDocument();
    const calls = Object.values(document['paths'] as Record<string, object>).flatMap(Object.keys);
    expect(calls).toHaveLength(routes.length);
    expect(JSON.stringify(document)).not.toMatch(/"def"|"~standard"|"_zod"/);
  });
});
