import { fetchFigures } from '#activities/stages/fetch-figures.js';
import { takeStage } from '#activities/stages/take-stage.js';
import type { Work } from '#activities/work.js';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import type { StageStanding } from '#contracts/course.js';

/** Takes a case of a page as far as it goes by itself, with the figures of outside systems on the way; then it waits. */
export async function goesOn(
  work: Work,
  insurance: Insurance,
  caseId: string,
  after?: string,
): Promise<StageStanding> {
  const standing = await takeStage(work)({ caseId, ...(after !== undefined && { after }) });
  if (standing.over || !standing.fetches) return standing;
  await fetchFigures(work, insurance)({ caseId, ...standing.fetches });
  return goesOn(work, insurance, caseId);
}
