import { join } from 'node:path';
import { clauseUses } from './clause-uses.js';
import { documentText, textHash } from './document-text.js';
import type { Pack } from './pack.js';
import { placeOf } from './read-yaml.js';
import { sentencesOf } from './sentences.js';

/** A quote of a pack: where it stands, and the words that must stand in the document. */
export interface Quote {
  readonly city: string;
  readonly file: string;
  readonly id: string;
  readonly clause: string;
  readonly document: string;
  readonly quote: string;
}

/** A quote that is not in its document, clause or sentences, or whose document is not there. */
export interface BrokenQuote extends Quote {
  readonly why: 'NOT_IN_DOCUMENT' | 'DOCUMENT_MISSING' | 'NOT_IN_CLAUSE' | 'NOT_IN_SENTENCES';
}

/**
 * A document whose text is not the one the pack was written from: something in it changed, inside a
 * quote or outside every one. Both hashes are of the normal form (document-text.ts).
 */
export interface OtherDocument {
  readonly city: string;
  readonly document: string;
  readonly expected: string;
  readonly found: string;
}

/** The scans break lines in mid-sentence and space out digits, so spacing is not compared. */
const squeeze = (text: string): string => text.replace(/\s+/gu, '');

/** Whether the pieces of a quote, joined by `…`, follow each other in a text. */
export function isQuoted(text: string, quote: string): boolean {
  const source = squeeze(text);
  let from = 0;
  return squeeze(quote)
    .split('…')
    .every((piece) => {
      const at = piece === '' ? -1 : source.indexOf(piece, from);
      from = at + piece.length;
      return at >= 0;
    });
}

/** Every quote of a pack (quotes are checked against the documents). */
export function quotesOf(pack: Pack): readonly Quote[] {
  const quote = (item: object, id: string, clause: string, words: string): Quote => ({
    city: pack.id,
    file: placeOf(item)?.file ?? `packs/${pack.id}`,
    id,
    clause,
    document: pack.clauses.get(clause)?.document ?? '',
    quote: words,
  });
  const uses = clauseUses(pack).filter(({ item }) => !('sentences' in item));
  const seen = new Set<object>();
  return [
    ...[...pack.clauses.values()].map((each) => quote(each, each.id, each.id, each.quote)),
    ...uses.flatMap(({ item, id, clause, quote: words }) => {
      if (words === null || seen.has(item)) return [];
      seen.add(item);
      return [quote(item, id, clause, words)];
    }),
  ];
}

/** What `policy verify` finds: broken quotes, and documents that are other texts. */
export interface QuoteCheck {
  readonly checked: number;
  /** How many documents were there to be compared whole. */
  readonly documents: number;
  readonly broken: readonly BrokenQuote[];
  readonly otherDocuments: readonly OtherDocument[];
}

/** Clauses whose words do not stand in the sentences they name; asked of the very text they were numbered in. */
function misplacedIn(pack: Pack, document: string, text: string | null): BrokenQuote[] {
  if (text === null) return [];
  const sentences = sentencesOf(text);
  return quotesOf(pack)
    .filter((each) => {
      const clause = each.id === each.clause ? pack.clauses.get(each.id) : undefined;
      if (clause?.document !== document) return false;
      const [first, last] = clause.sentences;
      return !isQuoted(sentences.slice(first - 1, last).join(''), each.quote);
    })
    .map((each) => ({ ...each, why: 'NOT_IN_SENTENCES' }));
}

/** Looks every quote of the packs up in a folder of documents, `<document id>.txt`. */
export function checkQuotes(packs: readonly Pack[], folder: string): QuoteCheck {
  const texts = new Map<string, string | null>();
  const textOf = (document: string): string | null => {
    const text = texts.get(document) ?? documentText(join(folder, `${document}.txt`));
    texts.set(document, text);
    return text;
  };
  const quotes = packs.flatMap(quotesOf);
  const broken = quotes.flatMap((each): BrokenQuote[] => {
    const text = textOf(each.document);
    if (text === null) return [{ ...each, why: 'DOCUMENT_MISSING' }];
    return isQuoted(text, each.quote) ? [] : [{ ...each, why: 'NOT_IN_DOCUMENT' }];
  });
  const outside = packs.flatMap((pack) =>
    quotesOf(pack).flatMap((each): BrokenQuote[] => {
      const register = pack.clauses.get(each.clause)?.quote ?? '';
      return isQuoted(register, each.quote) ? [] : [{ ...each, why: 'NOT_IN_CLAUSE' }];
    }),
  );
  const otherDocuments = packs.flatMap((pack) =>
    pack.documents.flatMap(({ id, sha256 }): OtherDocument[] => {
      const text = textOf(id);
      if (text === null) return [];
      const found = textHash(text);
      return found === sha256 ? [] : [{ city: pack.id, document: id, expected: sha256, found }];
    }),
  );
  const changed = new Set(otherDocuments.map(({ document }) => document));
  const misplaced = packs.flatMap((pack) =>
    pack.documents
      .filter(({ id }) => !changed.has(id))
      .flatMap(({ id }) => misplacedIn(pack, id, textOf(id))),
  );
  return {
    checked: quotes.length,
    documents: [...texts.values()].filter((text) => text !== null).length,
    broken: [...broken, ...outside, ...misplaced],
    otherDocuments,
  };
}
