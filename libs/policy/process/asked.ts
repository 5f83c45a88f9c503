import { officeOfDesk } from '#contracts/process/names.js';
import { seatsOf } from '#contracts/process/stages.js';
import { readAsFrom } from '../read-yaml.js';
import type { AskedFile, processWithAsked } from '../schema/asked.schema.js';
import type { CataloguedProcess } from '../schema/catalogue.schema.js';
import type { z } from 'zod';
import { casesOf, placesOfCase } from './page-names.js';
import { wordsOfAll, type Page } from './read.js';

type Steps = CataloguedProcess['steps'];
type Does = AskedFile['does'];

const stepsOf = (does: Does): Steps =>
  does.map((each) =>
    readAsFrom({ office: each.office, does: each.what, clause: each.clause }, each),
  );

/** Of a page that says nothing beside its stages: its desks, in their order. */
const stepsOfPage = (page: Page): Steps =>
  casesOf(page).flatMap(([, of]) =>
    placesOfCase(of).flatMap((place) =>
      seatsOf(place).map((seat) => {
        const { zh = seat.step, en = seat.step } = page.words.steps[seat.step] ?? {};
        const clause = seat.clause ?? place.clause ?? page.law.clause;
        return readAsFrom({ office: officeOfDesk(seat.desk), does: { zh, en }, clause }, place);
      }),
    ),
  );

const ofFile = (file: AskedFile): CataloguedProcess =>
  readAsFrom(
    {
      id: file.id,
      title: file.title ?? wordsOfAll(file.id)?.title ?? { zh: file.id, en: file.id },
      lead: file.lead,
      steps: stepsOf(file.does),
      waitsFor: file.waitsFor,
      ladder: file.miss,
    },
    file,
  );

const ofPage = (page: Page): CataloguedProcess =>
  readAsFrom(
    {
      id: page.law.id,
      title: page.words.title,
      lead: page.law.lead,
      steps: page.law.does.length > 0 ? stepsOf(page.law.does) : stepsOfPage(page),
      waitsFor: page.law.waitsFor,
      ladder: page.law.miss,
    },
    page.law,
  );

/** A process from before the kit; without a lead of its own it stands in catalogue.yaml of a kept version. */
const ofDefinition = (process: z.infer<typeof processWithAsked>): CataloguedProcess[] =>
  process.lead === null
    ? []
    : [
        readAsFrom(
          {
            id: process.id,
            title: process.title,
            lead: process.lead,
            steps: stepsOf(process.does),
            waitsFor: process.waitsFor,
            ladder: process.miss,
          },
          process,
        ),
      ];

/**
 * The processes a city's document asks for, by number, whatever form their files have: those that run, those
 * that are pages, and those of which nothing but the asking is written down.
 */
export function askedProcesses(
  files: readonly AskedFile[],
  pages: readonly Page[],
  definitions: readonly z.infer<typeof processWithAsked>[],
): CataloguedProcess[] {
  return [...files.map(ofFile), ...pages.map(ofPage), ...definitions.flatMap(ofDefinition)].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  );
}
