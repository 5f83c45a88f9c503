import type { CaseWork } from '../work.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';

/** The transfers of the page, once each. */
export async function payStage(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  throw new Error(`The stage ${stage.name} of ${at.row.id} is not run yet`);
}
