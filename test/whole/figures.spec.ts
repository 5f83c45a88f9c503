import { connectEngine } from '#engine/client.js';
import type { TaskBody } from '../support/caller.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { until, untilTrue } from '../support/until.js';

/** P36 and P61 are known to no code: two YAML files each in a copy of the city's pack. */
const { city, instance } = pageInstance('figures', {
  pack: () => packWithPage('lishui', 'P36', 'P61'),
  date: '2023-05-10',
  now: '2023-05-11T09:30',
});

const cityCase = 'lishui/P61/331100/EMPLOYEE/2023';
const other = 'lishui/P61/331100/RESIDENT/2023';
const unitCase = 'lishui/P61/331101/EMPLOYEE/2023';
const owner = 'city.agency.preparer';
const paper = { number: '丽财社〔2023〕3号', date: '2023-05-11', issuer: '丽水市财政局' };

interface CaseBody {
  readonly state: string;
  readonly finished: boolean;
  readonly waitingFor: string | null;
  readonly heldBy: readonly string[];
  readonly gates: readonly object[];
  readonly facts: readonly {
    readonly name: string;
    readonly value: unknown;
    readonly revision: number;
    readonly source: { readonly kind: string; readonly ref: string };
  }[];
  readonly computations: readonly {
    readonly step: string;
    readonly formula: string;
    readonly revision: number;
    readonly input: Record<string, unknown>;
    readonly result: Record<string, unknown>;
  }[];
}
const caseOf = async (id: string): Promise<CaseBody> =>
  (await (await city.as('city.finance.reviewer')).get<CaseBody>(`/cases/${id}`)).body;

async function theTask(username: string, kind: string, caseId: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1, (each) => each.caseId === caseId);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

const inCase = (id: string) => (task: TaskBody) => task.caseId === id;

type Row = Readonly<Record<string, unknown>>;

