import { recover } from '../../apps/cli/recover/recover.js';
import type { TaskBody } from '../support/caller.js';
import { pageInstance } from '../support/page-instance.js';
import { packWithPage } from '../support/page-pack.js';
import { until, untilTrue } from '../support/until.js';

/** P71 is two YAML files in a copy of the city's pack, run by the pages of TypeScript of a settlement. */
const { city, instance, services } = pageInstance('course', {
  pack: () => packWithPage('lishui', 'P71'),
  date: '2022-05-10',
  now: '2022-05-11T09:30',
  ownServices: true,
});

const cityCase = 'lishui/P71/331100/EMPLOYEE/2022';
const unitCase = (unit: string) => `lishui/P71/${unit}/EMPLOYEE/2022`;
const [liandu, qingtian, jinyun, suichang] = ['331102', '331121', '331122', '331123'] as const;

async function theTask(username: string, kind: string): Promise<TaskBody> {
  const [task] = await city.offered(username, kind, 1);
  return (await (await city.as(username)).get<TaskBody>(`/tasks/${task?.id}`)).body;
}

type Row = Readonly<Record<string, unknown>>;
const rowsIn = (task: TaskBody, list: string): readonly Row[] =>
  task.form.values[list] as readonly Row[];

/** The shares of the units as the agency gives them: those named, and nothing for the others. */
async function give(shares: Readonly<Record<string, string>>): Promise<void> {
  const task = await theTask('city.agency.preparer', 'p71.figures');
  const units = rowsIn(task, 'units').map((row) => ({
    ...row,
    gap: row['gap'] ?? '100.00',
    share: shares[String(row['code'])] ?? row['share'] ?? '0.00',
  }));
  await city.work('city.agency.preparer', 'p71.figures', 1, { form: { units } });
}

async function answer(unit: string, decision: string, ground = ''): Promise<void> {
  await city.work(`${unit}.finance.reviewer`, 'p71.opinion', 1, { decision: 'SUBMIT' });
  const { form } = await theTask(`${unit}.reviewer`, 'p71.answer');
  await city.work(`${unit}.reviewer`, 'p71.answer', 1, {
    decision,
    form: { ...form.values, ground },
    ...(decision === 'OBJECT' && { comment: '分担数不符' }),
  });
}

const stateOf = async (id: string): Promise<string> => {
  const [row] = await instance.database.rows<{ state: string; finished: boolean }>(
    'SELECT state, finished FROM process_case WHERE id = $1',
    [id],
  );
  return `${row?.state}${row?.finished ? ' over' : ''}`;
};

/** Every question of a step so far: unit, round, what became of it. */
const asked = async (step: string): Promise<readonly string[]> => {
  const rows = await instance.database.rows<{ unit: string; round: number; state: string }>(
    'SELECT unit, round, state FROM task WHERE step = $1 ORDER BY unit, round',
    [step],
  );
  return rows.map(({ unit, round, state }) => `${unit} ${round} ${state}`);
};

