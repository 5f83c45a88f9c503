import { hearAnswer, withdrawUnasked, type AnswerRow } from '#persistence/steps/answer-rows.js';
import { passStage, type PassedStage } from '#persistence/steps/stage-rows.js';
import type { CaseWork } from '../work.js';

/** Adds what the case's chains hear now, once a question. */
export async function keepAnswer({ sql, row, course }: CaseWork, answer: AnswerRow): Promise<void> {
  const { step, round } = answer;
  if (course.answers.some((each) => each.step === step && each.round === round)) return;
  await hearAnswer(sql, row.id, answer);
  course.answers = [...course.answers, answer];
}

/** The stages that the case has gone through in a revision, by their names. */
export const stagesIn = (
  { course }: CaseWork,
  revision: number,
): ReadonlyMap<string, PassedStage> =>
  new Map(
    course.passed.flatMap((each) =>
      each.revision === revision ? [[each.name, each] as const] : [],
    ),
  );

/** Which time the case goes through its stages: one more for each time it has begun again. */
export const revisionOf = ({ course }: CaseWork): number =>
  1 + Math.max(0, ...course.passed.flatMap((each) => (each.outcome?.again ? [each.revision] : [])));

/** The case has gone through a stage. */
export async function keepPassed(
  { sql, row, course, now }: CaseWork,
  stage: Omit<PassedStage, 'at'>,
): Promise<void> {
  const passed = { ...stage, at: new Date(now) };
  await passStage(sql, row.id, passed);
  course.passed = [...course.passed, passed];
}

/** The state that stages brought last, in whichever revision; of one instant that of the later stage of `inOrder`. */
export function lastStateIn({ course }: CaseWork, inOrder: readonly string[]): string | undefined {
  const newest = course.passed
    .filter(({ name, state }) => state !== null && inOrder.includes(name))
    .reduce<PassedStage | undefined>(
      (best, each) => (best && compared(best, each, inOrder) > 0 ? best : each),
      undefined,
    );
  return newest?.state ?? undefined;
}

const compared = (a: PassedStage, b: PassedStage, inOrder: readonly string[]): number =>
  a.at.getTime() - b.at.getTime() ||
  a.revision - b.revision ||
  inOrder.indexOf(a.name) - inOrder.indexOf(b.name);

/** Since when the case has been asked in a revision of its own (ms since 1970); undefined: it is not. */
export const askedIn = ({ course }: CaseWork, revision: number): number | undefined =>
  course.hearings.find((each) => each.revision === revision)?.at.getTime();

/** Whether a question was put before its desk, whatever became of it. */
export const hasAsked = ({ course }: CaseWork, step: string, round: number): boolean =>
  course.tasks.some((each) => each.step === step && each.round === round);

/** Takes off their desks the tasks of these steps that are not asked any more. */
export async function keepAsked(
  { sql, row, course, now }: CaseWork,
  steps: readonly string[],
  asked: readonly { readonly step: string; readonly round: number }[],
): Promise<void> {
  const stands = course.tasks.some(
    ({ step, round, isOpen }) =>
      isOpen &&
      steps.includes(step) &&
      !asked.some((each) => each.step === step && each.round === round),
  );
  if (stands) await withdrawUnasked(sql, row.id, steps, asked, now);
}
