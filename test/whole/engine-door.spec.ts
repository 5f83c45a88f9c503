import { randomBytes } from 'node:crypto';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { dataConverter } from '#engine/codec/data-converter.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { recover, type Recovered } from '../../apps/cli/recover/recover.js';
import { bundlePath } from '../../apps/worker/bundle-path.js';
import { altered, plain, sealedBy, Stranger } from '../engine/stranger.js';
import { quietRuntime } from '../engine/door-worker.js';
import { City, units } from '../support/city.js';
import { startInstance, type Instance } from '../support/instance.js';
import { until, untilTrue } from '../support/until.js';

let instance: Instance;
let city: City;
let stranger: Stranger;
let namespace: string;

/** Open cases are held against the engine every two seconds here. */
const settings = { TONGCHOU_COMPARE_SECONDS: '2' };

beforeAll(async () => {
  quietRuntime();
  instance = await startInstance('engine-door', { date: '2022-09-16', settings });
  city = new City(instance);
  stranger = await Stranger.at(instance.env);
  namespace = instance.env['TEMPORAL_NAMESPACE'] ?? '';
  await city.moveTo('2022-09-16T09:00:00+08:00');
});
afterAll(async () => {
  await stranger?.close();
  await instance?.stop();
});

const codes = {
  shibenji: '331101',
  liandu: '331102',
  qingtian: '331121',
  jinyun: '331122',
  suichang: '331123',
  songyang: '331124',
  yunhe: '331125',
  qingyuan: '331126',
  jingning: '331127',
  longquan: '331181',
} as const satisfies Record<(typeof units)[number], string>;

const caseOf = (unit: keyof typeof codes, fund = 'EMPLOYEE'): string =>
  `lishui/P11/${codes[unit]}/${fund}/2022-10`;
const cityCase = (fund: string): string => `lishui/P11/331100/${fund}/2022-10`;

interface Said {
  readonly problems: readonly { readonly code: string; readonly en: string }[];
  readonly warnings: readonly { readonly code: string; readonly en: string }[];
}
const readyz = async (): Promise<Said> =>
  (await (await fetch(`${instance.api}/readyz`)).json()) as Said;

/** What `/readyz` says under one code; empty when it says nothing. */
async function said(code: string): Promise<string> {
  const { problems, warnings } = await readyz();
  return [...problems, ...warnings].find((each) => each.code === code)?.en ?? '';
}

