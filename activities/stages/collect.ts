import type { CaseWork } from '../work.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';

/** An obligation until it is met, by value date. */
export async function collect(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  throw new Error(`The stage ${stage.name} of ${at.row.id} is not run yet`);
}
