import type { Day } from '#domain/time/day.js';
import { daysLeft } from '#domain/time/days-left.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { TaskItem } from '#contracts/api/tasks.js';
import type { Holder } from '#contracts/api/values.js';
import { loadCalendar } from '#policy/calendar.js';
import type { CopyRow, TaskRow } from '#persistence/inbox/task-row.js';
import { taskLight, type Soon } from './due-words.js';

export const holderOf = (task: TaskRow): Holder | null =>
  task.claimedBy === null
    ? null
    : { username: task.claimedBy, person: task.claimedByPerson ?? task.claimedBy };

/** 24:00 of a day is that day's end, not the next one's beginning. */
const dueDay = ({ dueAt }: TaskRow): Day => dayOf(Number(dueAt) - 1);

/** What a sheet says of a task: thousands of them go to another thread, which costs by the field. */
export type TaskLine = Pick<
  TaskItem,
  | 'title'
  | 'unitName'
  | 'city'
  | 'fund'
  | 'period'
  | 'dueAt'
  | 'source'
  | 'strength'
  | 'state'
  | 'light'
  | 'daysLeft'
  | 'claimedBy'
  | 'candidateGroup'
  | 'clause'
  | 'amount'
>;

export const taskLine = (task: TaskRow, now: number, soon: Soon): TaskLine => ({
  title: task.title,
  unitName: task.unitName,
  city: task.city,
  fund: task.fund,
  period: task.period,
  dueAt: instantText(Number(task.dueAt)),
  source: task.source,
  strength: task.strength,
  state: task.state,
  light: taskLight(task, now, soon),
  daysLeft: daysLeft(loadCalendar(task.city), dayOf(now), dueDay(task)),
  claimedBy: holderOf(task),
  candidateGroup: task.candidateGroup,
  clause: task.clause,
  amount: task.amount,
});

function copyOf(copy: CopyRow): NonNullable<TaskItem['copy']> {
  const { to, letterId, letterTitle, letterNumber, readAt, username, person } = copy;
  return {
    to,
    letter:
      letterId === null ? null : { id: letterId, title: letterTitle ?? '', number: letterNumber },
    readAt: readAt === null ? null : instantText(Number(readAt)),
    readBy: username === null ? null : { username, person: person ?? username },
  };
}

/** A row of the inbox as the contract writes it. */
export function taskItem(task: TaskRow, now: number, soon: Soon): TaskItem {
  return {
    ...taskLine(task, now, soon),
    id: task.id,
    version: task.version,
    kind: task.kind,
    process: task.process,
    unit: task.unit,
    dueOn: loadCalendar(task.city).describe(dueDay(task)),
    caseId: task.caseId,
    ...(task.transferKey === null ? {} : { transfer: task.transferKey }),
    returned: task.returned,
    ...(task.copy ? { copy: copyOf(task.copy) } : {}),
  };
}
