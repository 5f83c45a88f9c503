import type { StagePlace } from '#contracts/process/stages.js';
import { day } from '#domain/time/day.js';
import { newestComputations } from '#persistence/computations/computation-rows.js';
import { isOutdated, readingsThatHold } from '#policy/formulas/holding.js';
import type { CaseWork } from '../work.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { matterOf } from '#policy/amendments/adoption-process.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { courseOf } from '../stages/course-of-case.js';
import { Figures } from '../stages/figures.js';
import { awaitServing } from '../stages/served-from.js';
import { awaitAdoption } from './await-adoption.js';

/**
 * Whether the last desk before books, notices or money may be asked: null, it may. HELD: the figures that the
 * case has worked out would be others under another reading and nobody has adopted one; each such reading is
 * asked of its desk. OUTDATED: another reading than theirs has been adopted since, so they are worked out anew.
 */
export async function heldByReadings(
  at: CaseWork,
  place: StagePlace | undefined,
): Promise<'HELD' | 'OUTDATED' | null> {
  if (!place?.holdsReadings) return null;
  const kept = (await newestComputations(at.sql, at.row.id)).map((each) => ({
    ...each,
    day: day(each.day),
  }));
  const holding = kept.flatMap((each) => readingsThatHold(at.pack, each));
  // The case says the last of them; each has its own task, and the case is told when each is adopted.
  for (const reading of new Set(holding.map((each) => each.reading))) {
    await awaitAdoption(at, { kind: 'READING', key: reading });
  }
  if (holding.length > 0) return 'HELD';
  if (await isServingHeld(at)) return 'HELD';
  if (!kept.some((each) => isOutdated(at.pack, each))) return null;
  // Figures that no stage works out cannot be worked out anew: then nobody is asked to agree to them.
  if (
    runningPage(at.pack, at.row.process) &&
    courseOf(at).stages.some(({ compute }) => compute !== undefined)
  )
    return 'OUTDATED';
  await setCaseState(at.sql, at.row.id, matterOf('READING').awaiting, 'READING_CHANGED');
  return 'HELD';
}

/** Money that will be taken from others waits for whoever reads the rules as to whose it is. */
async function isServingHeld(at: CaseWork): Promise<boolean> {
  if (!runningPage(at.pack, at.row.process)) return false;
  const books = courseOf(at).stages.flatMap(({ record }) => record?.books ?? []);
  if (books.every(({ servedFrom }) => servedFrom === null)) return false;
  return awaitServing(at, books, new Figures(at, at.course.answers));
}
