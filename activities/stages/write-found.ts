import { recordFacts, type Found } from '../facts/record-facts.js';
import type { CaseWork } from '../work.js';
import type { Figure } from './figures.js';

/**
 * Writes figures down as facts of a revision, each with the decision that gave it. A fact that stands
 * already is never changed: what replaces it, because a formula refused it, takes the next revision.
 */
export async function writeFound(
  at: CaseWork,
  revision: number,
  figures: ReadonlyMap<string, Figure>,
): Promise<void> {
  const there = at.course.facts;
  const batches = new Map<string, { of: Parameters<typeof recordFacts>[1]; found: Found[] }>();
  for (const [name, { value, source, decisionId }] of figures) {
    const newest = there.get(name)?.revision ?? 0;
    const of = { revision: newest < revision ? revision : newest + 1, decisionId };
    const key = `${of.revision} ${decisionId ?? ''}`;
    const batch = batches.get(key) ?? { of, found: [] };
    batch.found.push({ name, value, source });
    batches.set(key, batch);
  }
  for (const { of, found } of batches.values()) await recordFacts(at, of, found);
}
