import { readCourse } from '#persistence/steps/course-rows.js';
import { kindOfCase } from '#policy/case-kind.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { openingOf, writeDuties } from './open-case.js';

/** A case that a person has opened gets its duties when it is first taken up; they stand only once. */
export async function dutiesOfHand(at: CaseWork): Promise<void> {
  const { row, process } = at;
  if (!at.course.byHand) return;
  const kind = kindOfCase(process.cases, unitOfCase(at).level, row.stream);
  if (!kind) throw new Error(`No kind of ${process.id} is ${row.id}`);
  const { id: caseId, unit, fund } = row;
  await writeDuties(openingOf(at, row.period), kind, { caseId, unit, fund, reference: null });
  at.course.duties = (await readCourse(at.sql, caseId)).duties;
}