const refusals = () =>
  instance.database.rows<{ workflow_id: string; kind: string }>(
    'SELECT workflow_id, kind FROM engine_refusal',
  );

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${instance.api}/metrics`)).text();
  return Number(new RegExp(`^tongchou_${name} (\\S+)$`, 'm').exec(text)?.[1]);
}

const recovered = (): Promise<Recovered> =>
  recover(
    {
      env: instance.env,
      databaseUrl: instance.env['DATABASE_URL'] ?? '',
      adminUrl: null,
      house: null,
      secured: false,
      backups: '/nonexistent',
      attachments: '/nonexistent',
    },
    () => undefined,
  );

const otherKey = { TONGCHOU_PAYLOAD_KEY: randomBytes(32).toString('hex') };
const forged = {
  decisionId: 'x',
  step: 'p11.plan',
  round: 1,
  code: 'SUBMIT',
  kind: 'APPROPRIATED',
};

/** The run of a case that is the newest. */
const runOf = async (workflowId: string): Promise<string> =>
  (await stranger.describe(workflowId)).workflowExecutionInfo?.execution?.runId ?? '';

describe('somebody reaches the engine, who has none of our keys', () => {
  test('what he sends is dropped or refused, and every case goes on to its review', async () => {
    await stranger.signal(caseOf('liandu'), 'notice', [plain(forged)]);
    await stranger.signal(caseOf('qingtian'), 'nobody-knows-it', [plain(forged)]);
    await stranger.signal(caseOf('jinyun'), '__temporal_reserved', [plain(forged)]);
    expect(await stranger.update(caseOf('suichang'), 'decide', [plain(forged)])).toBe('refused');
    expect(await stranger.update(caseOf('suichang'), 'unknown', [plain(forged)])).toBe('refused');
    const songyang = caseOf('songyang');
    await stranger.signal(songyang, 'notice', [await sealedBy(otherKey, forged, songyang)]);
    await stranger.signal(songyang, 'notice', [
      altered(await sealedBy(instance.env, forged, songyang)),
    ]);
    await stranger.service.requestCancelWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: caseOf('qingyuan') },
    });
    for (const unit of units.slice(1, 8)) await city.work(`${unit}.preparer`, 'p11.plan', 2);
    const met = (await refusals()).map(({ workflow_id, kind }) => `${workflow_id} ${kind}`);
    expect(met.sort()).toEqual(
      [
        `${caseOf('liandu')} SIGNAL`,
        `${caseOf('qingtian')} SIGNAL`,
        `${caseOf('jinyun')} SIGNAL`,
        `${caseOf('suichang')} UPDATE`,
        `${songyang} SIGNAL`,
        `${caseOf('qingyuan')} CANCEL`,
      ].sort(),
    );
    expect(await said('ENGINE_REFUSALS')).toContain(caseOf('qingyuan'));
    expect(await metric('engine_refusals')).toBeGreaterThanOrEqual(7);
    expect((await readyz()).problems).toEqual([]);
  });

  test("another case's sealed decision is refused, and the case still hears its own", async () => {
    const [decision] = await stranger.overheard(caseOf('liandu'));
    if (!decision) throw new Error('no decision was overheard');
    expect(await stranger.update(caseOf('jingning'), 'decide', [decision])).toBe('refused');
    await stranger.signal(caseOf('jingning'), 'notice', [decision]);
    await city.work('jingning.preparer', 'p11.plan', 2);
    expect(await stranger.update(caseOf('liandu'), 'decide', [decision])).toBe('refused'); // its own, of yesterday
    await city.work('liandu.reviewer', 'p11.planReview', 2);
  });

  test('workflows that he begins on our queue end at once', async () => {
    await stranger.start('evil/type', 'evil', [plain({})]);
    await stranger.start('evil/input', 'unitOfPlan', [plain({ caseId: caseOf('yunhe') })]);
    for (const id of ['evil/type', 'evil/input']) {
      await until(
        async () => (await stranger.describe(id)).workflowExecutionInfo?.status,
        (status) =>
          status ===
          proto.temporal.api.enums.v1.WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED,
      );
    }
  });

  test('a case that he sets back to its beginning asks again and hears what was decided', async () => {
    const workflowId = caseOf('yunhe');
    const runId = await runOf(workflowId);
    const begun = (await stranger.history(workflowId))?.events?.find(
      (event) => event.workflowTaskCompletedEventAttributes,
    );
    await stranger.service.resetWorkflowExecution({
      namespace,
      workflowExecution: { workflowId, runId },
      workflowTaskFinishEventId: begun?.eventId ?? null,
      requestId: randomBytes(8).toString('hex'),
      resetReapplyType: proto.temporal.api.enums.v1.ResetReapplyType.RESET_REAPPLY_TYPE_NONE,
    });
    expect(await runOf(workflowId)).not.toBe(runId);
    await city.work('yunhe.reviewer', 'p11.planReview', 2);
    for (const unit of ['qingtian', 'jinyun', 'suichang', 'songyang', 'qingyuan', 'jingning']) {
      await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
    }
  });
});

describe('cases that he ends, or keeps from going on', () => {
  test('are named by /readyz, and only they', async () => {
    await stranger.service.terminateWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: caseOf('longquan') },
    });
    await until(
      () => said('CASES_LOST'),
      (text) => text.includes(caseOf('longquan')),
    );
    await stranger.service.terminateWorkflowExecution({
      namespace,
      workflowExecution: { workflowId: caseOf('shibenji') },
    });
    await stranger.start(caseOf('shibenji'), 'unitOfPlan', [plain({})], 'elsewhere');
    await until(
      () => said('CASES_STUCK'),
      (text) => text.includes(caseOf('shibenji')),
    );
    expect(await said('CASES_LOST')).toMatch(/^1 open cases/);
    expect(await said('CASES_STUCK')).toMatch(/^1 open cases/);
    expect([await metric('engine_lost'), await metric('engine_stuck')]).toEqual([1, 1]);
  });

  test('go on where they were after `recover`, which does nothing the second time', async () => {
    expect(await recovered()).toMatchObject({ started: 2, running: 21, problems: [] });
    await until(
      async () => (await readyz()).problems,
      (problems) => problems.length === 0,
    );
    expect(await recovered()).toMatchObject({ started: 0, running: 23, problems: [] });
    expect([await metric('engine_lost'), await metric('engine_stuck')]).toEqual([0, 0]);
  });

  test('a decision of another case has no effect, even sealed as before payloads named their case', async () => {
    const id = caseOf('longquan');
    const [decision] = await instance.database.rows<{ id: string }>(
      `SELECT d.id FROM decision d JOIN task t ON t.id = d.task_id
        WHERE d.case_id = $1 AND t.kind = 'p11.plan' LIMIT 1`,
      [caseOf('liandu')],
    );
    const [codec] = dataConverter(instance.env).payloadCodecs ?? [];
    const verdict = { decisionId: decision?.id, step: 'p11.plan', round: 1, code: 'SUBMIT' };
    const unbound = (await codec?.encode([plain(verdict)])) ?? [];
    expect(await stranger.update(id, 'decide', unbound)).toBe('heard');
    await until(
      () => said('CASES_LOST'),
      (text) => text.includes(id),
    );
    expect(await recovered()).toMatchObject({ started: 1, problems: [] });
    expect(await city.offered('longquan.preparer', 'p11.plan', 2)).toHaveLength(2);
    for (const unit of ['longquan', 'shibenji']) {
      await city.work(`${unit}.preparer`, 'p11.plan', 2);
      await city.work(`${unit}.reviewer`, 'p11.planReview', 2);
    }
  });

  test('a payment that he says was made is not believed, and is made once', async () => {
    await city.work('city.agency.preparer', 'p11.consolidate', 2);
    await city.work('city.finance.reviewer', 'p11.financeReview', 2);
    await city.work('city.finance.approver', 'p11.financeApprove', 2);
    await city.faults([
      { system: 'bank', operation: 'pay', fault: 'timeoutAfter', rate: '1.00', times: 2 },
    ]);
    const moving = city.moveTo('2022-10-08T10:00:00+08:00').catch(() => undefined);
    const id = cityCase('EMPLOYEE');
    const [activityId = ''] = await until(
      () => stranger.begun(id),
      (found) => found.length > 0,
    );
    await stranger.completeActivity(id, activityId, [plain({ state: 'POSTED', key: 'x' })]);
    await moving;
    await city.faults([]);
    await until(
      () => said('CASES_LOST'),
      (text) => text.includes(id),
    );
    expect(
      (await refusals()).some((each) => each.workflow_id === id && each.kind === 'RESULT'),
    ).toBe(true);
    expect(await recovered()).toMatchObject({ started: 1, problems: [] });
    expect(await city.moveTo('2022-10-08T16:00:00+08:00')).toEqual([]);
  });
});

describe('in the end', () => {
  test('every case is over, and the bank has paid each transfer once', async () => {
    for (const unit of units.slice(1)) await city.work(`${unit}.accountant`, 'p11.confirm', 2);
    await untilTrue(async () => {
      const open = `SELECT id FROM process_case WHERE process = 'P11' AND NOT finished`;
      return (await instance.database.rows(open)).length === 0;
    });
    const journal = await city.journal();
    expect(journal).toHaveLength(20);
    expect(new Set(journal.map(({ key }) => key)).size).toBe(20);
    expect(await checkLedger(instance.database)).toEqual([]);
    expect((await readyz()).problems).toEqual([]);
  });

  test('what was turned away changes nothing when a history is read again', async () => {
    const ids = (Object.keys(codes) as (keyof typeof codes)[]).map((unit) => caseOf(unit));
    const histories = await Promise.all(
      ids.map(async (workflowId) => ({ workflowId, history: await stranger.history(workflowId) })),
    );
    const answers = Worker.runReplayHistories(
      {
        workflowBundle: { codePath: bundlePath },
        dataConverter: dataConverter(instance.env),
        replayName: 'attacked',
      },
      histories,
    );
    let read = 0;
    for await (const { error } of answers) {
      expect(error).toBeUndefined();
      read += 1;
    }
    expect(read).toBe(ids.length);
  });
});
