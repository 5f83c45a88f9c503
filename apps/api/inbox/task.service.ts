import { Injectable } from '@nestjs/common';
import { formSchema, isTaskKind } from '#contracts/forms/forms.js';
import type { Task, TaskDecision } from '#contracts/api/tasks.js';
import { caseHistory } from '#persistence/audit/case-history.js';
import { findCaseTasks } from '#persistence/cases/case-tasks.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import type { Actor } from '../http/actor.js';
import { urges } from '../notices/urge.service.js';
import { quotedClause } from '../cases/quoted-clause.js';
import { historyLine } from '../cases/history-line.js';
import { caseSteps, neighboursOf } from '../cases/case-steps.js';
import { isFinished } from './claim.service.js';
import { soonUntil } from './due-words.js';
import { taskItem } from './task-item.js';

@Injectable()
export class TaskService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  /** A task with its form, its law, who came before and who comes next (decisions 20). */
  async view(actor: Actor, task: FullTask): Promise<Task> {
    const now = await this.clock.now();
    const lines = await caseHistory(this.database, { caseId: task.caseId, taskId: task.id });
    const tasks = task.caseId === null ? [] : await findCaseTasks(this.database, task.caseId);
    return {
      ...taskItem(task, now, soonUntil(now)),
      ...quotedClause(task.city, task.clause),
      form: {
        schema: isTaskKind(task.kind) ? formSchema(task.kind) : {},
        values: task.form,
      },
      clock: task.clock,
      history: lines.map(historyLine),
      ...neighboursOf(task, caseSteps(task, tasks)),
      decision:
        task.decisionId === null || task.decisionState === null
          ? null
          : { id: task.decisionId, state: task.decisionState },
      decisions: task.decisions as TaskDecision[],
      mayUrge: !isFinished(task) && urges(actor, task),
    };
  }
}
