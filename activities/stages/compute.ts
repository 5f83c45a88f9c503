import type { CaseWork } from '../work.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';

/** One formula over facts; its result and its working are kept. */
export async function computeStage(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  throw new Error(`The stage ${stage.name} of ${at.row.id} is not run yet`);
}
