import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import '../styles/bell.css';
import { unreadQuery } from './notice-queries.js';

const mostShown = 99;

/** The bell of the header: how many notices nobody at this desk has read. */
export function Bell() {
  const { t } = useTranslation();
  const { data: unread = 0 } = useQuery(unreadQuery);
  const label = t('notices.bell', { count: unread });
  return (
    <Link
      to="/notices"
      search={unread > 0 ? { box: 'unread' } : {}}
      className="bell"
      aria-label={label}
      title={label}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        <path
          d="M12 3a6 6 0 0 0-6 6v4.2L4.3 16.5a.8.8 0 0 0 .7 1.2h14a.8.8 0 0 0 .7-1.2L18 13.2V9a6 6 0 0 0-6-6Zm-2.4 16.2a2.5 2.5 0 0 0 4.8 0Z"
          fill="currentColor"
        />
      </svg>
      {unread > 0 && (
        <span className="bell-count" aria-hidden="true">
          {unread > mostShown ? `${mostShown}+` : unread}
        </span>
      )}
    </Link>
  );
}
