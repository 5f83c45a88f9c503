import { useTranslation } from 'react-i18next';
import { dayInLetter } from '#domain/letters/letter-words.js';
import { day } from '#domain/time/day.js';
import type { Letter } from '../api/types.js';
import '../styles/letter.css';

/** A line that was not there when the reader last looked is marked. */
function Line({ text, before }: { text: string; before: readonly string[] | null }) {
  return before === null || before.includes(text) ? text : <mark>{text}</mark>;
}

/**
 * The letter as it will be sent: head, number, addressees, words, signature, day, copies. `before`:
 * how the reader knows it, so that what is new is seen.
 */
export function LetterSheet({ letter, before }: { letter: Letter; before?: Letter | undefined }) {
  const { t } = useTranslation();
  const { paper, recipients, copies } = letter;
  const dated = dayInLetter(day(letter.day));
  const known = before ? [before.title, ...before.body] : null;
  return (
    <div
      className={paper?.format === 'LETTER' ? 'letter-sheet letter-format' : 'letter-sheet'}
      lang="zh-CN"
      aria-label={t(`letter.kind.${letter.kind}`)}
    >
      {paper && (
        <p className="letter-masthead">
          {paper.masthead.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </p>
      )}
      <p className="letter-number">{letter.number ?? t('letter.noNumber')}</p>
      <h3>
        <Line text={letter.title} before={known} />
      </h3>
      <p className="letter-to">{`${recipients.join('，')}：`}</p>
      {letter.body.map((paragraph, index) => (
        <p key={index} className="letter-paragraph">
          <Line text={paragraph} before={known} />
        </p>
      ))}
      <p className="letter-signature">
        {paper && <span>{paper.organ}</span>}
        <Line text={dated} before={before ? [dayInLetter(day(before.day))] : null} />
      </p>
      {copies.length > 0 && (
        <p className="letter-copies">{`${t('letter.copies')}：${copies.join('，')}`}</p>
      )}
      {paper?.printedBy && (
        <p className="letter-imprint">
          <span>{paper.printedBy}</span>
          <span>{t('letter.printedOn', { day: dated })}</span>
        </p>
      )}
      {paper?.notice && <p className="letter-notice">{paper.notice}</p>}
    </div>
  );
}
