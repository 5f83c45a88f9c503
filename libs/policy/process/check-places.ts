import { returnsOf, seatsOf, type Stage, type StagePlace } from '#contracts/process/stages.js';
import type { Way } from '#domain/process/way.js';
import { decisionTable } from '../decisions.js';
import type { Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PageCase } from '../schema/page.schema.js';
import { hasDesk } from './desks.js';
import { placesOfCase, remittersOfCase } from './page-names.js';
import type { Page } from './read.js';
import { mustHold } from './told.js';

/** The codes of a step that lead a way within the chain; those that end it lead out of it. */
const within = (page: Page, place: StagePlace, step: string, way: Way): readonly string[] =>
  (page.words.steps[step]?.decisions ?? []).filter(
    (code) => decisionTable().get(code)?.way === way && !place.ends.includes(code),
  );

/** A place is passed when each of its desks can go forward, or silence does it for them. */
export const canPass = (page: Page, place: StagePlace): boolean =>
  place.silence?.way === 'FORWARD' ||
  seatsOf(place).every(({ step }) => within(page, place, step, 'FORWARD').length > 0);

/** Whether the units have cases of a kind that put their work before a desk. */
const unitsOf = (page: Page, kind: string): boolean => {
  const of = page.law.cases[kind];
  return of !== undefined && !of.levels.includes('CITY') && placesOfCase(of).length > 0;
};

/** What ends a chain is decided there by somebody, and a page of TypeScript goes on from it. */
function endFindings(
  page: Page,
  [, of]: readonly [string, PageCase],
  place: StagePlace,
): Finding[] {
  const codes = seatsOf(place).flatMap(({ step }) => page.words.steps[step]?.decisions ?? []);
  const worked = of.stages.some(({ compute }) => compute !== undefined);
  return [
    ...place.ends
      .filter((code) => !codes.includes(code))
      .flatMap((code) =>
        mustHold(
          false,
          place,
          place.clause,
          `这里没有决定 ${code}，ends 用不上`,
          `nobody decides ${code} here, so it ends nothing`,
        ),
      ),
    ...mustHold(
      place.silence?.way !== 'END' || of.page !== null,
      place,
      place.clause,
      '按次序走的办件不能因逾期而止（END）：之后怎么办须由页面（page）决定',
      'silence ends a chain (END) only where a page of TypeScript (page) says what follows',
    ),
    ...mustHold(
      place.silence?.leaves == null ||
        seatsOf(place).every(({ duty }) => (duty ?? place.duty) !== null),
      place,
      place.clause,
      '逾期按责任事项的日子（leaves），须写 duty',
      'silence by the day of a duty (leaves) needs the duty',
    ),
    ...mustHold(
      place.returnsTo === null || (place.ends.length > 0 && unitsOf(page, place.returnsTo)),
      place,
      place.clause,
      `退回单位（returnsTo）须写 ends，且 ${place.returnsTo} 是单位的办件`,
      `a return to a unit (returnsTo) says ends, and ${place.returnsTo ?? ''} is a kind of the units' cases`,
    ),
    ...mustHold(
      !place.holdsReadings || worked,
      place,
      place.clause,
      '没有环节计算，等不到口径采用（holdsReadings）',
      'no stage works figures out whose readings could be adopted first (holdsReadings)',
    ),
    ...mustHold(
      place.ends.length === 0 || of.page !== null,
      place,
      place.clause,
      '按次序走的办件不能写 ends：之后怎么办须由页面（page）决定',
      'ends needs a page of TypeScript (page) that says what follows',
    ),
  ];
}

function seatFindings(
  pack: Pack,
  page: Page,
  [kind, of]: readonly [string, PageCase],
  place: StagePlace,
): Finding[] {
  return seatsOf(place).flatMap((seat) => {
    const { step, desk } = seat;
    const item = place.all ? seat : place;
    const clause = seat.clause ?? place.clause;
    const words = page.words.steps[step];
    const back = within(page, place, step, 'BACK').length > 0;
    const backs = (words?.decisions ?? []).some(
      (code) => decisionTable().get(code)?.way === 'BACK',
    );
    const returns = returnsOf(place).length > 0;
    return [
      ...mustHold(words !== undefined, item, clause, `词里没有步骤 ${step}`, `no step ${step}`),
      ...mustHold(
        words === undefined || words.case === kind,
        item,
        clause,
        `步骤 ${step} 属于 ${words?.case}，不在 ${kind} 里，办不到`,
        `the step ${step} belongs to ${words?.case ?? ''}, nobody of ${kind} comes to it`,
      ),
      ...(place.levels ?? of.levels)
        .filter((level) => !hasDesk(pack, desk, level))
        .flatMap((level) =>
          mustHold(
            false,
            item,
            clause,
            `${level} 没有岗位 ${desk}，步骤 ${step} 无人可办`,
            `no desk ${desk} at ${level}: nobody has an account for ${step}`,
          ),
        ),
      ...mustHold(
        !back || returns,
        item,
        clause,
        `步骤 ${step} 可以退回，但没有写退到哪一步（returns）`,
        `${step} may return, but no step is named to return to`,
      ),
      ...mustHold(
        !returns || backs || place.silence?.way === 'BACK',
        item,
        clause,
        `步骤 ${step} 没有退回的决定，returns 用不上`,
        `${step} has no decision that returns`,
      ),
    ];
  });
}

