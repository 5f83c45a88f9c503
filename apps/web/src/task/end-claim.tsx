import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isVisible } from '#domain/text/visible.js';
import { call } from '../api/call.js';
import { taskQuery } from '../api/queries.js';
import type { Task } from '../api/types.js';
import { deskName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextArea } from '../ui/text-area.js';
import { tooMuch } from '../ui/text-length.js';
import { useKept } from '../ui/use-kept.js';
import '../styles/urge.css';

const MAX_REASON = 500;

/**
 * 结束认领: who heads the desk, stands in or administers the city gives somebody's claim back, with a
 * reason. `task` is null for the administrator, who reads no cases.
 */
export function EndClaim({ id, task }: { id: string; task: Task | null }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const client = useQueryClient();
  const field = useId();
  const [open, setOpen] = useState(task === null);
  const { value, set, drop } = useKept(`end-claim/${id}`, { reason: '' });
  const { reason } = value;
  const end = useMutation({
    mutationFn: async () =>
      (
        await call<Task>('POST', `/tasks/${encodeURIComponent(id)}/release`, {
          body: { reason: reason.trim() },
        })
      ).data,
    onSuccess: () => {
      setOpen(false);
      drop();
    },
    onSettled: async () => {
      if (task !== null) await client.invalidateQueries(taskQuery(id));
      await client.invalidateQueries({ queryKey: ['tasks'] });
    },
  });
  if (end.isSuccess) {
    const desk = deskName(end.data.candidateGroup, language);
    return (
      <p className="no-print" role="status">
        {t('endClaim.done', { desk })}
      </p>
    );
  }
  if (task !== null && !task.mayEndClaim) return null;
  if (!open) {
    return (
      <p className="no-print urge">
        <Button onClick={() => setOpen(true)}>{t('endClaim.button')}</Button>
      </p>
    );
  }
  const ready = isVisible(reason) && tooMuch(reason.trim(), MAX_REASON) === 0;
  return (
    <form
      className="card no-print urge-form"
      aria-label={t('endClaim.title')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready && !end.isPending) end.mutate();
      }}
    >
      <p>
        {task === null
          ? t('endClaim.unseen')
          : t('endClaim.what', {
              person: task.claimedBy?.person ?? '',
              desk: deskName(task.candidateGroup, language),
            })}
      </p>
      <label htmlFor={field}>{t('endClaim.reason')}</label>
      <TextArea
        id={field}
        rows={3}
        counted
        maxLength={MAX_REASON}
        value={reason}
        autoFocus={task !== null}
        onText={(text) => set({ reason: text })}
      />
      {end.isError && <ProblemNote error={end.error} />}
      <p className="urge">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={end.isPending}>
          {t('endClaim.send')}
        </Button>
        {task !== null && <Button onClick={() => setOpen(false)}>{t('endClaim.cancel')}</Button>}
      </p>
    </form>
  );
}
