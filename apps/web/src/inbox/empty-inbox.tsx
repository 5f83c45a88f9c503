import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { sessionQuery } from '../api/queries.js';
import { Empty } from '../ui/empty.js';
import type { InboxSearch } from './inbox-search.js';

const BOXES = ['todo', 'done', 'started', 'cc'] as const;

export function EmptyInbox({ filter, onClear }: { filter: InboxSearch; onClear: () => void }) {
  const { t } = useTranslation();
  const { data: session } = useQuery(sessionQuery);
  const { box, ...narrowing } = filter;
  if (Object.values(narrowing).some((value) => value !== undefined)) {
    return (
      <Empty title={t('empty.filtered')}>
        <Button onClick={onClear}>{t('filter.clear')}</Button>
      </Empty>
    );
  }
  if (session?.scopes.length === 0) return <Empty title={t('empty.noScope')} />;
  const known = BOXES.find((each) => each === box) ?? 'todo';
  return <Empty title={t(`empty.${known}.title`)}>{t(`empty.${known}.why`)}</Empty>;
}
