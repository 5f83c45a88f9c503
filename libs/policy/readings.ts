import { join } from 'node:path';
import { NotInPack, type Pack } from './pack.js';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';
import { sharedReadingsFile, type Reading, type readingsFile } from './schema/reading.schema.js';
import type { z } from 'zod';

let shared: readonly Reading[] | undefined;

/** The questions that every document leaves open (OQ-34, OQ-35, OQ-41, OQ-42). */
function sharedReadings(): readonly Reading[] {
  const name = 'readings.yaml';
  shared ??= readYaml(join(policyFolder, name), name, sharedReadingsFile).readings;
  return shared;
}

const numberOf = ({ id }: { readonly id: string }): number => Number(id.slice('OQ-'.length));

/** The order of questions: OQ-99 stands before OQ-101. */
export const byNumber = (a: { readonly id: string }, b: { readonly id: string }): number =>
  numberOf(a) - numberOf(b);

/** A pack's register of readings: its own questions and the shared ones, with its choices, by id. */
export function registerOf(file: z.infer<typeof readingsFile>): ReadonlyMap<string, Reading> {
  const chosen = new Map(file.choices.map((choice) => [choice.id, choice]));
  const all = [
    ...sharedReadings().map((reading) => {
      const choice = chosen.get(reading.id);
      const decides = choice?.decides ?? reading.decides;
      return { ...reading, ...choice, decides, decidedBy: choice?.decidedBy ?? reading.decidedBy };
    }),
    ...file.readings,
  ];
  return new Map(all.sort(byNumber).map((each) => [each.id, each]));
}

/** How a city reads an open question: the chosen code, or null where it waits for a decision. */
export function readingOf(pack: Pack, id: string): string | null {
  const reading = pack.readings.get(id);
  if (!reading) throw new NotInPack('reading', id);
  return reading.chosen;
}

/** The codes of a question, the chosen one first. */
export function readingCodes(pack: Pack, id: string): readonly string[] {
  const { chosen, alternatives } = pack.readings.get(id) ?? { chosen: null, alternatives: [] };
  const codes = alternatives.map(({ code }) => code);
  return chosen === null ? codes : [chosen, ...codes.filter((code) => code !== chosen)];
}
