import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedTask } from '../api/queries.js';
import type { FormValues, Session } from '../api/types.js';
import { TaskFiles } from '../attachments/task-files.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { DecisionBar } from './decision-bar.js';
import { DecisionOutcome } from './decision-outcome.js';
import { WordsContext } from './form/asked-words.js';
import { fieldId, type FieldErrors } from './form/pointers.js';
import { SchemaForm } from './form/schema-form.js';
import { useFaults } from './form/use-faults.js';
import { askedWords, sentForm, withWords } from './form/words-of.js';
import { KeptNote } from '../ui/kept-note.js';
import { tooMuch } from '../ui/text-length.js';
import { MAX_COMMENT } from './decision-codes.js';
import { Refusal, Unsent } from './refusal.js';
import { useClaim } from './use-claim.js';
import { errorsOf, useDecision, type Verdict } from './use-decision.js';
import { useDraft } from './use-draft.js';

/** Its own files, and those that came in its form from an earlier desk or round. */
function filesOf({ id, attachments, form }: OpenedTask): OpenedTask['attachments'] {
  const said = JSON.stringify(form.values);
  return attachments.filter((file) => file.taskId === id || said.includes(file.id));
}

/** The first wrong field takes the focus, in the order of the page and not of the answer. */
function focusFirst(pointers: readonly string[]): void {
  const fields = pointers
    .map((pointer) => document.getElementById(fieldId(pointer)))
    .filter((field): field is HTMLElement => field !== null)
    .sort((a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1));
  requestAnimationFrame(() => fields[0]?.focus());
}

const isAtDesk = (task: OpenedTask, { office, posts, username }: Session): boolean =>
  (task.state === 'OPEN' && posts.some((post) => task.candidateGroup === `${office}.${post}`)) ||
  (task.state === 'CLAIMED' && task.claimedBy?.username === username);

/** Whether the reader may decide the task as it stands, and so add to it. */
export const mayDecide = (task: OpenedTask, session: Session): boolean =>
  isAtDesk(task, session) && task.otherDesk === null;

/** The letter that is signed or answered, where the task is about one. */
export function letterOf({ form }: OpenedTask): string | null {
  const id = form.values['letterId'];
  return typeof id === 'string' && id !== '' ? id : null;
}

export interface TaskDeskProps {
  readonly task: OpenedTask;
  readonly session: Session;
  /** Whether all that the decision is about stands on the page. */
  readonly laidOut: boolean;
}

/** A decided form as it was decided; an open one as it was typed, where it is the reader's to decide. */
function shownOf(
  task: OpenedTask,
  mine: boolean,
  typed: FormValues,
  sent: FormValues | undefined,
): FormValues {
  if (task.decision !== null) return task.form.values;
  return mine ? (sent ?? typed) : task.form.values;
}

/** The form with what may be done about it. */
export function TaskDesk({ task, session, laidOut }: TaskDeskProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, typed, restored, change, forget } = useDraft(task.id);
  const [faults, setFaults] = useState<FieldErrors>({});
  const faultsOf = useFaults();
  const claim = useClaim(task.id);
  const decision = useDecision(task, forget);
  const values = draft.form ?? task.form.values;
  const atDesk = isAtDesk(task, session);
  const mine = mayDecide(task, session);
  const decided = decision.data ?? null;
  const errors = { ...faults, ...errorsOf(decision.error) };

  const asked = askedWords(task, values);

  const send = (verdict: Omit<Verdict, 'form'>) => {
    if (tooMuch(draft.comment.trim(), MAX_COMMENT) > 0) {
      document.getElementById(fieldId('/comment'))?.focus();
      return;
    }
    const wrong = faultsOf(task.form.schema, values, asked);
    setFaults(wrong);
    const pointers = Object.keys(wrong);
    if (pointers.length > 0) {
      decision.reset();
      focusFirst(pointers);
      return;
    }
    decision.mutate(
      { ...verdict, form: sentForm(values, asked) },
      { onError: (error) => focusFirst(Object.keys(errorsOf(error))) },
    );
  };

  return (
    <section className="card task-desk" aria-label={t('task.form')}>
      {restored && mine && !decided && <KeptNote onDrop={forget} />}
      <WordsContext.Provider
        value={{
          asked: mine && !decided ? asked : [],
          errors,
          onWords: (pointer, words) => change({ form: withWords(values, pointer, words) }),
        }}
      >
        <TaskFiles.Provider value={filesOf(task)}>
          <SchemaForm
            schema={task.form.schema}
            values={shownOf(task, mine, values, decided ? decision.variables?.form : undefined)}
            errors={errors}
            fixed={!mine || decided !== null || task.decision !== null}
            hidden={letterOf(task) === null ? [] : ['letterId', 'letterTitle']}
            drafted={task.form.drafted ?? (decided ? task.form.values : undefined)}
            relations={task.form.relations}
            onChange={(form) => change({ form })}
          />
        </TaskFiles.Provider>
      </WordsContext.Provider>
      {claim.isError && <ProblemNote error={claim.error} />}
      {decision.isError && (
        <Refusal
          error={decision.error}
          kept={mine ? null : draft}
          schema={task.form.schema}
          onRetry={() => decision.variables && decision.mutate(decision.variables)}
        />
      )}
      {!decided && !mine && typed && task.state === 'DONE' && task.claimedBy && (
        <p role="status">{t('task.doneBy', { person: task.claimedBy.person })}</p>
      )}
      {!decided && !mine && typed && !decision.isError && (
        <Unsent draft={draft} schema={task.form.schema} />
      )}
      {decided && <DecisionOutcome id={decided.decisionId} taskId={task.id} />}
      {!decided && mine && (
        <DecisionBar
          task={task}
          comment={draft.comment}
          onComment={(comment) => change({ comment })}
          errors={errors}
          busy={decision.isPending || !laidOut}
          onDecide={send}
          onClaim={() => claim.mutate('claim')}
          onRelease={() => claim.mutate('release')}
        />
      )}
      {!decided && !mine && task.state !== 'DONE' && (
        <p className="quiet" role="status">
          {task.state === 'CANCELLED'
            ? t('task.cancelled')
            : atDesk && task.otherDesk !== null
              ? t('task.otherDesk', { desk: deskName(task.otherDesk, language) })
              : task.claimedBy
                ? t('task.heldBy', { person: task.claimedBy.person })
                : t('task.notMine', { desk: deskName(task.candidateGroup, language) })}
        </p>
      )}
      {!decided && atDesk && !mine && task.state === 'CLAIMED' && (
        <Button onClick={() => claim.mutate('release')}>{t('decide.release')}</Button>
      )}
      {!decided && task.decision && (
        <p role="status">{t(`outcome.${task.decision.state as 'APPLIED'}`)}</p>
      )}
    </section>
  );
}
