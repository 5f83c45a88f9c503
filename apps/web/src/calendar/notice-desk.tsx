import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isVisible } from '#domain/text/visible.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextInput } from '../ui/text-input.js';
import { tooMuch } from '../ui/text-length.js';
import { useKept } from '../ui/use-kept.js';
import { calendarNoticeQuery, decideNotice, type OpenedNotice } from './calendar-queries.js';
import { NoticeEffects } from './notice-effects.js';

const MAX_REASON = 500;

/** One notice with its effects; who may, confirms what another proposed, or sends it back with a reason. */
export function NoticeDesk({ id }: { id: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const answer = useQuery(calendarNoticeQuery(id));
  const { value, set, drop } = useKept(`calendar-reason/${id}`, { reason: '' });
  const { reason } = value;
  const decide = useMutation({
    mutationFn: ({ opened, decision }: { opened: OpenedNotice; decision: 'confirm' | 'reject' }) =>
      decideNotice(opened, decision, reason.trim()),
    onSuccess: drop,
    onSettled: () => client.invalidateQueries({ queryKey: ['calendar-notices'] }),
  });
  if (answer.isError) return <ProblemNote error={answer.error} />;
  if (!answer.data) return <p className="quiet">{t('shell.loading')}</p>;
  const opened = answer.data;
  const { notice, preview } = opened;
  const ready = isVisible(reason) && tooMuch(reason.trim(), MAX_REASON) === 0;
  const open = notice.state === 'PROPOSED';
  return (
    <section className="card calendar-form" aria-labelledby="calendar-notice">
      <p>
        <Link to="/calendar" search={{}}>
          {t('calendar.back')}
        </Link>
      </p>
      <h2 id="calendar-notice">
        {notice.number} {notice.title}
      </h2>
      <p className="quiet">
        {t(`calendar.state.${notice.state}`)} · {notice.date} · {notice.proposer}
        {notice.decider !== null && ` · ${notice.decider}`}
      </p>
      {open && !notice.mayConfirm && <p>{t('calendar.second')}</p>}
      <NoticeEffects preview={preview} />
      {decide.isError && <ProblemNote error={decide.error} />}
      {notice.mayReject && (
        <TextInput
          aria-label={t('calendar.reason')}
          placeholder={t('calendar.reason')}
          most={MAX_REASON}
          value={reason}
          onText={(text) => set({ reason: text })}
        />
      )}
      <div className="decide-buttons">
        {notice.mayConfirm && (
          <Button
            type="primary"
            loading={decide.isPending}
            onClick={() => decide.mutate({ opened, decision: 'confirm' })}
          >
            {t('calendar.confirm')}
          </Button>
        )}
        {notice.mayReject && (
          <Button
            disabled={!ready || decide.isPending}
            onClick={() => decide.mutate({ opened, decision: 'reject' })}
          >
            {t('calendar.reject')}
          </Button>
        )}
      </div>
    </section>
  );
}
