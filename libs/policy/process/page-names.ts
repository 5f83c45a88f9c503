import {
  placesOfCollect,
  seatsOf,
  type StagePlace,
  type StageSeat,
} from '#contracts/process/stages.js';
import type { PageCase } from '../schema/page.schema.js';
import type { Page } from './read.js';

/** The case kinds of a page with what stands under each. */
export const casesOf = ({ law }: Page): readonly (readonly [string, PageCase])[] =>
  Object.entries(law.cases);

/** The places of all decide stages of a case, in order. */
export const placesOfCase = ({ stages }: PageCase): readonly StagePlace[] =>
  stages.flatMap(({ decide }) => decide ?? []);

/** The desks that are told what to remit and those that may withhold, as places. */
export const remittersOfCase = ({ stages }: PageCase): readonly StagePlace[] =>
  stages.flatMap(placesOfCollect);

/** Every step that a case puts before a desk. */
export const stepsOfCase = (of: PageCase): readonly string[] =>
  [...placesOfCase(of), ...remittersOfCase(of)].flatMap(seatsOf).map(({ step }) => step);

/** The duties in money that a page's cases collect, as they stand in its law; each has a reference of its own. */
export function collectedDuties(
  page: Page,
): readonly { readonly case: string; readonly code: string }[] {
  const all = casesOf(page).flatMap(([kind, { stages }]) =>
    stages.flatMap(({ collect }) => (collect ? [{ case: kind, code: collect.duty }] : [])),
  );
  return all.filter(
    (each, index) =>
      all.findIndex((other) => other.case === each.case && other.code === each.code) === index,
  );
}

/** The desks of a case that are asked, with their steps, in order. */
export const seatsOfCase = (of: PageCase): readonly StageSeat[] =>
  placesOfCase(of).flatMap(seatsOf);

/** What a case records under a name, in all its stages. */
export const recordedBy = ({ stages }: PageCase): readonly string[] =>
  stages.flatMap(({ record }) => Object.keys(record?.facts ?? {}));

/** The states a case comes to. */
export const statesOf = ({ stages }: PageCase): readonly string[] =>
  stages.flatMap(({ record, compute }) =>
    [record?.state, compute?.nothingDue].filter((each) => each !== null && each !== undefined),
  );
