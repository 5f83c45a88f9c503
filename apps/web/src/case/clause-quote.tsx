import { clauseOf } from '../names/names.js';

/** 依据: document and article, which open to the words themselves. */
export function ClauseQuote({ clause }: { clause: string }) {
  const found = clauseOf(clause);
  return (
    <details>
      <summary>{found ? `${found.number} ${found.article}` : clause}</summary>
      <blockquote lang="zh-CN">{found?.quote}</blockquote>
    </details>
  );
}
