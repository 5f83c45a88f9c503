import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/call.js';
import { casePath, sessionQuery, taskQuery } from '../api/queries.js';
import { isAdministrator } from '../app/business-clock.js';
import { shownLetterQuery } from '../letters/letter-queries.js';
import { lastInbox } from '../inbox/inbox-search.js';
import { stepName } from '../names/names.js';
import '../styles/lists.css';
import '../styles/task.css';
import { useKeys } from '../ui/keys.js';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { aboutDuty } from '../obligations/about-duty.js';
import { ClauseCard } from './clause-card.js';
import { ClockCard } from './clock-card.js';
import { Neighbours } from './neighbours.js';
import { letterOf, mayDecide, TaskDesk } from './task-desk.js';
import { ReturnedBanner } from './returned-banner.js';
import { TaskHeader } from './task-header.js';
import { Trail } from './trail.js';

const LetterPreview = lazy(async () => ({
  default: (await import('../letters/letter-preview.js')).LetterPreview,
}));
const DutyCard = lazy(async () => ({
  default: (await import('../obligations/duty-card.js')).DutyCard,
}));
const FilesCard = lazy(async () => ({
  default: (await import('../attachments/files-card.js')).FilesCard,
}));
const EndClaim = lazy(async () => ({ default: (await import('./end-claim.js')).EndClaim }));
const UrgeTask = lazy(async () => ({ default: (await import('./urge-task.js')).UrgeTask }));

const route = getRouteApi('/shell/tasks/$id');

/** One task on one page: what, how much, until when, by which clause, who before and who next. */
export function TaskPage() {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = route.useNavigate();
  const { id } = route.useParams();
  const task = useQuery(taskQuery(id));
  const { data: session } = useQuery(sessionQuery);
  const back = () => void navigate({ to: '/tasks', search: lastInbox() });
  useKeys({ Escape: back });
  const letterId = task.data ? letterOf(task.data) : null;
  const shown = useQuery(shownLetterQuery(letterId ?? '', task.data?.etag ?? ''));
  const title = task.data
    ? stepName(task.data.kind, task.data.title, language, task.data.city)
    : '';
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);

  if (task.isError && !task.data) {
    const unseen = task.error instanceof ProblemError && task.error.status === 404;
    if (unseen && isAdministrator(session?.posts))
      return (
        <Suspense fallback={null}>
          <EndClaim id={id} task={null} />
        </Suspense>
      );
    return <ProblemNote error={task.error} retry={() => void task.refetch()} />;
  }
  if (!task.data || !session) return <p className="quiet">{t('shell.loading')}</p>;
  const opened = task.data;
  /** Nobody decides on a letter that is not on the page yet. */
  const laidOut = letterId === null || (shown.isSuccess && !shown.isPlaceholderData);
  return (
    <article className="task">
      <PrintHead title={t('task.sheet')} />
      <div className="task-tools no-print">
        <Button type="link" onClick={back}>
          {t('task.back')}
        </Button>
        <Link to={`/cases/${opened.caseId ?? casePath(opened)}` as '/'}>{t('task.case')}</Link>
        <Button onClick={() => window.print()}>{t('task.print')}</Button>
      </div>
      <ReturnedBanner task={opened} />
      <TaskHeader task={opened} />
      <Suspense fallback={null}>
        {opened.mayUrge && <UrgeTask task={opened} />}
        <EndClaim key={`end/${opened.id}`} id={opened.id} task={opened} />
      </Suspense>
      <div className="task-columns">
        <div className="stack">
          {letterId !== null && (
            <Suspense fallback={<p className="quiet">{t('shell.loading')}</p>}>
              <LetterPreview id={letterId} taskEtag={opened.etag} />
            </Suspense>
          )}
          <TaskDesk
            key={`${session.username}/${opened.id}`}
            task={opened}
            session={session}
            laidOut={laidOut}
          />
          <Suspense fallback={null}>
            <FilesCard
              files={opened.attachments}
              addTo={mayDecide(opened, session) ? opened.id : undefined}
            />
          </Suspense>
        </div>
        <aside aria-label={t('task.aside')}>
          <Suspense fallback={null}>
            {aboutDuty(opened.caseId) && <DutyCard task={opened} />}
          </Suspense>
          <ClauseCard
            clause={opened.clause}
            quote={opened.quote}
            document={opened.document}
            article={opened.article}
          />
          <ClockCard task={opened} />
          <Neighbours task={opened} />
          <Trail entries={opened.history} step={opened.kind} />
        </aside>
      </div>
      <p className="print-only signatures">
        <span>{t('task.signature')}</span>
        <span>{t('task.signedOn')}</span>
      </p>
    </article>
  );
}
