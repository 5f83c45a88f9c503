import type { CaseWork } from '../work.js';
import type { StageOutcome, StageTaken } from './course-of-case.js';

/** Facts from outside systems, the books or another case; until all are there the case says what it waits for. */
export async function fetchStage(at: CaseWork, { stage }: StageTaken): Promise<StageOutcome> {
  throw new Error(`The stage ${stage.name} of ${at.row.id} is not run yet`);
}
