import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { LetterItem } from '../api/types.js';
import { LetterFiles } from '../letters/letter-files.js';
import { LetterState } from '../letters/letter-state.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

/** 公文: number, who signed, delivered, read, and the hash that tells a changed copy. */
export function DutyLetters({ letters }: { letters: readonly LetterItem[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const when = (at: string | null) => (at === null ? '—' : instantWords(at, language));
  if (letters.length === 0) return null;
  return (
    <section className="card" aria-labelledby="letters-title">
      <h2 id="letters-title">{t('duty.letters')}</h2>
      <table className="list">
        <caption className="sr-only">{t('duty.letters')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('letter.page')}</th>
            <th scope="col">{t('letter.number')}</th>
            <th scope="col">{t('letter.signedBy')}</th>
            <th scope="col">{t('letter.delivered')}</th>
            <th scope="col">{t('letter.read')}</th>
          </tr>
        </thead>
        <tbody>
          {letters.map((letter) => (
            <tr key={letter.id}>
              <th scope="row">
                <Link to="/letters/$id" params={{ id: letter.id }}>
                  {t(`letter.kind.${letter.kind}`)}
                </Link>{' '}
                <LetterState letter={letter} />
                <LetterFiles id={letter.id} />
              </th>
              <td>
                {letter.number ?? <span className="quiet">{t('letter.noNumber')}</span>}
                {letter.sha256 !== null && (
                  <span className="quiet block key" title={letter.sha256}>
                    {`SHA-256 ${letter.sha256.slice(0, 16)}…`}
                  </span>
                )}
              </td>
              <td>
                {letter.signedBy?.person ?? '—'}
                {letter.signedAt !== null && (
                  <span className="quiet block">{when(letter.signedAt)}</span>
                )}
              </td>
              <td>{when(letter.deliveredAt)}</td>
              <td>{letter.deliveredAt === null ? '—' : when(letter.readAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
