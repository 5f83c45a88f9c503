import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Empty } from '../ui/empty.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <Empty title={t('notFound.title')}>
        <Link to="/tasks" search={{ box: 'todo' }}>
          {t('notFound.home')}
        </Link>
      </Empty>
    </main>
  );
}
