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
/** What was typed before a colleague took or decided the task: to be read and copied, not to be sent. */
export function Unsent({ draft, schema }: { draft: Draft; schema: FieldSchema }) {
  const { t } = useTranslation();
  if (draft.form === null && draft.comment === '') return null;
  return (
    <details open className="kept">
      <summary>{t('refusal.kept')}</summary>
      {draft.form && <SchemaForm schema={schema} values={draft.form} fixed />}
      {draft.comment !== '' && <q>{draft.comment}</q>}
    </details>
  );
}

/** Why a decision was not taken: who won, what is wrong, or that nobody knows and asking again is safe. */
export function Refusal({ error, kept, schema, onRetry }: RefusalProps) {
  const { t } = useTranslation();
  const status = error instanceof ProblemError ? error.status : -1;
  const winner = error instanceof ProblemError ? error.problem.claimedBy : null;
  const typed = kept !== null && <Unsent draft={kept} schema={schema} />;
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
  const code = error instanceof ProblemError ? error.problem.code : '';
  if (status === 409 && code !== 'OTHER_PERSON' && !aboutLetter(error)) {
    const who = winner && { person: winner.person };
    const held = code === 'HELD_BY_ANOTHER' ? 'refusal.held' : 'refusal.won';
    return (
      <Warning title={who ? t(held, who) : t('refusal.closed')}>
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
