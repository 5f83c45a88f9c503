import { callApi, instanceStatus, type ApiAnswer } from '../instance.js';
import { CliProblem } from '../problem.js';
import { done, no, say, type Answer, type Manner } from '../terminal.js';

const TIMEOUT = 5_000;

/** Without these nothing works; the others are named by what they leave undone. */
const NEEDED = ['launcher', 'api', 'worker', 'simulators'] as const;

async function ask(api: string, path: string): Promise<ApiAnswer | string> {
  try {
    return await callApi(api, path, { timeout: TIMEOUT });
  } catch (error) {
    if (error instanceof CliProblem) return error.document.detail;
    throw error;
  }
}

async function clockOf(api: string): Promise<{ now: string | null; movable: boolean | null }> {
  const clock = await ask(api, '/api/v1/clock');
  if (typeof clock === 'string' || clock.status !== 200) return { now: null, movable: null };
  return clock.body as { now: string; movable: boolean };
}

interface Said {
  readonly problems?: readonly { readonly zh?: string; readonly en?: string }[];
  readonly warnings?: readonly { readonly zh?: string; readonly en?: string }[];
}

/** What the API names without being unready: people can work, but somebody should see to it. */
function warningsOf(manner: Manner, readiness: ApiAnswer | string): string[] {
  if (typeof readiness === 'string' || typeof readiness.body !== 'object') return [];
  const { problems = [], warnings = [] } = (readiness.body ?? {}) as Said;
  return [...problems, ...warnings].map(({ zh = '', en = '' }) => say(manner, zh, en));
}

/** `status` of the instance in this folder; exit 1 when it is not ready. */
export async function statusAnswer(manner: Manner): Promise<Answer> {
  const status = instanceStatus();
  if (!status) {
    const nothing = say(
      manner,
      '本目录没有实例，请先执行 npm start',
      'no instance in this folder; run npm start first',
    );
    return no(
      {
        api: null,
        simulators: null,
        temporal: { address: null, ui: null, version: null },
        database: null,
        businessNow: null,
        movable: null,
        ready: false,
        problems: [nothing],
        warnings: [],
        processes: [],
      },
      [nothing],
    );
  }
  const [readiness, clock] = await Promise.all([ask(status.api, '/readyz'), clockOf(status.api)]);
  const alive = new Set<string>(status.processes.map(({ name }) => name));
  const problems = [
    ...NEEDED.filter((name) => !alive.has(name)).map((name) =>
      say(manner, `进程 ${name} 未在运行`, `the process ${name} is not running`),
    ),
    ...(typeof readiness === 'string' ? [readiness] : []),
    ...(typeof readiness !== 'string' && readiness.status !== 200
      ? [say(manner, `/readyz 返回 ${readiness.status}`, `/readyz answers ${readiness.status}`)]
      : []),
    ...(clock.now === null
      ? [say(manner, '读不到业务时间', 'the business clock cannot be read')]
      : []),
  ];
  const document = {
    api: status.api,
    simulators: status.simulators,
    temporal: status.temporal,
    database: status.database,
    businessNow: clock.now,
    movable: clock.movable,
    ready: problems.length === 0,
    problems,
    warnings: warningsOf(manner, readiness),
    processes: status.processes.map(({ name, pid, restarts }) => ({ name, pid, restarts })),
  };
  const lines = [
    document.ready ? say(manner, '就绪', 'ready') : say(manner, '未就绪', 'not ready'),
    `API         ${document.api}`,
    `simulators  ${document.simulators}`,
    `Temporal    ${document.temporal.address}  UI ${document.temporal.ui ?? '-'}`,
    `${say(manner, '业务时间', 'business time')}  ${document.businessNow ?? '-'}`,
    ...document.processes.map(
      ({ name, pid, restarts }) => `  ${name.padEnd(12)} ${pid}  ↻${restarts}`,
    ),
    ...problems.map((problem) => `  ! ${problem}`),
    ...document.warnings.map((warning) => `  · ${warning}`),
  ];
  return (document.ready ? done : no)(document, lines);
}
