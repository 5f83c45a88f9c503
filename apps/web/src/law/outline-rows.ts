import type { Clause, Coverage, Governed } from './law-queries.js';

/** A heading of a document with the clauses that stand below it. */
export interface OutlineRow {
  readonly key: string;
  readonly title: string;
  readonly level: number;
  readonly clauses: readonly Clause[];
}

/** What governs is named like this in the address: `FORMULA:gap-settlement`. */
export const governedKey = ({ kind, id }: Pick<Governed, 'kind' | 'id'>): string => `${kind}:${id}`;

/** The documents of a city heading by heading; a clause stands where its first sentence does. */
export function outlineRows(
  { documents }: Coverage,
  clauses: readonly Clause[],
): readonly OutlineRow[] {
  return documents.flatMap(({ id, headings }) =>
    headings.map(({ title, level, from }, index) => {
      const until = headings[index + 1]?.from ?? Infinity;
      return {
        key: `${id}.${from}.${index}`,
        title,
        level,
        clauses: clauses.filter(
          ({ document, sentences: [first] }) => document === id && first >= from && first < until,
        ),
      };
    }),
  );
}

export interface ClauseSearch {
  readonly city?: string | undefined;
  readonly clause?: string | undefined;
  readonly q?: string | undefined;
  readonly governs?: string | undefined;
}

/** The clauses that say what is looked for, or make the thing it is about. */
export function foundClauses(
  clauses: readonly Clause[],
  { q = '', governs }: ClauseSearch,
): readonly Clause[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean);
  return clauses.filter((clause) => {
    if (governs !== undefined && !clause.governs.some((each) => governedKey(each) === governs)) {
      return false;
    }
    const text = [
      clause.clause,
      clause.article,
      clause.quote,
      clause.reason?.zh,
      clause.reason?.en,
      ...clause.governs.flatMap(({ id, title }) => [id, title?.zh, title?.en]),
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
