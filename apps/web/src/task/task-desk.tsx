import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedTask } from '../api/queries.js';
import type { Session } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { DecisionBar } from './decision-bar.js';
import { DecisionOutcome } from './decision-outcome.js';
import { fieldAt, fieldId, formFaults, isWhole, type FieldErrors } from './form/pointers.js';
import { SchemaForm } from './form/schema-form.js';
import { Refusal } from './refusal.js';
import { useClaim } from './use-claim.js';
import { errorsOf, useDecision, type Verdict } from './use-decision.js';
import { useDraft } from './use-draft.js';

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

/** The form with what may be done about it. */
export function TaskDesk({ task, session, laidOut }: TaskDeskProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { draft, change, forget } = useDraft(session.username, task.id);
  const [faults, setFaults] = useState<FieldErrors>({});
  const claim = useClaim(task.id);
  const decision = useDecision(task, forget);
  const values = draft.form ?? task.form.values;
  const atDesk = isAtDesk(task, session);
  const mine = atDesk && task.otherDesk === null;
  const decided = decision.data ?? null;
  const errors = { ...faults, ...errorsOf(decision.error) };

  const send = (verdict: Omit<Verdict, 'form'>) => {
    const wrong = formFaults(task.form.schema, values);
    const faultAt = (pointer: string): string =>
      t(isWhole(fieldAt(task.form.schema, pointer) ?? {}) ? 'form.wholeWrong' : 'form.amountWrong');
    setFaults(Object.fromEntries(wrong.map((pointer) => [pointer, faultAt(pointer)])));
    if (wrong.length > 0) {
      decision.reset();
      focusFirst(wrong);
      return;
    }
    decision.mutate(
      { ...verdict, form: values },
      { onError: (error) => focusFirst(Object.keys(errorsOf(error))) },
    );
  };

  return (
    <section className="card task-desk" aria-label={t('task.form')}>
      <SchemaForm
        schema={task.form.schema}
        values={mine && !decided ? values : task.form.values}
        errors={errors}
        fixed={!mine || decided !== null}
        hidden={letterOf(task) === null ? [] : ['letterId', 'letterTitle']}
        onChange={(form) => change({ form })}
      />
      {claim.isError && <ProblemNote error={claim.error} />}
      {decision.isError && (
        <Refusal
          error={decision.error}
          kept={mine ? null : draft}
          schema={task.form.schema}
          onRetry={() => decision.variables && decision.mutate(decision.variables)}
        />
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
