import type { ProcessWords } from '#contracts/process/process-words.js';
import { faultAt, type Finding } from '../checks/finding.js';
import type { Pack } from '../pack.js';
import type { PolicyFault } from '../policy-fault.js';
import type { PageDuty } from '../schema/page.schema.js';
import { placeOf } from '../read-yaml.js';
import { checkCourse } from './check-course.js';
import { checkDuties } from './check-duties.js';
import { checkFiguresOfCase } from './check-figures.js';
import { checkPlaces } from './check-places.js';
import { checkRuns } from './check-runs.js';
import { checkStages } from './check-stages.js';
import { checkWords } from './check-words.js';
import { openingOfKind } from './openings.js';
import { casesOf, stepsOfCase } from './page-names.js';
import { allSharedWords, type Page } from './read.js';
import { mustHold } from './told.js';

/** Steps of the words that none of the pages places: nobody ever comes to them. */
function unplaced(words: ProcessWords, pages: readonly Page[]): Finding[] {
  const placed = new Set(
    pages.flatMap((page) => casesOf(page).flatMap(([, of]) => stepsOfCase(of))),
  );
  return Object.entries(words.steps)
    .filter(([name]) => !placed.has(name))
    .flatMap(([name, step]) =>
      mustHold(
        false,
        step,
        null,
        `步骤 ${name} 没有一个城市办，走不到`,
        `the step ${name} is placed by no city: nobody comes to it`,
      ),
    );
}

/** Words that are the city's own stand in its folder; they belong to its page alone. */
const areOwn = ({ words }: Page): boolean => placeOf(words)?.file.includes('/words/') ?? false;

/** The end of the quarter before, or of its own, is in a calendar the end of every quarter. */
function inCalendar({ due, case: kind }: PageDuty, page: Page): object {
  const every = openingOfKind(page, kind)?.opens.every;
  const ends = due.rule === 'monthEnd' && (due.months === -1 || due.months === 2);
  return ends && every === 'QUARTER' ? { rule: 'quarterEnd' } : due;
}

/** A day stands once: a page and deadlines.yaml may not say different ones of one clause and kind of duty. */
function otherDays(pack: Pack, page: Page): Finding[] {
  return page.law.obligations.flatMap((duty) => {
    const same = pack.deadlines.filter(
      ({ clause, kind }) => clause === duty.clause && kind === duty.kind,
    );
    const own = JSON.stringify(inCalendar(duty, page));
    const holds = same.length === 0 || same.some(({ due }) => JSON.stringify(due) === own);
    return mustHold(
      holds,
      duty,
      duty.clause,
      `${duty.code} 的日期与 deadlines.yaml 不同`,
      `${duty.code} has another day in deadlines.yaml`,
    );
  });
}

const pageFindings = (pack: Pack, page: Page): Finding[] => [
  ...(areOwn(page) ? [...checkWords(page.words), ...unplaced(page.words, [page])] : []),
  ...casesOf(page).flatMap((of) => [
    ...checkStages(pack, page, of),
    ...checkPlaces(pack, page, of),
    ...checkFiguresOfCase(pack, page, of),
    ...checkCourse(of),
  ]),
  ...checkDuties(pack, page),
  ...otherDays(pack, page),
  ...checkRuns(page),
];

/** The pages of a pack: every name resolves, every step can be reached, every stage ends. */
export const checkPages = (pack: Pack): Finding[] =>
  [...pack.pages.values()].flatMap((page) => pageFindings(pack, page));

/** The product's words: they agree with themselves, and each step is placed by some city. */
export function sharedWordFaults(packs: readonly Pack[]): readonly PolicyFault[] {
  return allSharedWords().flatMap((words) => {
    const pages = packs.flatMap(({ pages: of }) => of.get(words.id) ?? []);
    return [...checkWords(words), ...unplaced(words, pages)].map((each) =>
      faultAt(`processes/${words.id}.yaml`, each),
    );
  });
}
