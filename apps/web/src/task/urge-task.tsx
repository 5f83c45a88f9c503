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
import { TextArea } from '../ui/text-area.js';

const MAX_TEXT = 500;

/** 催办: asks the desk that holds the task to act, in words or without. */
export function UrgeTask({ task }: { task: Task }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const field = useId();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [key, setKey] = useState(() => crypto.randomUUID());
  const urge = useMutation({
    mutationFn: () =>
      call('POST', `/tasks/${task.id}/urge`, {
        body: text.trim() === '' ? {} : { text: text.trim() },
        headers: { 'idempotency-key': key },
      }),
    onSuccess: () => {
      setOpen(false);
      setText('');
      setKey(crypto.randomUUID());
      void client.invalidateQueries({ queryKey: ['task', task.id] });
    },
  });
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
        urge.mutate();
      }}
    >
      <label htmlFor={field}>{t('urge.text')}</label>
      <TextArea
        id={field}
        value={text}
        maxLength={MAX_TEXT}
        counted
        autoFocus
        onText={(words) => {
          setText(words);
          setKey(crypto.randomUUID());
        }}
      />
      {urge.isError && <ProblemNote error={urge.error} />}
      <p className="urge">
        <Button type="primary" htmlType="submit" loading={urge.isPending}>
          {t('urge.send')}
        </Button>
        <Button onClick={() => setOpen(false)}>{t('urge.cancel')}</Button>
      </p>
    </form>
  );
}
