import type { Database } from '#persistence/database.js';
import { openLaws } from '#persistence/operations/open-laws.js';
import { unknownLaws } from '#policy/unknown-laws.js';

/** Open cases go by rules or workflows that are not here; waiting does not bring them. */
export class UnknownLaw extends Error {
  constructor(lines: readonly string[]) {
    super(lines.join('\n'));
    this.name = 'UnknownLaw';
  }
}

/** A worker begins only where it can carry every open case on: otherwise some would stand still, and nobody be told. */
export async function mustKnowOpenCases(database: Database): Promise<void> {
  const unknown = unknownLaws(await openLaws(database));
  if (unknown.length > 0) throw new UnknownLaw(unknown.map(({ zh, en }) => `${zh} · ${en}`));
}
