import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readKept } from '../api/kept.js';
import { sessionQuery } from '../api/queries.js';
import type { Letter } from '../api/types.js';
import { officeName } from '../names/names.js';
import '../styles/lists.css';
import '../styles/task.css';
import { useLanguage } from '../ui/language.js';
import { PrintHead } from '../ui/print-head.js';
import { ProblemNote } from '../ui/problem-note.js';
import { instantWords } from '../ui/time.js';
import { LetterReplaced } from './letter-change.js';
import { keptLetter, LetterEdit } from './letter-edit.js';
import { LetterFiles } from './letter-files.js';
import { letterQuery } from './letter-queries.js';
import { LetterSheet } from './letter-sheet.js';
import { LetterState } from './letter-state.js';

const route = getRouteApi('/shell/letters/$id');

function LetterFacts({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const at = (instant: string) => instantWords(instant, language);
  const facts: readonly (readonly [string, string])[] = [
    [t('letter.number'), letter.number ?? t('letter.noNumber')],
    [t('letter.to'), letter.recipients.join('、')],
    ...(letter.copies.length > 0 ? [[t('letter.copies'), letter.copies.join('、')] as const] : []),
    ...(letter.signedBy && letter.signedAt !== null
      ? [
          [
            t('letter.signedBy'),
            t('letter.signed', { person: letter.signedBy.person, at: at(letter.signedAt) }),
          ] as const,
        ]
      : []),
    ...(letter.deliveredAt === null
      ? []
      : [
          [t('letter.delivered'), at(letter.deliveredAt)] as const,
          [
            t('letter.read'),
            letter.readAt === null ? t('letter.unread') : at(letter.readAt),
          ] as const,
        ]),
    ...letter.copiedTo.map(
      ({ office, readAt, readBy }) =>
        [
          `${t('letter.copies')} ${officeName(office, language)}`,
          readBy && readAt !== null
            ? t('copy.read', { person: readBy.person, at: at(readAt) })
            : t('copy.unread'),
        ] as const,
    ),
    ...(letter.sha256 === null ? [] : [[t('letter.hash'), letter.sha256] as const]),
  ];
  return (
    <section className="card" aria-label={t('letter.page')}>
      <dl className="pairs letter-facts">
        {facts.map(([name, words]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** One letter: its words, who signed it when, whether it was read, and its files. */
export function LetterPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { data: session } = useQuery(sessionQuery);
  const [editing, setEditing] = useState(
    () => session !== undefined && readKept(session.username, keptLetter(id)) !== null,
  );
  const answer = useQuery(letterQuery(id));
  const { data: letter } = answer;
  const title = letter?.title ?? t('letter.page');
  useEffect(() => {
    document.title = `${title} · ${t('shell.name')}`;
  }, [title, t]);
  if (answer.isError && !letter) {
    return <ProblemNote error={answer.error} retry={() => void answer.refetch()} />;
  }
  if (!letter) return <p className="quiet">{t('shell.loading')}</p>;
  return (
    <article>
      <PrintHead title={title} />
      <div className="task-tools no-print">
        <Button type="link" onClick={() => window.history.back()}>
          {t('duty.back')}
        </Button>
        <Link to="/obligations/$id" params={{ id: letter.obligationId }}>
          {t('letter.duty')}
        </Link>
        <LetterFiles id={id} />
      </div>
      <header className="card task-header">
        <h1>
          {t(`letter.kind.${letter.kind}`)} <LetterState letter={letter} />
        </h1>
        {letter.editable && !editing && (
          <Button type="primary" onClick={() => setEditing(true)}>
            {t('letter.edit')}
          </Button>
        )}
      </header>
      <div className="task-columns">
        <div className="stack">
          <LetterReplaced letter={letter} />
          {editing && letter.editable ? (
            <LetterEdit letter={letter} onClose={() => setEditing(false)} />
          ) : (
            <LetterSheet letter={letter} />
          )}
        </div>
        <aside aria-label={t('task.aside')}>
          <LetterFacts letter={letter} />
        </aside>
      </div>
    </article>
  );
}
