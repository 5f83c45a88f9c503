import { instantText } from '#domain/time/instant.js';
import type { TaskItem } from '#contracts/api/tasks.js';
import type { Holder } from '#contracts/api/values.js';
import type { TaskRow } from '#persistence/inbox/task-row.js';
import { taskLight } from './due-words.js';

export const holderOf = (task: TaskRow): Holder | null =>
  task.claimedBy === null
    ? null
    : { username: task.claimedBy, person: task.claimedByPerson ?? task.claimedBy };

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
    light: taskLight(task, now, soon),
    clause: task.clause,
    state: task.state,
    claimedBy: holderOf(task),
    candidateGroup: task.candidateGroup,
    caseId: task.caseId,
    ...(task.transferKey === null ? {} : { transfer: task.transferKey }),
  };
}
