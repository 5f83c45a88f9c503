import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../ui/language.js';
import { instantText, instantWords } from '../ui/time.js';
import { useBusinessClock } from './business-clock.js';

/** Nobody may take a demo's time for the real one: it stands on every page. */
export function ClockBanner({ children }: { children?: ReactNode }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { now } = useBusinessClock();
  return (
    <div className="clock-banner" role="note">
      <strong>{t('clock.demo')}</strong>
      <time>{instantWords(instantText(now), language)}</time>
      {children}
    </div>
  );
}
