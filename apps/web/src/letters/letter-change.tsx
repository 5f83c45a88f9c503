import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Letter } from '../api/types.js';

export interface LetterChangeProps {
  readonly before: Letter;
  readonly now: Letter;
  /** The reader says that they have looked. */
  readonly onChecked?: () => void;
}

const linesOf = ({ title, body }: Letter): readonly string[] => [title, ...body];

/** 内容已更新: what a letter said before, while its sheet marks what is new. */
export function LetterChange({ before, now, onChecked }: LetterChangeProps) {
  const { t } = useTranslation();
  const kept = new Set(linesOf(now));
  const gone = linesOf(before).filter((line) => !kept.has(line));
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('letter.updated')}
      description={
        <>
          <p>{t('letter.updatedWhat')}</p>
          {gone.length > 0 && <OldWords title={t('letter.before')} lines={gone} />}
        </>
      }
      action={onChecked && <Button onClick={onChecked}>{t('letter.checked')}</Button>}
    />
  );
}

/** A person's words that newer figures replaced, kept until the draft is worded again. */
export function LetterReplaced({ letter }: { letter: Letter }) {
  const { t } = useTranslation();
  if (letter.replaced.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={t('letter.replaced')}
      description={<OldWords title={t('letter.replacedWhat')} lines={letter.replaced} />}
    />
  );
}

function OldWords({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <details open>
      <summary>{title}</summary>
      {lines.map((line, index) => (
        <p key={index}>
          <q>{line}</q>
        </p>
      ))}
    </details>
  );
}
