import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import '../styles/lists.css';
import '../styles/notices.css';
import { ListPage } from '../ui/list-page.js';
import { ProblemNote } from '../ui/problem-note.js';
import { NoticeItem } from './notice-item.js';
import { noticesQuery } from './notice-queries.js';
import { useReading } from './use-reading.js';

const route = getRouteApi('/shell/notices');
const BOXES = ['unread', 'all'] as const;

/** 通知: what one's desks and office were told, newest first. */
export function NoticesPage() {
  const { t } = useTranslation();
  const { box: wanted, cursor, page } = route.useSearch();
  const navigate = route.useNavigate();
  const box = wanted === 'unread' ? 'unread' : 'all';
  const answer = useQuery(noticesQuery({ box, cursor, limit: 20 }));
  const reading = useReading();
  return (
    <ListPage
      title={t('notices.title')}
      answer={answer}
      empty={{ title: t(`notices.empty.${box}.title`), why: t(`notices.empty.${box}.why`) }}
      paging={{
        list: `notices${box}`,
        search: { cursor, page },
        onPage: (part) => void navigate({ search: { box, ...part } }),
      }}
      filters={
        <>
          <nav className="notice-boxes" aria-label={t('notices.boxes')}>
            {BOXES.map((each) => (
              <Link
                key={each}
                to="/notices"
                search={{ box: each }}
                aria-current={each === box ? 'page' : undefined}
              >
                {t(`notices.box.${each}`)}
                {each === 'unread' && answer.data ? ` ${answer.data.unread}` : ''}
              </Link>
            ))}
          </nav>
          <Button
            disabled={(answer.data?.unread ?? 0) === 0 || reading.isPending}
            onClick={() => reading.mutate(null)}
          >
            {t('notices.readAll')}
          </Button>
        </>
      }
    >
      {(items) => (
        <>
          {reading.isError && <ProblemNote error={reading.error} />}
          <ol className="notices" aria-label={t('notices.title')}>
            {items.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} onRead={(id) => reading.mutate(id)} />
            ))}
          </ol>
        </>
      )}
    </ListPage>
  );
}
