import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNote } from '../ui/problem-note.js';
import { LetterChange, LetterReplaced } from './letter-change.js';
import { LetterFiles } from './letter-files.js';
import { saysTheSame, shownLetterQuery, type OpenedLetter } from './letter-queries.js';
import { LetterSheet } from './letter-sheet.js';
import { LetterState } from './letter-state.js';

/** The letter a task of this version is about, read before it is signed or answered. */
export function LetterPreview({ id, taskEtag }: { id: string; taskEtag: string }) {
  const { t } = useTranslation();
  const { data: letter, isError, error } = useQuery(shownLetterQuery(id, taskEtag));
  const [known, setKnown] = useState<OpenedLetter | null>(null);
  useEffect(() => setKnown((before) => before ?? letter ?? null), [letter]);
  if (isError) return <ProblemNote error={error} />;
  if (!letter) return <p className="quiet">{t('shell.loading')}</p>;
  const before = known && !saysTheSame(known, letter) ? known : undefined;
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
      {before && <LetterChange before={before} now={letter} onChecked={() => setKnown(letter)} />}
      <LetterReplaced letter={letter} />
      <LetterSheet letter={letter} before={before} />
    </section>
  );
}
