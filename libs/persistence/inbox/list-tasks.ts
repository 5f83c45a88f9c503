import type { Database } from '../database.js';
import { addressesOf } from '../notices/addresses.js';
import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import { allOf, instant, likePattern, prepared, Values } from '../select-text.js';
import { copyColumn, taskColumns, taskTables, type TaskRow } from './task-row.js';

/** Whose list it is. */
export interface Reader {
  readonly username: string;
  readonly personId: string;
  readonly unit: string;
  readonly desks: readonly string[];
  readonly scopes: readonly ReadingScope[];
}

/** What narrows a list; `due` is a half-open range of instants, in milliseconds. */
export interface TaskFilter {
  readonly box?: 'todo' | 'done' | 'started' | 'cc' | undefined;
  /** The cases in which the reader took the first decision. */
  readonly startedBy?: 'me' | undefined;
  readonly city?: string | undefined;
  readonly county?: string | undefined;
  readonly process?: string | undefined;
  readonly fund?: string | undefined;
  readonly state?: string | undefined;
  readonly due?:
    { readonly after?: number; readonly upTo: number; readonly open: boolean } | undefined;
  readonly q?: string | undefined;
}

export interface TaskPage {
  readonly limit: number;
  /** The key of the last row of the page before: its order column in microseconds, and its id. */
  readonly after?: { readonly at: string; readonly id: string } | undefined;
}

type Listed = TaskRow & { readonly orderAt: string };

/** Keysets are exact: a page boundary between equal instants must neither skip nor repeat a row. */
const micros = (column: string): string => `(extract(epoch FROM ${column}) * 1000000)::bigint`;

function narrowed(reader: Reader, filter: TaskFilter, values: Values): string[] {
  const { due, q } = filter;
  return [
    ...(filter.city === undefined ? [] : [`t.city = ${values.at(filter.city)}`]),
    ...(filter.county === undefined ? [] : [`t.unit = ${values.at(filter.county)}`]),
    ...(filter.process === undefined ? [] : [`t.process = ${values.at(filter.process)}`]),
    ...(filter.fund === undefined ? [] : [`t.fund = ${values.at(filter.fund)}`]),
    ...(filter.state === undefined ? [] : [inState(filter.state, values)]),
    ...(due?.open ? [`t.state IN ('OPEN', 'CLAIMED')`, 'duty_binds(t.source, t.strength)'] : []),
    ...(due?.after === undefined ? [] : [`t.due_at > ${values.at(instant(due.after))}`]),
    ...(due === undefined ? [] : [`t.due_at <= ${values.at(instant(due.upTo))}`]),
    ...(filter.startedBy === undefined ? [] : [startedBy(values.at(reader.personId))]),
    ...(q === undefined || q === '' ? [] : [matches(values.at(likePattern(q)))]),
  ];
}

/** A person starts a case by its first decision; who opened it by the calendar is the system. */
const startedBy = (person: string): string =>
  `t.case_id IN (SELECT d.case_id FROM decision d WHERE d.person = ${person}::uuid AND NOT EXISTS (
     SELECT 1 FROM decision e WHERE e.case_id = d.case_id AND (e.at, e.recorded_at, e.id) < (d.at, d.recorded_at, d.id)))`;

/** The open states are written out: the indexes of open tasks serve only who says so in the text. */
const inState = (state: string, values: Values): string =>
  state === 'OPEN' || state === 'CLAIMED'
    ? `t.state = '${state}'`
    : `t.state = ${values.at(state)}`;

const matches = (place: string): string =>
  `t.title ILIKE ${place} OR t.period ILIKE ${place}
   OR EXISTS (SELECT 1 FROM unit qu WHERE qu.code = t.unit AND qu.name ILIKE ${place})`;

/** One index range each: a desk's open tasks, what I claimed, what was copied to me, my unit's, my scope's. */
function ranges(reader: Reader, box: TaskFilter['box'], values: Values): string[] {
  if (box === 'todo') {
    return [
      ...reader.desks.map((desk) => `t.candidate_group = ${values.at(desk)} AND t.state = 'OPEN'`),
      `t.claimed_by = ${values.at(reader.username)} AND t.state = 'CLAIMED'`,
    ];
  }
  if (box === 'cc') {
    return [
      `t.id IN (SELECT task_id FROM task_copy
        WHERE candidate_group = ANY (${values.at(addressesOf(reader.desks))}::text[]))`,
    ];
  }
  const scope = inScope(reader.scopes, values, 't');
  if (box === 'started') return [`t.unit = ${values.at(reader.unit)} AND (${scope})`];
  return box === undefined ? [scope] : [];
}

function doneByMe(reader: Reader, filter: TaskFilter, page: TaskPage): [string, Values] {
  const values = new Values();
  const conditions = [
    `d.person = ${values.at(reader.personId)}`,
    ...narrowed(reader, filter, values),
  ];
  if (page.after) {
    const at = values.at(page.after.at);
    conditions.push(
      `(${micros('d.at')}, t.id) < (${at}::bigint, ${values.at(page.after.id)}::uuid)`,
    );
  }
  const text = `SELECT ${taskColumns}, ${micros('d.at')}::text AS "orderAt"
    FROM ${taskTables('decision d JOIN task t ON t.id = d.task_id')}
    WHERE ${allOf(conditions)} ORDER BY d.at DESC, t.id DESC LIMIT ${values.at(page.limit)}`;
  return [text, values];
}

function byDueDate(reader: Reader, filter: TaskFilter, page: TaskPage): [string, Values] {
  const values = new Values();
  const branches = ranges(reader, filter.box, values);
  const conditions = narrowed(reader, filter, values);
  if (page.after) {
    const at = `to_timestamp(0) + ${values.at(page.after.at)}::bigint * interval '1 microsecond'`;
    conditions.push(`(t.due_at, t.id) > (${at}, ${values.at(page.after.id)}::uuid)`);
  }
  const limit = values.at(page.limit);
  const copied = filter.box === 'cc' ? `, ${copyColumn(values.at(addressesOf(reader.desks)))}` : '';
  const found = branches.map(
    (branch) => `(SELECT t.* FROM task t WHERE ${allOf([branch, ...conditions])}
      ORDER BY t.due_at, t.id LIMIT ${limit})`,
  );
  const text = `SELECT ${taskColumns}, ${micros('t.due_at')}::text AS "orderAt"${copied}
    FROM ${taskTables(`(SELECT * FROM (${found.join(' UNION ALL ')}) f
      ORDER BY due_at, id LIMIT ${limit}) t`)}
    ORDER BY t.due_at, t.id`;
  return [text, values];
}

/** A page of tasks in the reader's scope, earliest due first; 已办 latest decision first. */
export async function listTasks(
  database: Database,
  reader: Reader,
  filter: TaskFilter,
  page: TaskPage,
): Promise<Listed[]> {
  const [text, values] =
    filter.box === 'done' ? doneByMe(reader, filter, page) : byDueDate(reader, filter, page);
  return await database.read<Listed>(prepared(text), values.list);
}
