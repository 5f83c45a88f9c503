import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import type { FieldSchema } from '../api/types.js';
import { ProblemNote } from '../ui/problem-note.js';
import { SchemaForm } from './form/schema-form.js';
import type { Draft } from './use-draft.js';

export interface RefusalProps {
  readonly error: unknown;
  /** What was typed, when the task is no longer this person's to decide. */
  readonly kept: Draft | null;
  readonly schema: FieldSchema;
  readonly onRetry: () => void;
}

/** The letter is drawn up again, or decided on already: its own words say so. */
const aboutLetter = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code.startsWith('LETTER_');

/** Why a decision was not taken: who won, what is wrong, or that nobody knows and asking again is safe. */
export function Refusal({ error, kept, schema, onRetry }: RefusalProps) {
  const { t } = useTranslation();
  const status = error instanceof ProblemError ? error.status : -1;
  const winner = error instanceof ProblemError ? error.problem.claimedBy : null;
  const typed = kept !== null && (kept.form !== null || kept.comment !== '') && (
    <details open className="kept">
      <summary>{t('refusal.kept')}</summary>
      {kept.form && <SchemaForm schema={schema} values={kept.form} fixed />}
      {kept.comment !== '' && <q>{kept.comment}</q>}
    </details>
  );
  if (status === 0) {
    return (
      <Warning
        title={t('refusal.unknown')}
        action={<Button onClick={onRetry}>{t('refusal.sendAgain')}</Button>}
      >
        {t('refusal.unknownWhat')}
      </Warning>
    );
  }
  if (status === 409 && !aboutLetter(error)) {
    return (
      <Warning title={winner ? t('refusal.won', { person: winner.person }) : t('refusal.closed')}>
        <p>{t('problem.noMoneyMoved')}</p>
        {typed}
      </Warning>
    );
  }
  if (status === 412) {
    return <Warning title={t('refusal.changed')}>{t('refusal.changedWhat')}</Warning>;
  }
  return <ProblemNote error={error} money />;
}

interface WarningProps {
  readonly title: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const Warning = ({ title, action, children }: WarningProps) => (
  <Alert
    type="warning"
    showIcon
    role="alert"
    title={title}
    description={children}
    action={action}
  />
);
