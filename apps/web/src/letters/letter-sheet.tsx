import { useTranslation } from 'react-i18next';
import type { Letter } from '../api/types.js';
import '../styles/letter.css';

/** The words as they will stand on the paper; the files show the paper itself. */
export function LetterSheet({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  return (
    <div className="letter-sheet" lang="zh-CN" aria-label={t(`letter.kind.${letter.kind}`)}>
      <p className="letter-number">{letter.number ?? t('letter.noNumber')}</p>
      <h3>{letter.title}</h3>
      <p className="letter-to">{`${letter.recipients.join('、')}：`}</p>
      {letter.body.map((paragraph, index) => (
        <p key={index} className="letter-paragraph">
          {paragraph}
        </p>
      ))}
      {letter.copies.length > 0 && (
        <p className="letter-copies">{`${t('letter.copies')}：${letter.copies.join('、')}`}</p>
      )}
    </div>
  );
}
