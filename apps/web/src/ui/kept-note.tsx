import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** Says that what was written before is here again, and offers to begin anew. */
export function KeptNote({ older = false, onDrop }: { older?: boolean; onDrop: () => void }) {
  const { t } = useTranslation();
  return (
    <p className="kept-note no-print" role="status">
      <span>
        {t('kept.found')}
        {older && ` ${t('kept.older')}`}
      </span>
      <Button type="link" size="small" onClick={onDrop}>
        {t('kept.drop')}
      </Button>
    </p>
  );
}
