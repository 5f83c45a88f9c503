import { loadPack } from '#policy/load-packs.js';

/** The words of a clause and the document they stand in; null where no pack says. */
export interface QuotedClause {
  readonly quote: string | null;
  readonly document: string | null;
  readonly article: string | null;
}

export function quotedClause(city: string, clause: string): QuotedClause {
  const pack = loadPack(city);
  const found = pack.clauses.get(clause);
  const document = pack.documents.find(({ id }) => id === found?.document);
  return {
    quote: found?.quote ?? null,
    document: document?.number ?? null,
    article: found?.article ?? null,
  };
}
