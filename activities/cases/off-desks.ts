import { cancelTasks } from '#persistence/steps/task-rows.js';
import type { CaseWork } from '../work.js';

/** Takes off their desks the open tasks of a step: what they asked for has come, or their time is up. */
export async function takeOffDesks(at: CaseWork, step: string): Promise<void> {
  const stands = at.course.tasks.some((task) => task.isOpen && task.step === step);
  if (stands) await cancelTasks(at.sql, { caseId: at.row.id, kind: step }, at.now);
}