describe('figures of a page', () => {
  test('the platform, the books and the accounts are asked, and a case says what it waits for', async () => {
    const task = await theTask(owner, 'p61.inputs', cityCase);
    expect(task).toMatchObject({
      title: expect.stringMatching(/^登记年初归集基金（/),
      form: { values: { reserve: null, document: null } },
    });
    // What is asked outside is answered a moment after the owner has been asked.
    const waiting = await until(
      () => caseOf(cityCase),
      ({ facts }) => facts.length === 2,
    );
    expect(waiting).toMatchObject({
      waitingFor: 'RESULTS',
      heldBy: ['331100.INSURANCE_AGENCY.preparer'],
      gates: [{ process: 'P36', unit: '331101', period: '2023', needs: 'spending', met: false }],
    });
    expect(waiting.facts.map(({ name, source }) => [name, source.kind, source.ref])).toEqual([
      ['enrolment', 'SYSTEM', 'insurance.enrolmentOfLastYear'],
      ['spent', 'SYSTEM', 'insurance.expenditureOfLastYear'],
    ]);
    expect(waiting.facts[0]?.value).toHaveLength(10);
    const unit = await until(
      () => caseOf(unitCase),
      ({ waitingFor }) => waitingFor === 'RESULTS',
    );
    expect(unit).toMatchObject({
      gates: [{ process: 'P61', unit: '331100', needs: 'shares', met: false }],
    });
  });

  test('figures that a case begins with cost it no event, whatever their number: the opening asked for them', async () => {
    const engine = connectEngine(instance.env);
    try {
      const eventsOf = async (id: string): Promise<number> => {
        const { events } = await engine.client.workflow.getHandle(id).fetchHistory();
        return (events ?? []).length;
      };
      // The facts stand before the engine has closed the task in which the case began to wait.
      const begun = (id: string): Promise<number> =>
        until(
          () => eventsOf(id),
          (events) => events >= 5,
        );
      expect([await begun(unitCase), await begun(cityCase)]).toEqual([5, 5]);
    } finally {
      await engine.close();
    }
  });

  test('another case records what a case waits for, and tells it', async () => {
    await city.work(
      owner,
      'p61.inputs',
      1,
      { form: { reserve: '-5.00', document: paper } },
      inCase(cityCase),
    );
    expect(await caseOf(cityCase)).toMatchObject({ waitingFor: 'RESULTS', heldBy: [] });
    const plan = { year: '2023', spending: '1200.50', persons: 30, note: '' };
    await city.work('shibenji.preparer', 'p36.file', 1, { form: plan });
    await city.work('shibenji.reviewer', 'p36.unitReview', 1);
    await untilTrue(async () => (await caseOf(cityCase)).state === 'FIGURES_REFUSED');
    const { gates, facts } = await caseOf(cityCase);
    expect(gates).toMatchObject([{ needs: 'spending', met: true }]);
    expect(facts.find(({ name }) => name === 'filed')).toMatchObject({
      value: '1200.50',
      source: { kind: 'CASE', ref: 'lishui/P36/331101/EMPLOYEE/2023' },
    });
    expect(facts.find(({ name }) => name === 'onAccount')?.value).toMatch(/^\d+\.\d\d$/);
    expect(facts.find(({ name }) => name === 'booked')?.value).toMatch(/^\d+\.\d\d$/);
  });

  test('figures that the formula refuses are asked of their owner again, with the sentence', async () => {
    const { form } = await theTask(owner, 'p61.inputs', cityCase);
    expect(form.values).toMatchObject({ reserve: '-5.00', refused: expect.stringMatching(/金额/) });
    expect(form.values['spent']).toMatch(/^\d+\.\d\d$/);
    const mended = { ...form.values, reserve: '0.00', document: paper };
    await city.work(owner, 'p61.inputs', 1, { form: mended }, inCase(cityCase));
    const { computations, facts } = await until(
      () => caseOf(cityCase),
      (found) => found.computations.length > 0,
    );
    expect(facts.filter(({ name }) => name === 'reserve')).toMatchObject([
      { value: '-5.00', revision: 1, source: { kind: 'PERSON' } },
      { value: '0.00', revision: 2, source: { kind: 'PERSON' } },
    ]);
    expect(computations).toMatchObject([
      {
        step: 'test',
        formula: 'reserve-top-up',
        revision: 1,
        input: { year: 2023, reserve: '0.00' },
      },
    ]);
  });

  test('a form is worked out from its fields; the figures it shows are the server’s', async () => {
    const { id, form } = await theTask(owner, 'p61.confirm', cityCase);
    const [test] = (await caseOf(cityCase)).computations;
    const { shortfall, shares } = (test?.result ?? {}) as {
      shortfall?: string;
      shares?: readonly Row[];
    };
    expect(form.values).toMatchObject({
      reserve: '0.00',
      shortfall,
      asked: shortfall,
      months: '0.00',
    });
    expect(form.values['income']).toMatch(/^\d+\.\d\d$/);
    const rows = form.values['enrolment'] as readonly Row[];
    expect(rows.map(({ code, amount }) => ({ code, amount }))).toEqual(shares);
    const caller = await city.as(owner);
    const wrong = {
      ...form.values,
      cityExpenditure: '1200.00',
      reason: '按决算数',
      asked: '300.00',
    };
    for (const [change, pointer] of [
      [{ ...wrong, shortfall: '1.00' }, '/form/shortfall'],
      [{ ...wrong, income: '1.00' }, '/form/income'],
      [
        { ...wrong, enrolment: [{ ...rows[0], amount: '1.00' }, ...rows.slice(1)] },
        '/form/enrolment/0/amount',
      ],
    ] as const) {
      const { status, body } = await caller.decide(id, { form: change });
      expect({ status, errors: body['errors'] }).toMatchObject({
        status: 422,
        errors: [{ pointer }],
      });
    }
    const none = rows.map((row) => ({ ...row, persons: 0 }));
    const refused = await caller.decide(id, { form: { ...wrong, enrolment: none } });
    expect({ status: refused.status, errors: refused.body['errors'] }).toMatchObject({
      status: 422,
      errors: [{ pointer: '/form/enrolment' }],
    });
    // A quarter of the year's expenditure: the shown figure may be drawn up by whoever fills the form in.
    await city.work(
      owner,
      'p61.confirm',
      1,
      { form: { ...wrong, shortfall: '300.00' } },
      inCase(cityCase),
    );
    const approve = await theTask('city.finance.reviewer', 'p61.approve', cityCase);
    expect(approve.form.values).toMatchObject({ shortfall: '300.00', cityExpenditure: '1200.00' });
    const { computations } = await caseOf(cityCase);
    expect(
      computations.map(({ step, revision, result }) => [step, revision, result['shortfall']]),
    ).toEqual([
      ['test', 1, shortfall],
      ['p61.confirm', 2, '300.00'],
    ]);
  });

  test('what the formula gave is recorded, and each unit takes its own share', async () => {
    await city.work('city.finance.reviewer', 'p61.approve', 1, {}, inCase(cityCase));
    await untilTrue(async () => (await caseOf(cityCase)).finished);
    const { facts, state } = await caseOf(cityCase);
    expect(state).toBe('NOTICED');
    expect(facts.find(({ name }) => name === 'shortfall')).toMatchObject({
      value: '300.00',
      source: { kind: 'FORMULA', ref: 'reserve-top-up' },
    });
    const shares = facts.find(({ name }) => name === 'shares')?.value as readonly Row[];
    const own = shares.find(({ code }) => code === '331101');
    expect(own).toMatchObject({ name: '丽水市市本级' });
    const task = await theTask('shibenji.preparer', 'p61.accept', unitCase);
    expect(task.form.values).toMatchObject({ share: own?.['amount'], balance: '0.00' });
    expect((await caseOf(unitCase)).facts).toMatchObject([
      { name: 'share', value: own?.['amount'], source: { kind: 'CASE', ref: cityCase } },
    ]);
  });

  test('a formula that finds nothing due ends the case in its state, and no duty is left', async () => {
    const reserve = {
      reserve: '90000000000.00',
      inWords: '玖佰亿元整',
      filed: '1.00',
      document: paper,
    };
    await city.work(owner, 'p61.inputs', 1, { form: reserve }, inCase(other));
    const ended = await until(
      () => caseOf(other),
      ({ finished }) => finished,
    );
    expect(ended.gates).toEqual([]);
    expect(ended).toMatchObject({ finished: true, state: 'ADEQUATE' });
    expect(ended.computations).toMatchObject([{ result: { shortfall: '0.00' } }]);
    const duties = await instance.database.rows('SELECT state FROM obligation WHERE case_id = $1', [
      other,
    ]);
    expect(duties).toEqual([{ state: 'MET' }]);
  });
});
