import { clauseOf, type Pack } from './pack.js';

/** A clause as an official letter cites it. */
export interface Citation {
  readonly document: string;
  readonly documentNumber: string;
  readonly article: string;
  readonly quote: string;
}

/**
 * What a letter cites: the document by its title and number; an attachment that is a document of its
 * own by its own title, with the number of the document it came with: `…附件`.
 */
export function citationOf(pack: Pack, id: string): Citation {
  const clause = clauseOf(pack, id);
  const { quote, article } = clause;
  const document = pack.documents.find((each) => each.id === clause.document);
  const number = document?.number ?? '';
  const [first] = clause.sentences;
  const part = (pack.outlines.get(clause.document) ?? []).findLast(
    ({ level, from }) => level === 1 && from <= first,
  );
  const cited = part?.cited ?? null;
  if (!part || cited === null) {
    return { document: document?.title ?? '', documentNumber: number, article, quote };
  }
  const within = article.startsWith(part.title) ? article.slice(part.title.length) : article;
  return { document: cited, documentNumber: `${number}${part.title}`, article: within, quote };
}