describe('a settlement over all units, run by a page of TypeScript', () => {
  test('every unit is asked about its own row and sees no other', async () => {
    expect(await city.todo('liandu.finance.reviewer', 'p71.opinion')).toEqual([]);
    await give({ [liandu]: '50.00', [qingtian]: '5.00', [jinyun]: '7.00' });
    const { form } = await theTask('liandu.finance.reviewer', 'p71.opinion');
    expect(form.values).toEqual({ share: '50.00', note: '' });
    // The units' cases are told one after another.
    await until(
      () => asked('p71.opinion'),
      (all) => all.length === 9,
    );
  });

  test('an objection does not end the hearing early', async () => {
    await answer('liandu', 'OBJECT', '缺口少算了 10 元');
    await answer('qingtian', 'CONFIRM');
    await answer('jinyun', 'OBJECT', '不应分担');
    expect(await city.todo('city.security.reviewer', 'p71.mediate')).toEqual([]);
    expect(await stateOf(cityCase)).toBe('COMPUTED');
  });

  test('silence beyond the day ends it: the task is gone, and an answer comes too late', async () => {
    const [late] = await city.offered('suichang.finance.reviewer', 'p71.opinion', 1);
    await city.moveTo('2022-05-17T09:00:00+08:00');
    const caller = await city.as('suichang.finance.reviewer');
    const { status } = await caller.decide(late?.id ?? '', { decision: 'SUBMIT' });
    expect(status).toBe(409);
    expect(await asked('p71.opinion')).toContain(`${suichang} 1 CANCELLED`);
  });

  test('worker killed, engine lost: the city and its units go on where they were', async () => {
    instance.kill('worker');
    await services.loseEngine();
    const recovered = await recover(services.siteOf(instance), () => undefined);
    expect(recovered).toMatchObject({ problems: [] });
    await city.offered('city.security.reviewer', 'p71.mediate', 1);
    expect(await asked('p71.answer')).toEqual([
      `${liandu} 1 DONE`,
      `${qingtian} 1 DONE`,
      `${jinyun} 1 DONE`,
    ]);
  });

  test('one mediation holds every objection as a row', async () => {
    const task = await theTask('city.security.reviewer', 'p71.mediate');
    const rows = rowsIn(task, 'objections');
    expect(rows.map(({ code, ground }) => [code, ground])).toEqual([
      [liandu, '缺口少算了 10 元'],
      [jinyun, '不应分担'],
    ]);
    const found = ['UPHOLD', 'DISMISS'];
    const objections = rows.map((row, index) => ({
      ...row,
      finding: found[index],
      reason: '已核对',
    }));
    const caller = await city.as('city.security.reviewer');
    const short = await caller.decide(task.id, { form: { objections: objections.slice(1) } });
    expect(short.status).toBe(422);
    await city.work('city.security.reviewer', 'p71.mediate', 1, { form: { objections } });
  });

  test('upheld: new figures, and only the unit whose row has changed is asked again', async () => {
    await give({ [liandu]: '40.00' });
    const { form } = await theTask('liandu.finance.reviewer', 'p71.opinion');
    expect(form.values).toMatchObject({ share: '40.00' });
    const again = (await asked('p71.opinion')).filter((each) => each.includes(' 2 '));
    expect(again).toEqual([`${liandu} 2 OPEN`]);
    await answer('liandu', 'CONFIRM');
    // The objection that was dismissed has been dealt with; nobody mediates again.
    await city.work('city.finance.reviewer', 'p71.check', 1);
    expect(await asked('p71.mediate')).toEqual(['331100 1 DONE']);
  });

  test('the last desk sends it back: the figures are asked again, unchanged rows are not', async () => {
    const back = { decision: 'RETURN', comment: '请核对合计', reasonCode: 'DATA_ERROR' };
    await city.work('city.finance.approver', 'p71.approve', 1, back);
    await give({});
    await city.work('city.finance.reviewer', 'p71.check', 1);
    expect(await asked('p71.figures')).toHaveLength(3);
    expect(await asked('p71.check')).toEqual(['331100 1 DONE', '331100 2 DONE']);
    expect((await asked('p71.opinion')).filter((each) => each.includes(' 3 '))).toEqual([]);
    expect(await stateOf(unitCase(liandu))).toBe('ANSWERED');
  });

  test('approved: the units book their parts, and all end with the city', async () => {
    await city.work('city.finance.approver', 'p71.approve', 1);
    await untilTrue(async () => (await stateOf(cityCase)) === 'CLOSED over');
    for (const unit of [liandu, qingtian, jinyun, suichang]) {
      await untilTrue(async () => (await stateOf(unitCase(unit))) === 'PAID over');
    }
    const facts = await instance.database.rows<{ value: string; revision: number }>(
      `SELECT value #>> '{}' AS value, revision FROM case_fact WHERE case_id = $1 AND name = 'share'`,
      [unitCase(liandu)],
    );
    expect(facts).toEqual([{ value: '40.00', revision: 3 }]);
    const met = await instance.database.rows(
      `SELECT code, state FROM obligation WHERE case_id = $1`,
      [cityCase],
    );
    expect(met).toEqual([{ code: 'SETTLED', state: 'MET' }]);
  });
});
