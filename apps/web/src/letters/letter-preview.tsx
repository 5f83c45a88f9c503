import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/problem-note.js';
import { LetterFiles } from './letter-files.js';
import { letterQuery } from './letter-queries.js';
import { LetterSheet } from './letter-sheet.js';
import { LetterState } from './letter-state.js';

/** The letter a task is about, read before it is signed or answered. */
export function LetterPreview({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data: letter, isError, error } = useQuery(letterQuery(id));
  if (isError) return <ProblemNote error={error} />;
  if (!letter) return <p className="quiet">{t('shell.loading')}</p>;
  return (
    <section className="card" aria-labelledby="letter-title">
      <div className="letter-head">
        <h2 id="letter-title">
          {t(`letter.kind.${letter.kind}`)} <LetterState letter={letter} />
        </h2>
        <LetterFiles id={id} />
        <Link className="no-print" to="/letters/$id" params={{ id }}>
          {letter.editable ? t('letter.edit') : t('letter.open')}
        </Link>
      </div>
      <LetterSheet letter={letter} />
    </section>
  );
}
