import { caseView, type CaseView } from '#contracts/api/cases.js';
import { routes } from '#contracts/api/routes.js';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { draft, seedTask } from './support/tasks.js';
import { Visitor } from './support/visitor.js';

let api: RunningApi;
let city: Visitor;
let county: Visitor;

beforeAll(async () => {
  api = await startApi('reads');
  city = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.approver'));
  county = await Visitor.signedIn(api.url, accountAt('331102.HEALTHCARE_SECURITY.preparer'));
}, 60_000);
afterAll(async () => await api.stop(), 60_000);

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
