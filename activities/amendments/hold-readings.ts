import { isDeepStrictEqual } from 'node:util';
import type { StagePlace } from '#contracts/process/stages.js';
import { compareReadings } from '#policy/formulas/compare.js';
import { formulaOf, work } from '#policy/formulas/evaluate.js';
import { newestComputations } from '#persistence/computations/computation-rows.js';
import type { CaseWork } from '../work.js';
import { awaitAdoption } from './await-adoption.js';

/** Whatever the order of its figures: what PostgreSQL kept has another one. */
const same = (a: object, b: object): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));

/**
 * Whether the last desk before books, notices or money may be asked: null, it may. HELD: the figures would be
 * others under another reading and nobody has adopted one. OUTDATED: another reading than theirs has been
 * adopted since, so they are worked out anew. What a formula rests on without a second way of working it out
 * is shown with the figures and holds nobody up: no other figures could be told from it.
 */
export async function heldByReadings(
  at: CaseWork,
  place: StagePlace | undefined,
): Promise<'HELD' | 'OUTDATED' | null> {
  if (!place?.holdsReadings) return null;
  const open = new Set<string>();
  for (const { formula, input, result } of await newestComputations(at.sql, at.row.id)) {
    const working = work(at.pack, formula, input, {}, at.day);
    if (!same(working.result, result)) return 'OUTDATED';
    const tried = formulaOf(at.pack, formula).readings;
    for (const { reading } of working.proposed) {
      if (!tried.includes(reading)) continue;
      const others = compareReadings(at.pack, formula, input, reading, at.day);
      if (others.some((each) => !same(each.result, result))) open.add(reading);
    }
  }
  for (const key of open) await awaitAdoption(at, { kind: 'READING', key });
  return open.size > 0 ? 'HELD' : null;
}
