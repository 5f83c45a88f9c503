import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { clauseOf, deskName, officeName, unitName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import type { Notice } from './notice-queries.js';

export interface NoticeItemProps {
  readonly notice: Notice;
  readonly onRead: (id: string) => void;
}

/** One notice: what, about whom, by which clause, and the way to the matter itself. */
export function NoticeItem({ notice, onRead }: NoticeItemProps) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const unread = notice.readAt === null;
  const word = `notices.kind.${notice.kind}`;
  const kind = i18n.exists(word) ? t(word as 'notices.kind.URGE') : t('notices.other');
  const isDesk = notice.to.split('.').length > 2;
  const clause = notice.clause === null ? undefined : clauseOf(notice.clause);
  const read = () => unread && onRead(notice.id);
  return (
    <li className={unread ? 'notice notice-unread' : 'notice'}>
      <div>
        <p className="notice-head">
          <span className="tag">{kind}</span>
          <strong>{notice.title}</strong>
          <span className="quiet">{unitName(notice.unit, language)}</span>
        </p>
        <p>{notice.body}</p>
        <p className="quiet">
          {[
            instantWords(notice.at, language),
            isDesk ? deskName(notice.to, language) : officeName(notice.to, language),
            ...(clause ? [`${clause.number} ${clause.article}`] : []),
            ...(notice.readAt !== null && notice.readBy
              ? [
                  t('notices.readBy', {
                    person: notice.readBy.person,
                    at: instantWords(notice.readAt, language),
                  }),
                ]
              : []),
          ].join(' · ')}
        </p>
      </div>
      <div className="notice-ways no-print">
        {notice.taskId !== null && (
          <Link to="/tasks/$id" params={{ id: notice.taskId }} onClick={read}>
            {t('notices.open')}
          </Link>
        )}
        {notice.taskId === null && notice.caseId !== null && (
          <Link to={`/cases/${notice.caseId}` as '/'} onClick={read}>
            {t('notices.case')}
          </Link>
        )}
        {unread && <Button onClick={read}>{t('notices.read')}</Button>}
      </div>
    </li>
  );
}
