import { seatsOf, type StageSeat, type StagePlace } from '#contracts/process/stages.js';
import type { PageCase } from '../schema/page.schema.js';
import type { Page } from './read.js';

/** The case kinds of a page with what stands under each. */
export const casesOf = ({ law }: Page): readonly (readonly [string, PageCase])[] =>
  Object.entries(law.cases);

/** The places of all decide stages of a case, in order. */
export const placesOfCase = ({ stages }: PageCase): readonly StagePlace[] =>
  stages.flatMap(({ decide }) => decide ?? []);

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
