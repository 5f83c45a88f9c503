import { useTranslation } from 'react-i18next';
import type { HistoryLine } from '../api/types.js';
import { officeName, stepName } from '../names/names.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

/** 流转记录: who did what when, and what they said. */
export function Trail({ entries, step }: { entries: readonly HistoryLine[]; step: string }) {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const colon = language === 'zh' ? '：' : ': ';
  const wordsOf = (entry: HistoryLine): string => {
    const of = entry.step ?? step;
    const what = entry.decisionTitle?.[language];
    if (what) return `${stepName(of, entry.title ?? '', language)}${colon}${what}`;
    const key = `action.${entry.action}`;
    const where =
      entry.step === null ? '' : `${stepName(entry.step, entry.title ?? '', language)}${colon}`;
    return `${where}${i18n.exists(key) ? t(key as 'action.CLAIM') : entry.action}`;
  };
  return (
    <section className="card" aria-labelledby="trail-title">
      <h2 id="trail-title">{t('task.history')}</h2>
      {entries.length === 0 && <p className="quiet">{t('task.noHistory')}</p>}
      <ol className="trail">
        {entries.map((entry, index) => (
          <li key={index}>
            <time className="quiet">{instantWords(entry.at, language)}</time>
            <span>
              <strong>{entry.by?.person ?? t('task.system')}</strong>
              {entry.office && (
                <span className="quiet">{` ${officeName(entry.office, language)}`}</span>
              )}
              {` ${wordsOf(entry)}`}
            </span>
            {entry.comment && <q>{entry.comment}</q>}
          </li>
        ))}
      </ol>
    </section>
  );
}
