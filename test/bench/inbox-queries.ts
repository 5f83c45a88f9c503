import { taskColumns } from '#persistence/inbox/task-row.js';
import type { TaskFilter, TaskPage } from '#persistence/inbox/list-tasks.js';

/** One list, asked the product's way and in the SQL one would write by hand for it alone. */
export interface InboxQuery {
  readonly name: string;
  readonly username: string;
  readonly filter: TaskFilter;
  readonly after?: TaskPage['after'];
  /** The part of the hand-written SQL that differs; `now` and a keyset where it asks for them. */
  readonly where: string;
  readonly values: readonly unknown[];
  readonly claimed?: true;
  readonly done?: true;
  /** The same list over HTTP. */
  readonly path?: string;
  /** The same list as another product is asked for it; absent where it has none like it. */
  readonly peer?: PeerList;
}

/** A list by one group, or by its holder: what task services of other products know. */
export interface PeerList {
  readonly group?: string;
  readonly assignee?: string;
  readonly category?: string;
  readonly dueBefore?: number;
  /** Tasks that somebody has claimed are in the list too. */
  readonly taken?: true;
  /** The page begins at the place of the query's keyset. */
  readonly deep?: true;
}

const clerk = 'liandu.preparer';
const leader = 'city.office.deadline';

/** The lists people look at all day; `deep` is a place far down the city's open tasks. */
export function inboxQueries(
  now: number,
  city: string,
  deep: NonNullable<TaskPage['after']>,
): readonly InboxQuery[] {
  const open = `t.state = 'OPEN'`;
  return [
    {
      name: 'county desk, to do',
      username: clerk,
      filter: { box: 'todo' },
      where: `t.candidate_group = $2 AND t.state IN ('OPEN', 'CLAIMED') AND (${open} OR t.claimed_by = $3)`,
      values: ['331102.HEALTHCARE_SECURITY.preparer', clerk],
      claimed: true,
      path: '/tasks?box=todo',
    },
    {
      name: 'city desk, to do',
      username: 'city.agency.preparer',
      filter: { box: 'todo' },
      where: `t.candidate_group = $2 AND t.state IN ('OPEN', 'CLAIMED') AND (${open} OR t.claimed_by = $3)`,
      values: ['331100.INSURANCE_AGENCY.preparer', 'city.agency.preparer'],
      claimed: true,
      path: '/tasks?box=todo',
    },
    {
      name: 'county desk, open',
      username: clerk,
      filter: { box: 'todo', state: 'OPEN' },
      where: `t.candidate_group = $2 AND ${open}`,
      values: ['331102.HEALTHCARE_SECURITY.preparer'],
      peer: { group: '331102.HEALTHCARE_SECURITY.preparer' },
    },
    {
      name: 'whole city, open',
      username: leader,
      filter: { state: 'OPEN' },
      where: `t.city = $2 AND ${open}`,
      values: [city],
      path: '/tasks?state=OPEN',
      peer: { group: city },
    },
    {
      name: 'whole city, overdue',
      username: leader,
      filter: { due: { upTo: now, open: true } },
      where: `t.city = $2 AND t.state IN ('OPEN', 'CLAIMED') AND t.due_at <= $3`,
      values: [city, new Date(now).toISOString()],
      claimed: true,
      path: '/tasks?due=overdue',
      peer: { group: city, dueBefore: now + 1, taken: true },
    },
    {
      name: 'whole city, one process',
      username: leader,
      filter: { state: 'OPEN', process: 'P05' },
      where: `t.city = $2 AND ${open} AND t.process = $3`,
      values: [city, 'P05'],
      path: '/tasks?state=OPEN&process=P05',
      peer: { group: city, category: 'P05' },
    },
    {
      name: 'whole city, finished too',
      username: leader,
      filter: {},
      where: 't.city = $2',
      values: [city],
      claimed: true,
      path: '/tasks',
    },
    {
      name: 'whole city, open, deep page',
      username: leader,
      filter: { state: 'OPEN' },
      after: deep,
      where: `t.city = $2 AND ${open} AND (t.due_at, t.id) > ($3, $4::uuid)`,
      values: [city, new Date(Number(deep.at) / 1000).toISOString(), deep.id],
      peer: { group: city, deep: true },
    },
    {
      name: 'claimed by me',
      username: clerk,
      filter: { box: 'todo', state: 'CLAIMED' },
      where: `t.claimed_by = $2 AND t.state = 'CLAIMED'`,
      values: [clerk],
      claimed: true,
      path: '/tasks?box=todo&state=CLAIMED',
      peer: { assignee: clerk },
    },
    {
      name: 'my unit, finished too',
      username: clerk,
      filter: { box: 'started' },
      where: 't.unit = $2',
      values: ['331102'],
      claimed: true,
      path: '/tasks?box=started',
    },
    {
      name: 'done by me',
      username: clerk,
      filter: { box: 'done' },
      where: 'd.person = (SELECT person FROM account WHERE username = $2)',
      values: [clerk],
      done: true,
      path: '/tasks?box=done',
    },
  ];
}

/** The statement one would write by hand: only the joins this list needs, rows in index order. */
export function handWritten(query: InboxQuery): string {
  const columns = query.claimed ? taskColumns : taskColumns.replace('cp.name', 'NULL::text');
  const holder = query.claimed
    ? `LEFT JOIN account ca ON ca.username = t.claimed_by LEFT JOIN person cp ON cp.id = ca.person`
    : '';
  const from = query.done ? 'decision d JOIN task t ON t.id = d.task_id' : 'task t';
  const order = query.done ? 'd.at DESC, t.id DESC' : 't.due_at, t.id';
  return `SELECT ${columns} FROM ${from} JOIN unit u ON u.code = t.unit ${holder}
    WHERE ${query.where} ORDER BY ${order} LIMIT $1`;
}
