import { useTranslation } from 'react-i18next';
import type { TaskItem } from '../api/types.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';

interface CopyProps {
  readonly copy: NonNullable<TaskItem['copy']>;
}

/** 待阅 or 已阅: a copy is nobody's work, so that it has no light and no day to keep. */
export function CopySign({ copy }: CopyProps) {
  const { t } = useTranslation();
  return (
    <span className={copy.readBy ? 'tag' : 'tag tag-unread'}>
      {copy.readBy ? t('copy.done') : t('copy.unread')}
    </span>
  );
}

/** Who of the office read it first, and when. */
export function CopyReader({ copy: { readBy, readAt } }: CopyProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!readBy || readAt === null) return <span className="quiet">—</span>;
  return (
    <span className="quiet">
      {t('copy.read', { person: readBy.person, at: instantWords(readAt, language) })}
    </span>
  );
}
