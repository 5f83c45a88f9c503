import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

export interface PagerProps {
  readonly page: number;
  readonly shown: number;
  readonly onPrevious?: (() => void) | undefined;
  readonly onNext?: (() => void) | undefined;
}

/** Keyset paging: there is a page before and a page after, and no number of pages. */
export function Pager({ page, shown, onPrevious, onNext }: PagerProps) {
  const { t } = useTranslation();
  return (
    <nav className="pager no-print" aria-label={t('pager.label')}>
      <span className="quiet">{t('pager.page', { page, shown })}</span>
      <Button disabled={!onPrevious} onClick={onPrevious}>
        {t('pager.previous')}
      </Button>
      <Button disabled={!onNext} onClick={onNext}>
        {t('pager.next')}
      </Button>
    </nav>
  );
}
