import type { UnitLevel } from './schema/city.schema.js';

interface Kind {
  readonly levels: readonly UnitLevel[];
  readonly stream: string | null;
}

/** What a case of a process with streams is about, from its id: `handan/P12-YEAR_END/…`. */
export const streamOfCase = (caseId: string): string | null =>
  /^[^/]+\/P\d\d-([^/]+)\//.exec(caseId)?.[1] ?? null;

/**
 * Which kind of a process's cases a unit's case is. A stream that is no kind of its own (an open item of
 * reconciliation) belongs to the kind that has none.
 */
export function kindOfCase<Of extends Kind>(
  cases: readonly Of[],
  level: UnitLevel | undefined,
  stream: string | null,
): Of | undefined {
  const here = cases.filter(({ levels }) => level !== undefined && levels.includes(level));
  return here.find((each) => each.stream === stream) ?? here.find((each) => each.stream === null);
}
