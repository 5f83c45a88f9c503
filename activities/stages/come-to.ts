import type { StageStanding } from '#contracts/course.js';
import { openAfter } from '../openings/open-after.js';
import type { CaseWork } from '../work.js';
import type { StageOutcome } from './course-of-case.js';
import { tellWhoHears } from './tell.js';

/** The work on a case that stands in a state, whatever its row said before. */
export const inState = (at: CaseWork, state: string): CaseWork => ({
  ...at,
  row: { ...at.row, state },
});

/** The case has come to a state: what opens after it is opened, and who waits for it is told. */
export async function comeTo(at: CaseWork, kind: string, state: string): Promise<CaseWork> {
  const come = inState(at, state);
  await openAfter(come, kind, state);
  await tellWhoHears(come, state);
  return come;
}

type Waits = Extract<StageOutcome, { became: 'WAITS' }>;

/** A stage that waits, as the workflow is told. */
export function waitingFor(
  { asks, wait, fetches, vouchers, pays, rounds }: Waits,
  stage: string,
  revision: number,
): Extract<StageStanding, { over: false }> {
  return {
    over: false,
    asks,
    ...(wait && { wait }),
    ...(fetches && { fetches: { stage, revision } }),
    ...(vouchers && { vouchers }),
    ...(pays && { pays }),
    ...(rounds && rounds.length > 0 && { rounds }),
  };
}
