import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenedTask } from '../api/queries.js';
import type { TaskDecision } from '../api/types.js';
import { releasesMoney } from '../names/names.js';
import { Choice } from '../ui/choice.js';
import { useKeys } from '../ui/keys.js';
import { useLanguage } from '../ui/language.js';
import { TextArea } from '../ui/text-area.js';
import {
  decisionTitle,
  MAX_COMMENT,
  movesPayment,
  signsLetter,
  turnsBack,
} from './decision-codes.js';
import { fieldId, type FieldErrors } from './form/pointers.js';
import type { Verdict } from './use-decision.js';

export interface DecisionBarProps {
  readonly task: OpenedTask;
  readonly comment: string;
  readonly onComment: (comment: string) => void;
  readonly errors: FieldErrors;
  readonly busy: boolean;
  readonly onDecide: (verdict: Omit<Verdict, 'form'>) => void;
  readonly onClaim: () => void;
  readonly onRelease: () => void;
}

const DecisionDialog = lazy(async () => ({
  default: (await import('./decision-dialog.js')).DecisionDialog,
}));

const PHRASES = ['agree', 'forApproval', 'supplement', 'read'] as const;

/** What cannot be taken back: a payment is given up, made again, or let go for the first time. */
const isFinal = (task: OpenedTask, choice: TaskDecision): boolean =>
  movesPayment(task, choice) ||
  signsLetter(task, choice) ||
  (choice.needs.length === 0 && choice.way === 'FORWARD' && releasesMoney(task.kind, task.city));

/** 意见 and the ways to decide, the forward one first. */
export function DecisionBar(props: DecisionBarProps) {
  const { task, comment, onComment, errors, busy, onDecide, onClaim, onRelease } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  /** A question is about the version it was asked of; what has changed is read before it is asked again. */
  const [question, setAsked] = useState<{ choice: TaskDecision; etag: string } | null>(null);
  const asked = question?.etag === task.etag ? question.choice : null;
  useKeys({ c: () => task.state === 'OPEN' && onClaim() });
  const commentError = errors['/comment'];
  const choose = (choice: TaskDecision) => {
    if (choice.needs.length > 0 || isFinal(task, choice)) {
      setAsked({ choice, etag: task.etag });
    } else
      onDecide({ decision: choice.code, ...(comment.trim() ? { comment: comment.trim() } : {}) });
  };

  return (
    <div className="decide no-print">
      <div className="decide-comment">
        <label htmlFor={fieldId('/comment')}>{t('decide.comment')}</label>
        <Choice
          label={t('decide.phrases')}
          empty={t('decide.phrases')}
          value={undefined}
          options={PHRASES.map((phrase) => ({
            value: t(`phrase.${phrase}`),
            label: t(`phrase.${phrase}`),
          }))}
          onChange={(phrase) => phrase !== undefined && onComment(`${comment}${phrase}`)}
        />
        <TextArea
          id={fieldId('/comment')}
          rows={2}
          counted
          maxLength={MAX_COMMENT}
          aria-invalid={commentError !== undefined}
          value={comment}
          onText={onComment}
        />
        {commentError !== undefined && (
          <span className="field-error" role="alert">
            {commentError}
          </span>
        )}
      </div>
      <div className="decide-buttons">
        {task.decisions.map((choice, index) => (
          <Button
            key={choice.code}
            type={index === 0 ? 'primary' : 'default'}
            danger={turnsBack(choice)}
            disabled={busy}
            loading={busy && index === 0}
            onClick={() => choose(choice)}
          >
            {decisionTitle(choice, language)}
          </Button>
        ))}
        <span className="spring" />
        {task.state === 'OPEN' && (
          <Button disabled={busy} onClick={onClaim}>
            {t('decide.claim')}
          </Button>
        )}
        {task.state === 'CLAIMED' && (
          <Button disabled={busy} onClick={onRelease}>
            {t('decide.release')}
          </Button>
        )}
      </div>
      {asked && (
        <Suspense fallback={null}>
          <DecisionDialog
            task={task}
            choice={asked}
            final={isFinal(task, asked)}
            comment={comment}
            onComment={onComment}
            onClose={() => setAsked(null)}
            onDecide={(verdict) => {
              setAsked(null);
              onDecide(verdict);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
