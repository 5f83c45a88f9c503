import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.js';
import type { Task } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import '../styles/urge.css';
import { KeptNote } from '../ui/kept-note.js';
import { TextArea } from '../ui/text-area.js';
import { tooMuch } from '../ui/text-length.js';
import { useKept } from '../ui/use-kept.js';

const MAX_TEXT = 500;

/** 催办: asks the desk that holds the task to act, in words or without. */
export function UrgeTask({ task }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const field = useId();
  const { value, restored, set, drop } = useKept(`urge/${task.id}`, { text: '' });
  const { text } = value;
  const [open, setOpen] = useState(restored && text !== '');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const urge = useMutation({
    mutationFn: () =>
      call('POST', `/tasks/${task.id}/urge`, {
        body: text.trim() === '' ? {} : { text: text.trim() },
        headers: { 'idempotency-key': key },
      }),
    onSuccess: () => {
      setOpen(false);
      drop();
      setKey(crypto.randomUUID());
      void client.invalidateQueries({ queryKey: ['task', task.id] });
    },
  });
  const ready = tooMuch(text.trim(), MAX_TEXT) === 0;
  if (!open) {
    return (
      <p className="no-print urge">
        <Button onClick={() => setOpen(true)}>{t('urge.button')}</Button>
        {urge.isSuccess && (
          <span role="status">
            {t('urge.sent', { desk: deskName(task.candidateGroup, language) })}
          </span>
        )}
      </p>
    );
  }
  return (
    <form
      className="card no-print urge-form"
      aria-label={t('urge.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) urge.mutate();
      }}
    >
      {restored && text !== '' && <KeptNote onDrop={drop} />}
      <label htmlFor={field}>{t('urge.text')}</label>
      <TextArea
        id={field}
        value={text}
        maxLength={MAX_TEXT}
        counted
        rows={3}
        autoFocus
        onText={(words) => {
          set({ text: words });
          setKey(crypto.randomUUID());
        }}
      />
      {urge.isError && <ProblemNote error={urge.error} />}
      <p className="urge">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={urge.isPending}>
          {t('urge.send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('urge.cancel')}</Button>
      </p>
    </form>
  );
}
