import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isVisible } from '#domain/text/visible.js';
import { ProblemError } from '../api/call.js';
import { ProblemNote } from '../ui/problem-note.js';
import { TextArea } from '../ui/text-area.js';
import { KeptNote } from '../ui/kept-note.js';
import { TextInput } from '../ui/text-input.js';
import { tooMuch } from '../ui/text-length.js';
import { useKept } from '../ui/use-kept.js';
import { LetterChange } from './letter-change.js';
import { LetterSheet } from './letter-sheet.js';
import { letterQuery, saveLetter, type OpenedLetter, type Wording } from './letter-queries.js';

const MAX_TITLE = 100;
const MAX_PARAGRAPH = 2_000;
const MAX_PARAGRAPHS = 40;
const CHANGED = 412;

/** What is written, and the version of the letter it began with. */
interface Draft extends Wording {
  readonly version: number;
}

export const keptLetter = (id: string): string => `letter/${id}`;

/** The deadline officer's wording of a draft; facts, figures and recipients are not theirs to change. */
export function LetterEdit({ letter, onClose }: { letter: OpenedLetter; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  /** What was last laid before this person: they word that version, and none that came unseen. */
  const [base, setBase] = useState(letter);
  const [before, setBefore] = useState<OpenedLetter | null>(null);
  const asRead = { title: base.title, body: base.body, version: base.version };
  const { value, restored, set, drop } = useKept<Draft>(keptLetter(letter.id), asRead);
  const { title, body } = value;
  const change = (part: Partial<Wording>) => set(part);
  const { queryKey } = letterQuery(letter.id);
  const save = useMutation({
    mutationFn: () => saveLetter(base, { title, body }),
    onSuccess: (saved) => {
      drop();
      client.setQueryData(queryKey, saved);
      onClose();
    },
    onError: async (error) => {
      await client.invalidateQueries({ queryKey });
      if (!(error instanceof ProblemError) || error.status !== CHANGED) return;
      const latest = await client.fetchQuery({ ...letterQuery(letter.id), staleTime: 0 });
      setBefore((first) => first ?? base);
      setBase(latest);
    },
  });
  const changed = save.error instanceof ProblemError && save.error.status === CHANGED;
  const takeLatest = () => {
    set({ title: base.title, body: base.body, version: base.version });
    setBefore(null);
    save.reset();
  };
  const short =
    tooMuch(title, MAX_TITLE) === 0 && body.every((each) => tooMuch(each, MAX_PARAGRAPH) === 0);
  const ready = short && isVisible(title) && body.every(isVisible);
  return (
    <form
      className="card letter-edit"
      aria-label={t('letter.edit')}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) save.mutate();
      }}
    >
      <p className="quiet">{t('letter.draftNote')}</p>
      {restored && <KeptNote older={value.version !== base.version} onDrop={drop} />}
      <label htmlFor="letter-words-title">{t('letter.title')}</label>
      <TextInput
        id="letter-words-title"
        most={MAX_TITLE}
        value={title}
        onText={(text) => change({ title: text })}
      />
      <h2>{t('letter.body')}</h2>
      {body.map((paragraph, index) => (
        <div key={index} className="letter-edit-row">
          <TextArea
            aria-label={t('letter.paragraph', { n: index + 1 })}
            maxLength={MAX_PARAGRAPH}
            value={paragraph}
            onText={(text) =>
              change({
                body: body.map((each, at) => (at === index ? text.replace(/\s*\n\s*/g, '') : each)),
              })
            }
          />
          <Button
            type="text"
            aria-label={t('letter.remove', { n: index + 1 })}
            disabled={body.length === 1}
            onClick={() => change({ body: body.filter((_, at) => at !== index) })}
          >
            ×
          </Button>
        </div>
      ))}
      <Button
        type="dashed"
        disabled={body.length >= MAX_PARAGRAPHS}
        onClick={() => change({ body: [...body, ''] })}
      >
        {t('letter.add')}
      </Button>
      {save.isError &&
        (changed ? (
          <Alert
            type="warning"
            showIcon
            role="alert"
            title={t('letter.changed')}
            action={<Button onClick={takeLatest}>{t('letter.takeLatest')}</Button>}
          />
        ) : (
          <ProblemNote error={save.error} />
        ))}
      {before && <LetterChange before={before} now={base} />}
      {before && <LetterSheet letter={base} before={before} />}
      <div className="decide-buttons">
        <Button type="primary" htmlType="submit" disabled={!ready} loading={save.isPending}>
          {t('letter.save')}
        </Button>
        <Button
          onClick={() => {
            drop();
            onClose();
          }}
        >
          {t('letter.cancel')}
        </Button>
      </div>
    </form>
  );
}
