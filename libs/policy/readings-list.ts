import type { Pack } from './pack.js';
import { byNumber } from './readings.js';
import type { Reading } from './schema/reading.schema.js';

/** An open question as lists show it. */
export interface ListedReading extends Reading {
  readonly cities: readonly string[];
}

/**
 * The open questions of some packs, each once, by number. A question that several cities have
 * stands as the first of them reads it, with the clauses of all.
 */
export function listReadings(packs: readonly Pack[]): readonly ListedReading[] {
  const listed = new Map<string, ListedReading>();
  for (const pack of packs) {
    for (const reading of pack.readings.values()) {
      const known = listed.get(reading.id);
      listed.set(reading.id, {
        ...(known ?? reading),
        clauses: [...new Set([...(known?.clauses ?? []), ...reading.clauses])],
        cities: [...(known?.cities ?? []), pack.id],
      });
    }
  }
  return [...listed.values()].sort(byNumber);
}
