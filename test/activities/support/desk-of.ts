import { randomUUID } from 'node:crypto';
import type { StepOpened } from '#contracts/cases.js';
import { openStep } from '#activities/cases/open-step.js';
import { openItemStanding } from '#activities/open-items/open-item-standing.js';
import type { Work } from '#activities/work.js';
import { decideTask } from '#persistence/inbox/decide-task.js';
import { accountOf, newPerson } from '../../persistence/hats/hat-city.js';

export interface AskedTask {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly round: number;
  readonly title: string;
  readonly desk: string;
  readonly clause: string;
  readonly form: Readonly<Record<string, unknown>>;
}

const persons = new Map<string, string>();

/** Puts what an open item asks before its desk, as its workflow does, and answers the task; undefined: it is settled. */
export async function askedOf(
  work: Work,
  caseId: string,
  after?: string,
): Promise<AskedTask | undefined> {
  const standing = await openItemStanding(work)({ caseId, ...(after && { after }) });
  if (standing.settled) return undefined;
  const [ask] = standing.asks;
  if (!ask) throw new Error(`${caseId} asks nothing`);
  const opened: StepOpened = await openStep(work)({ caseId, ...ask });
  const [task] = await work.database.rows<AskedTask>(
    `SELECT id, version, kind, round, title, candidate_group AS desk, clause, form FROM task WHERE id = $1`,
    [opened.taskId],
  );
  if (!task) throw new Error(`${caseId} has no task`);
  return task;
}

/** Somebody of the task's desk decides it; one person a desk. Answers the decision. */
export async function decidedBy(
  work: Work,
  task: AskedTask,
  code: string,
  form: object = {},
): Promise<string> {
  const id = randomUUID();
  const now = await work.clock.now();
  const by = await work.database.tx(async (sql) => {
    const person = persons.get(task.desk) ?? (await newPerson(sql, `办理人${persons.size + 1}`));
    persons.set(task.desk, person);
    return { personId: person, username: await accountOf(sql, person, task.desk) };
  });
  const office = task.desk.split('.').slice(0, 2).join('.');
  const done = await decideTask(work.database, {
    id,
    taskId: task.id,
    version: task.version,
    code,
    form: { ...task.form, ...form },
    amount: null,
    comment: null,
    returnTo: null,
    reasonCode: null,
    idempotencyKey: id,
    fingerprint: id,
    letterId: null,
    by: { ...by, office, requestId: 'test', businessNow: now },
  });
  if (!done) throw new Error(`${task.id} was taken`);
  return id;
}

/** The case that asks for a key, the newest. */
export async function adoptionFor(work: Work, key: string): Promise<string> {
  const [row] = await work.database.rows<{ id: string }>(
    'SELECT case_id AS id FROM adoption WHERE key = $1 ORDER BY number DESC LIMIT 1',
    [key],
  );
  return row?.id ?? '';
}
