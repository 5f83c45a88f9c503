import { isDeepStrictEqual } from 'node:util';
import { compareReadings } from '#policy/formulas/compare.js';
import { formulaOf, work, type Working } from '#policy/formulas/evaluate.js';
import { newestComputations } from '#persistence/computations/computation-rows.js';
import type { CaseWork } from '../work.js';

/** How the figures of a case stand to the readings of its formula now. */
export interface ReadingsOfCase {
  /** A reading was adopted that gives other figures: they have to be worked out again. */
  readonly outdated: boolean;
  /** Readings that decide about money, that nobody has adopted, and under which the figures would be others. */
  readonly open: readonly string[];
  /** The figures as they come out now. */
  readonly working: Working;
}

/** Whatever the order of its figures: what PostgreSQL kept has another one. */
const same = (a: object, b: object): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));

/**
 * Whether figures may be acted on. What a formula rests on without a second way of working it out is shown
 * with the figures, and holds nobody up: no other figures could be told from it.
 */
export async function readingsOfCase(at: CaseWork, formula: string): Promise<ReadingsOfCase> {
  const kept = (await newestComputations(at.sql, at.row.id)).find(
    (each) => each.formula === formula,
  );
  if (!kept) throw new Error(`${at.row.id} has not worked out ${formula}`);
  const { input } = kept;
  const working = work(at.pack, formula, input, {}, at.day);
  const tried = formulaOf(at.pack, formula).readings;
  const open = working.proposed
    .map(({ reading }) => reading)
    .filter((reading) => tried.includes(reading))
    .filter((reading) =>
      compareReadings(at.pack, formula, input, reading, at.day).some(
        ({ result }) => !same(result, working.result),
      ),
    );
  return { outdated: !same(working.result, kept.result), open, working };
}
