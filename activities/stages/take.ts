import { verbOf, type Verb } from '#contracts/process/stages.js';
import type { CaseWork } from '../work.js';
import { collect } from './collect.js';
import { computeStage } from './compute.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';
import { decide } from './decide.js';
import { fetchStage } from './fetch.js';
import { hear } from './hear.js';
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

/** Takes one stage of a case as far as it goes now; asked again it answers the same. */
export const take = (at: CaseWork, taken: StageTaken): Promise<StageOutcome> =>
  verbs[verbOf(taken.stage)](at, taken);
