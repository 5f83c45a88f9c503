import { Injectable } from '@nestjs/common';
import { dayOf, instantText } from '#domain/time/instant.js';
import { factsOf } from '#contracts/forms/form-facts.js';
import { isTaskKind, type TaskKind } from '#contracts/forms/forms.js';
import { relationsOfWords } from '#contracts/process/form-relations.js';
import { schemaOn } from '#contracts/forms/promised-days.js';
import type { Task } from '#contracts/api/tasks.js';
import { lawWords } from '#policy/law-words.js';
import { attachmentsOfCase, attachmentsOfTask } from '#persistence/attachments/find-attachments.js';
import { caseHistory } from '#persistence/audit/case-history.js';
import { findCaseTasks } from '#persistence/cases/case-tasks.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { findTask, type FullTask, type ReturnRow } from '#persistence/inbox/find-task.js';
import { readCopies } from '#persistence/notices/read-copy.js';
import { noteIfRoom } from '#persistence/refused-for-space.js';
import type { Actor } from '../http/actor.js';
import { attachmentView } from '../attachments/file-face.js';
import { urges } from '../notices/urge.service.js';
import { quotedClause } from '../cases/quoted-clause.js';
import { historyLine } from '../cases/history-line.js';
import { neighboursOf } from '../cases/case-steps.js';
import { endsClaims } from './claim-enders.js';
import { isFinished } from './claim.service.js';
import { soonUntil } from './due-words.js';
import { freshBalances } from './fresh-balances.js';
import { offeredDecisions } from './offered-decisions.js';
import { packOfTask } from './pack-of-task.js';
import { pageFormOf, pageSchema } from './page-form.js';
import { taskItem } from './task-item.js';

/** Why work came back, in the words of the button that sent it. */
function returnOf(row: ReturnRow): NonNullable<Task['returnedBy']> {
  const reasons = row.decisions.flatMap(({ reasonCodes }) => reasonCodes ?? []);
  const code = row.reasonCode;
  const title = reasons.find((each) => each.code === code)?.title;
  return {
    by: { username: row.username, person: row.person },
    at: instantText(Number(row.at)),
    title: row.title,
    reason: code === null ? null : { code, title: title ?? code },
    comment: row.comment,
  };
}

@Injectable()
export class TaskService {
  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
  ) {}

  /** The task with the balances of now on its page; on a full disk, as it stands. */
  fresh(actor: Actor, task: FullTask): Promise<FullTask> {
    return freshBalances(this.database, actor, task);
  }

  /**
   * A task with its form, its law, who came before and who comes next. To whom the task
   * alone is shown, by a copy or because they decided it, it says nothing of the rest of its case.
   */
  async view(actor: Actor, task: FullTask): Promise<Task> {
    const now = await this.clock.now();
    const caseId = task.ofScope ? task.caseId : null;
    const lines = await caseHistory(this.database, { caseId, taskId: task.id });
    const files = await (caseId === null
      ? attachmentsOfTask(this.database, task.id)
      : attachmentsOfCase(this.database, caseId));
    const tasks = caseId === null ? [] : await findCaseTasks(this.database, caseId);
    return {
      ...taskItem(await this.received(actor, task, now), now, soonUntil(now)),
      ...quotedClause(task.city, task.clause),
      form: formOf(task, dayOf(now)),
      clock: task.clock,
      returnedBy: task.returnedBy && returnOf(task.returnedBy),
      history: lines.map(historyLine),
      attachments: files.map(attachmentView),
      ...(task.ofScope ? neighboursOf(task, tasks) : { before: [], next: [] }),
      decision:
        task.decisionId === null || task.decisionState === null
          ? null
          : { id: task.decisionId, state: task.decisionState },
      decisions: offeredDecisions(task.decisions),
      otherDesk: task.otherHat,
      mayUrge: !isFinished(task) && urges(actor, task),
      mayEndClaim:
        task.state === 'CLAIMED' &&
        task.claimedBy !== actor.username &&
        endsClaims(actor, task) !== null,
    };
  }

  /** A task that was given back, as its reader sees it; who reads no cases hears only which it was. */
  async released(actor: Actor, task: FullTask): Promise<Task> {
    const view = await this.view(actor, task);
    if (await findTask(this.database, actor, task.id)) return view;
    return {
      ...view,
      title: '',
      amount: null,
      caseId: null,
      transfer: undefined,
      form: { schema: {}, values: {} },
      clock: {},
      history: [],
      attachments: [],
      before: [],
      next: [],
      decisions: [],
    };
  }
  /** 已阅: the first look of an office at what was copied to it is written down. */
  private async received(actor: Actor, task: FullTask, now: number): Promise<FullTask> {
    if (!task.copy || task.copy.readAt !== null) return task;
    await noteIfRoom(this.database.tx((sql) => readCopies(sql, { taskId: task.id }, actor, now)));
    return (await findTask(this.database, actor, task.id)) ?? task;
  }
}

const relationsOfCode = (kind: TaskKind | null) => (kind && factsOf(kind).relations) ?? [];

/**
 * The form as decided, for ever, with the draft beside it; until then the draft. Work that came back opens
 * with what was submitted, and the system's own draft stays beside it (`today`: the business day).
 */
function formOf(task: FullTask, today: string): Task['form'] {
  const known = isTaskKind(task.kind) ? task.kind : null;
  const asked = pageFormOf(task, today);
  const relations = asked ? relationsOfWords(asked.words) : relationsOfCode(known);
  const first = task.returnedBy === null ? null : task.firstForm;
  const drafted = first ?? (task.decidedForm === null ? null : task.form);
  return {
    schema: asked
      ? pageSchema(asked)
      : known
        ? lawWords(packOfTask(task), task.period, schemaOn(known, today))
        : {},
    values: task.decidedForm ?? task.form,
    ...(drafted === null ? {} : { drafted }),
    ...(relations.length === 0
      ? {}
      : { relations: relations.map((each) => ({ ...each, of: [...each.of] })) }),
  };
}
