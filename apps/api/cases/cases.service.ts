import { Injectable } from '@nestjs/common';
import { instantText } from '#domain/time/instant.js';
import type { CaseView } from '#contracts/api/cases.js';
import { caseTitle, stateTitle, waitTitle } from '#policy/process/case-words.js';
import { attachmentsOfCase } from '#persistence/attachments/find-attachments.js';
import { findCaseTasks, type CaseTask } from '#persistence/cases/case-tasks.js';
import { findPapers } from '#persistence/cases/case-way.js';
import { findCase } from '#persistence/cases/find-case.js';
import { computationsOf } from '#persistence/computations/computation-rows.js';
import { Database } from '#persistence/database.js';
import { attachmentView } from '../attachments/file-face.js';
import type { Actor } from '../http/actor.js';
import { titleOfDecision } from '../inbox/offered-decisions.js';
import { notFound } from '../http/problems.js';
import { factsOfCase } from './case-facts.js';
import { gatesOfCase } from './case-gates.js';
import { wayOf } from './case-way.js';
import { filingsOf } from './filings.js';
import { caseSteps, stepTitlesOf, type StepTitles } from './case-steps.js';
import { quotedClause } from './quoted-clause.js';

const isOpen = ({ state }: CaseTask): boolean => state === 'OPEN' || state === 'CLAIMED';

function decisionsOf(tasks: readonly CaseTask[], titles: StepTitles): CaseView['decisions'] {
  return tasks.flatMap(({ decisionId, decisionState, username, person, code, way, at, ...task }) =>
    decisionId === null || username === null || at === null || code === null || way === null
      ? []
      : [
          {
            id: decisionId,
            decisionId,
            taskId: task.id,
            step: task.step,
            title: task.title,
            stepTitle: titles.get(task.step) ?? { zh: task.title, en: task.title },
            decision: code,
            decisionTitle: titleOfDecision(code, task.offered),
            way,
            state: decisionState ?? '',
            by: { username, person: person ?? username },
            at: instantText(Number(at)),
            comment: task.comment,
          },
        ],
  );
}

@Injectable()
export class CasesService {
  constructor(private readonly database: Database) {}

  async view({ scopes }: Actor, id: string): Promise<CaseView> {
    const row = await findCase(this.database, scopes, id);
    if (!row) throw notFound();
    const tasks = await findCaseTasks(this.database, id);
    const title = caseTitle(row);
    const { openedAt, closedAt, transfers, waitingFor, ...standing } = row;
    return {
      ...standing,
      ...quotedClause(row.city, row.clause),
      title: title.zh,
      caseTitle: title,
      stateTitle: stateTitle(row),
      openedAt: instantText(Number(openedAt)),
      closedAt: closedAt === null ? null : instantText(Number(closedAt)),
      finishedAt: closedAt === null || !row.finished ? null : instantText(Number(closedAt)),
      heldBy: [...new Set(tasks.filter(isOpen).map(({ candidateGroup }) => candidateGroup))],
      steps: caseSteps({ ...row, caseId: id }, tasks, row.finished),
      way: await wayOf(this.database, row, tasks),
      workflowId: row.id,
      transfers: [...transfers],
      attachments: (await attachmentsOfCase(this.database, id)).map(attachmentView),
      decisions: decisionsOf(tasks, stepTitlesOf({ ...row, caseId: id })),
      filings: await filingsOf(this.database, row),
      computations: await this.computationsOf(id),
      facts: await factsOfCase(this.database, row),
      gates: await gatesOfCase(this.database, scopes, row),
      ...(await this.papersOf(scopes, id)),
      waitingFor,
      waitTitle: waitTitle(waitingFor),
    };
  }

  private async papersOf(
    scopes: Actor['scopes'],
    id: string,
  ): Promise<Pick<CaseView, 'obligations' | 'letters'>> {
    const { obligations, letters } = await findPapers(this.database, scopes, id);
    return { obligations: [...obligations], letters: [...letters] };
  }

  private async computationsOf(id: string): Promise<CaseView['computations']> {
    const kept = await computationsOf(this.database, id);
    return kept.map(({ at, readings, input, result, trace, ...named }) => ({
      ...named,
      readings: { ...readings },
      input: { ...input },
      result: { ...result },
      trace: [...trace],
      at: instantText(Number(at)),
    }));
  }
}
