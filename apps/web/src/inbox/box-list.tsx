import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { boxCountQuery } from '../api/queries.js';

const BOXES = ['todo', 'done', 'started', 'cc'] as const;
type Box = (typeof BOXES)[number];

function BoxLink({ box, current }: { box: Box; current: boolean }) {
  const { t } = useTranslation();
  const { data } = useQuery(boxCountQuery(box));
  const shown = data ? `${data.count}${data.more ? '+' : ''}` : '';
  return (
    <Link to="/tasks" search={{ box }} aria-current={current ? 'page' : undefined} className="box">
      <span>{t(`inbox.box.${box}`)}</span>
      <span className="box-count">{shown}</span>
    </Link>
  );
}

export function BoxList({ current }: { current: Box }) {
  const { t } = useTranslation();
  return (
    <nav className="boxes no-print" aria-label={t('inbox.boxes')}>
      {BOXES.map((box) => (
        <BoxLink key={box} box={box} current={box === current} />
      ))}
    </nav>
  );
}