/** A desk of some levels only: of levels that have the case, and nothing of other levels comes back to it. */
function levelFindings(
  [kind, of]: readonly [string, PageCase],
  decide: readonly StagePlace[],
  place: StagePlace,
): Finding[] {
  const own = place.levels ?? of.levels;
  const strange = own.filter((each) => !of.levels.includes(each));
  const elsewhere = decide
    .filter((each) => seatsOf(each).some(({ step }) => returnsOf(place).includes(step)))
    .filter(({ levels }) => levels !== null && own.some((each) => !levels.includes(each)));
  return [
    ...strange.flatMap((level) =>
      mustHold(
        false,
        place,
        place.clause,
        `${kind} 没有层级 ${level}（levels）`,
        `${kind} is no case of ${level} (levels)`,
      ),
    ),
    ...mustHold(
      elsewhere.length === 0,
      place,
      place.clause,
      '退回的步骤不是每个层级都有（levels）',
      'it returns to a step that not every level has (levels)',
    ),
  ];
}

/**
 * A return goes to a step that stands strictly before the place: in the same stage, or, where it ends the chain,
 * in an earlier one, to which the page of TypeScript then goes back.
 */
function returnFindings({ stages }: PageCase, stage: Stage, place: StagePlace): Finding[] {
  const { decide = [] } = stage;
  const at = decide.indexOf(place);
  const earlier = place.ends.length > 0 ? stages.slice(0, stages.indexOf(stage)) : [];
  const before = [...earlier.flatMap((each) => each.decide ?? []), ...decide.slice(0, at)].flatMap(
    seatsOf,
  );
  const later = decide.slice(at).flatMap(seatsOf);
  return returnsOf(place).flatMap((to) => {
    if (before.some(({ step }) => step === to)) return [];
    const ahead = later.some(({ step }) => step === to);
    return mustHold(
      false,
      place,
      place.clause,
      ahead ? `不能退到后面（或同一处）的步骤 ${to}` : `本环节没有步骤 ${to}，退不回去`,
      ahead
        ? `a return to ${to}, which does not stand before it`
        : `a return to ${to}, which is no step of this stage`,
    );
  });
}

/** A step behind a place that nobody can pass is never asked. */
function unreachable(page: Page, decide: readonly StagePlace[]): Finding[] {
  const shut = decide.findIndex((place) => !canPass(page, place));
  if (shut < 0) return [];
  return decide.slice(shut + 1).flatMap((place) =>
    mustHold(
      false,
      place,
      place.clause,
      `走不到 ${seatsOf(place)
        .map(({ step }) => step)
        .join('、')}：前一处没有往前走的决定`,
      `${seatsOf(place)
        .map(({ step }) => step)
        .join(', ')} cannot be reached: nobody before it can go forward`,
    ),
  );
}

/** The chains of a case: steps, desks, returns. */
export function checkPlaces(pack: Pack, page: Page, of: readonly [string, PageCase]): Finding[] {
  const places = [...placesOfCase(of[1]), ...remittersOfCase(of[1])];
  const steps = places.flatMap(seatsOf).map(({ step }) => step);
  return [
    ...places.flatMap((place, index) => {
      const before = places.slice(0, index).flatMap(seatsOf).length;
      const again = seatsOf(place).filter(({ step }, seat) => steps.indexOf(step) < before + seat);
      return [
        ...seatFindings(pack, page, of, place),
        ...endFindings(page, of, place),
        ...again.flatMap(({ step }) =>
          mustHold(false, place, place.clause, `步骤 ${step} 重复`, `${step} stands twice`),
        ),
      ];
    }),
    ...of[1].stages.flatMap((stage) => {
      const { decide = [] } = stage;
      return [
        ...decide.flatMap((place) => returnFindings(of[1], stage, place)),
        ...decide.flatMap((place) => levelFindings(of, decide, place)),
        ...unreachable(page, decide),
      ];
    }),
  ];
}
