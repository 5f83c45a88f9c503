import { tellCase, tellCases } from '#persistence/outbox/tell-case.js';
import { holdOpenCase, openAmong } from '#persistence/steps/case-rows.js';
import { notAnswered } from '#persistence/steps/hearing-rows.js';
import { notComeTo } from '#persistence/steps/stage-rows.js';
import { cityCaseId, type CaseWork } from '../work.js';
import { casesBeside, courseOf } from './course-of-case.js';

/** A unit's case is asked in a revision of its own: about its row of the figures, or to do its work again. */
export const tellAsked = (
  at: CaseWork,
  { caseId, revision }: { readonly caseId: string; readonly revision: number },
): Promise<boolean> => tellCase(at.sql, caseId, 'STATE', `asked/${revision}`);

/** In a later revision a case comes to its states again. */
const time = ({ revision = 1 }: CaseWork): string => (revision === 1 ? '' : `/${revision}`);

/** The case has come to a state, or is over (null), for which others may wait: they are told. */
export async function tellWhoHears(at: CaseWork, state: string | null): Promise<void> {
  const { page, kind, of } = courseOf(at);
  const heard = Object.entries(page.law.cases).flatMap(([by, { stages }]) =>
    stages.flatMap(({ hear }) => (hear?.case === kind ? [{ ...hear, by }] : [])),
  );
  const fitting = heard.filter(
    (each) => state === null || [each.state, each.silent].includes(state),
  );
  if (fitting.length === 0) return;
  if (!of.levels.includes('CITY')) return tellCity(at, fitting);
  const untold = state === null ? withoutWord(at, fitting) : fitting;
  await tellUnits(at, new Set(untold.map(({ by }) => by)), state);
}

/** Who waits for a state that the case is over without; of the others each was told when it came to theirs. */
const withoutWord = <Heard extends { readonly state: string }>(
  { course }: CaseWork,
  heard: readonly Heard[],
): readonly Heard[] =>
  heard.filter(({ state }) => !course.passed.some((stage) => stage.state === state));

/** Each unit that waits for the city's case. */
async function tellUnits(
  at: CaseWork,
  kinds: ReadonlySet<string>,
  state: string | null,
): Promise<void> {
  const { law } = courseOf(at).page;
  const units = [...kinds].flatMap((kind) => casesBeside(at, law.cases[kind]));
  const others = units.filter((unit) => unit !== at.row.id);
  if (others.length === 0) return;
  const open = await openAmong(at.sql, others);
  const told = others.filter((unit) => open.has(unit));
  await tellCases(at.sql, told, 'STATE', `city/${state ?? 'OVER'}${time(at)}`);
}

/** The city's case: the last unit to come wakes it. The lock on the city's case makes one of them the last. */
async function tellCity(
  at: CaseWork,
  heard: readonly {
    readonly state: string;
    readonly silent: string | null;
    readonly asks?: readonly string[] | undefined;
  }[],
): Promise<void> {
  const { page, kind } = courseOf(at);
  const city = cityCaseId(at);
  if (city === at.row.id || !(await holdOpenCase(at.sql, city))) return;
  const cases = casesBeside(at, page.law.cases[kind]);
  for (const { state, silent, asks } of heard) {
    const missing = asks
      ? await notAnswered(at.sql, city, state)
      : await notComeTo(at.sql, cases, silent === null ? [state] : [state, silent]);
    if (missing > 0) continue;
    await tellCase(at.sql, city, 'STATE', `state/${state}/${at.row.unit}${time(at)}`);
  }
}
