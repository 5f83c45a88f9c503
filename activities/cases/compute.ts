import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import { evaluationOf, work, type Working } from '#policy/formulas/evaluate.js';
import { recordComputation } from '#persistence/computations/computation-rows.js';
import type { CaseWork } from '../work.js';

/** A formula worked out for a case, as a trial (试算) would: by its own pack, and the law of its period's day. */
export function compute(at: CaseWork, formula: string, input: object): Working {
  const working = work(at.pack, formula, input, {}, at.day);
  if (working.awaits !== null) throw new ParameterAwaited(working.awaits.parameter, at.day);
  return working;
}

/** Keeps a working with its case, as figures of a step; the same figures again are not kept twice. */
export async function keepComputation(at: CaseWork, step: string, working: Working): Promise<void> {
  const { formula, pack, readings, result, trace } = evaluationOf(working);
  const { input } = working;
  const computation = { formula, step, pack, day: at.day, readings, input, result, trace };
  await recordComputation(at.sql, at.row.id, computation, at.now);
}
