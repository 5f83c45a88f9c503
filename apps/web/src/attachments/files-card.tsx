import { type Attachment } from '#contracts/api/attachments.js';
import { shownTypes } from '#contracts/file-types.js';
import { useLanguage } from '../ui/language.js';
import { instantWords } from '../ui/time.js';
import { AddFile } from './add-file.js';
import { addressOf } from './task-files.js';
import { useFileWords } from './use-file-words.js';
import { sizeWords } from './size-words.js';
import '../styles/files.css';

export interface FilesCardProps {
  readonly files: readonly Attachment[];
  /** The task to which the reader may add one. */
  readonly addTo?: string | undefined;
}

/** 附件: what is attached to the case, by whom and when; a PDF or a picture opens beside the page. */
export function FilesCard({ files, addTo }: FilesCardProps) {
  const words = useFileWords();
  const language = useLanguage();
  return (
    <section className="card" aria-labelledby="files-title">
      <h2 id="files-title">{words.title}</h2>
      {files.length === 0 && <p className="quiet">{words.none}</p>}
      <ul className="files">
        {files.map(({ id, name, size, type, by, at }) => (
          <li key={id}>
            <a
              href={addressOf(id)}
              rel="noopener"
              aria-label={words.open(name)}
              {...(shownTypes.includes(type) ? { target: '_blank' } : { download: '' })}
            >
              {name}
            </a>{' '}
            <span className="quiet">
              {sizeWords(size)} · {by.person} {instantWords(at, language)}
            </span>
          </li>
        ))}
      </ul>
      {addTo !== undefined && <AddFile task={addTo} />}
    </section>
  );
}
