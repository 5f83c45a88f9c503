import { verbOf, type Verb } from '#contracts/process/stages.js';
import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { awaitAdoption } from '../amendments/await-adoption.js';
import type { CaseWork } from '../work.js';
import { collect } from './collect.js';
import { computeStage } from './compute.js';
import { waitsForWord, type StageOutcome, type StageTaken } from './course-of-case.js';
import { decide } from './decide.js';
import { fetchStage } from './fetch.js';
import { hear } from './hear.js';
import { lackingOutside } from './outside.js';
import { payStage } from './pay.js';
import { record } from './record.js';

/** The seven verbs, one file each. */
const verbs: Readonly<Record<Verb, (at: CaseWork, taken: StageTaken) => Promise<StageOutcome>>> = {
  fetch: fetchStage,
  compute: computeStage,
  decide,
  hear,
  record,
  collect,
  pay: payStage,
};

/**
 * Takes one stage of a case as far as it goes now; asked again it answers the same. Whatever the verb, the
 * outside figures it needs are there first, and a parameter that nobody has set is waited for.
 */
export async function take(at: CaseWork, taken: StageTaken): Promise<StageOutcome> {
  if (lackingOutside(at, taken.stage, taken.revision).length > 0) {
    await setCaseState(at.sql, at.row.id, at.row.state, 'FIGURES');
    return { became: 'WAITS', asks: [], fetches: true };
  }
  try {
    return await verbs[verbOf(taken.stage)](at, taken);
  } catch (error) {
    if (!(error instanceof ParameterAwaited)) throw error;
    await awaitAdoption(at, { kind: 'PARAMETER', key: error.parameter });
    return waitsForWord;
  }
}
