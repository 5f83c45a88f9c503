import type { CaseView } from '#contracts/api/cases.js';
import type { DecisionReceipt } from '#contracts/api/decisions.js';
import type { Letter } from '#contracts/api/letters.js';
import type { Obligation, ObligationsPage } from '#contracts/api/obligations.js';
import type { Task } from '#contracts/api/tasks.js';
import { climbLadder } from '#activities/escalation/climb-ladder.js';
import { openStep } from '#activities/cases/open-step.js';
import { Work } from '#activities/work.js';
import { climbRungs } from '#persistence/obligations/climb.js';
import { Breach, sayOf } from './support/breaches.js';
import { seedDuty } from './support/duties.js';
import { rowsOfSheets } from './support/sheets.js';
import type { RunningApi } from './support/running-api.js';
import { startOffice } from './support/office.js';
import type { Visitor } from './support/visitor.js';

let api: RunningApi;
let officer: Visitor;
let signer: Visitor;

beforeAll(async () => {
  ({ api, officer, signer } = await startOffice('no_figure'));
});
afterAll(() => api.stop());

const setDue = (id: string, amount: string): Promise<unknown> =>
  api.database.rows('UPDATE obligation SET amount_due = $2, cumulative = $2 WHERE id = $1', [
    id,
    amount,
  ]);

describe('金额未定 › a duty whose amount nobody knows yet', () => {
  test('an appropriation whose plan is not approved: its task, its page and its list say so', async () => {
    const duty = await api.database.tx((sql) =>
      seedDuty(sql, {
        unit: '331100',
        process: 'P11',
        code: 'APPROPRIATION',
        fund: 'EMPLOYEE',
        period: '2022-05',
        statutory: '2022-05-11',
        amountDue: '0.00',
        paidByUs: true,
        state: 'OVERDUE',
      }),
    );
    await api.database.tx((sql) => climbRungs(sql, Date.parse('2022-05-20T09:00:00+08:00')));
    const { body } = await officer.get<Obligation>(`/obligations/${duty}`);
    expect(body).toMatchObject({ kind: 'MONEY', state: 'OVERDUE', amountDue: '0.00' });
    const caseId = body.ladderCase ?? '';
    const work = new Work(api.database);
    await climbLadder(work)({ caseId });
    const { taskId } = await openStep(work)({ caseId, step: 'p26.breach', round: 1 });
    const task = await officer.get<Task>(`/tasks/${taskId}`);
    expect(task.body.amount).toBeNull();
    expect(task.body.form.values).toMatchObject({ amountDue: null, amountReceived: null });
    const { body: list } = await officer.get<ObligationsPage>('/obligations?process=P11');
    expect(list.items.map(({ kind }) => kind)).toEqual(['MONEY']);
    const sheet = await officer.file('/obligations.xlsx?process=P11');
    const [, , head] = rowsOfSheets(sheet.body)[0] ?? [];
    expect(head?.join()).toContain('差额 0.00 元，另有 1 项金额未定；');
    // The city's own ladder ends with its heads of department: nobody signs a letter to them.
    const steps = await officer.get<CaseView>(`/cases/${caseId}`);
    expect([task.body.next, steps.body.steps.map(({ code }) => code)]).toEqual([
      [],
      ['p26.breach'],
    ]);
    const paused = await sayOf(officer, task, 'HOLD', { comment: '待核定。' });
    expect(paused.status).toBe(200);

    await setDue(duty, '1200.00');
    const { decisionId } = paused.body as unknown as DecisionReceipt;
    await climbLadder(work)({ caseId, after: decisionId });
    const next = await openStep(work)({ caseId, step: 'p26.held', round: 1 });
    const now = await officer.get<Task>(`/tasks/${next.taskId}`);
    expect(now.body.form.values).toMatchObject({ amountDue: '1200.00', amountReceived: '0.00' });
  });

  test('its letter names no figure, and is drawn up again once there is one', async () => {
    const breach = await Breach.of(api.database, '331102', '0.00');
    const letter = async (): Promise<Letter> =>
      (await officer.get<Letter>(`/letters/${await breach.letter()}`)).body;
    const before = (await letter()).body.join();
    expect(before).not.toMatch(/0\.00|零元/);
    expect(before).toContain('该项工作尚未完成');
    const task = await signer.get<Task>(`/tasks/${await breach.task('p26.supervisionOrder')}`);
    expect(task.body.amount).toBeNull();
    await setDue(breach.duty, '136406640.00');
    const blind = await sayOf(signer, task, 'APPROVE');
    expect([blind.status, blind.body.code]).toEqual([409, 'LETTER_OUTDATED']);
    await breach.goOn();
    expect((await letter()).body.join()).toContain('尚欠136,406,640.00元');
    const again = await signer.get<Task>(`/tasks/${await breach.task('p26.supervisionOrder')}`);
    expect((await sayOf(signer, again, 'APPROVE')).status).toBe(200);
  });
});
