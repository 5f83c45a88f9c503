import { daysLeft } from '#domain/time/days-left.js';
import { dayOf, instantText } from '#domain/time/instant.js';
import type { TaskItem } from '#contracts/api/tasks.js';
import type { Holder } from '#contracts/api/values.js';
import { loadCalendar } from '#policy/calendar.js';
import type { CopyRow, TaskRow } from '#persistence/inbox/task-row.js';
import { taskLight } from './due-words.js';

export const holderOf = (task: TaskRow): Holder | null =>
  task.claimedBy === null
    ? null
    : { username: task.claimedBy, person: task.claimedByPerson ?? task.claimedBy };

/** 24:00 of a day is that day's end, not the next one's beginning. */
function daysOf({ city, dueAt }: TaskRow, now: number): Pick<TaskItem, 'daysLeft' | 'dueOn'> {
  const calendar = loadCalendar(city);
  const due = dayOf(Number(dueAt) - 1);
  return { daysLeft: daysLeft(calendar, dayOf(now), due), dueOn: calendar.describe(due) };
}

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
export function taskItem(task: TaskRow, now: number, soon: number): TaskItem {
  return {
    id: task.id,
    version: task.version,
    kind: task.kind,
    title: task.title,
    process: task.process,
    city: task.city,
    unit: task.unit,
    unitName: task.unitName,
    fund: task.fund,
    period: task.period,
    amount: task.amount,
    dueAt: instantText(Number(task.dueAt)),
    source: task.source,
    strength: task.strength,
    light: taskLight(task, now, soon),
    ...daysOf(task, now),
    clause: task.clause,
    state: task.state,
    claimedBy: holderOf(task),
    candidateGroup: task.candidateGroup,
    caseId: task.caseId,
    ...(task.transferKey === null ? {} : { transfer: task.transferKey }),
    returned: task.returned,
    ...(task.copy ? { copy: copyOf(task.copy) } : {}),
  };
}
