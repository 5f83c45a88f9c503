import { join } from 'node:path';
import { z } from 'zod';
import { AMENDMENT_KINDS, type Adoptable, type AmendmentKind } from '#contracts/amendments.js';
import type { Pack } from '../pack.js';
import { policyFolder } from '../policy-folder.js';
import { readYaml } from '../read-yaml.js';
import { processFile, type ProcessDefinition } from '../schema/process.schema.js';
import { desksOfAdoption, type AdoptionDesks } from './adoption-desks.js';

/** What of an adoption depends on its kind. */
const matterSchema = z.strictObject({
  kind: z.enum(AMENDMENT_KINDS),
  /** Under which process of the catalogue its cases run, and how their ids say that they are no case of the process itself. */
  process: z.string(),
  stream: z.string(),
  step: z.string(),
  /** The step of the second hand; null: there is none. */
  agrees: z.string().nullable(),
  /** The state of a case that waits for it. */
  awaiting: z.string(),
});
export type AdoptionMatter = z.infer<typeof matterSchema>;

const file = z.strictObject({
  matters: z.array(matterSchema),
  processes: z.array(processFile),
});

let read: z.infer<typeof file> | undefined;
const shared = (): z.infer<typeof file> =>
  (read ??= readYaml(
    join(policyFolder, 'amendments', 'adoption.yaml'),
    'amendments/adoption.yaml',
    file,
  ));

function foundIn<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new RangeError(`adoption.yaml has no ${what}`);
  return found;
}

export const matterOf = (kind: AmendmentKind): AdoptionMatter =>
  foundIn(
    shared().matters.find((each) => each.kind === kind),
    kind,
  );

/** The matter whose task a step is; undefined: it adopts nothing. */
export const matterOfStep = (step: string): AdoptionMatter | undefined =>
  shared().matters.find((each) => each.step === step || each.agrees === step);

/** The process of a case that adopts something, by its process and stream; undefined: it is another case. */
export function adoptionProcessOf(
  process: string,
  stream: string | null,
): ProcessDefinition | undefined {
  const matter = shared().matters.find(
    (each) => each.process === process && stream?.startsWith(`${each.stream}_`),
  );
  return matter && shared().processes.find(({ id }) => id === matter.process);
}

const placeholders: Readonly<Record<keyof AdoptionDesks, string>> = {
  decides: '{city}.ADOPTS.decides',
  agrees: '{city}.ADOPTS.agrees',
  renews: '{city}.ADOPTS.renews',
};

/** The same with the desks that the city has for what is asked. */
export function adoptionProcessFor(
  pack: Pack,
  process: ProcessDefinition,
  of: Adoptable,
): ProcessDefinition {
  const desks = desksOfAdoption(pack, of);
  if (!desks) throw new RangeError(`${pack.reference} names no desk that adopts`);
  const deskOf = (written: string): string =>
    Object.entries(placeholders).reduce(
      (desk, [who, placeholder]) =>
        desk === placeholder ? desks[who as keyof AdoptionDesks] : desk,
      written,
    );
  return {
    ...process,
    steps: process.steps.map((step) => ({ ...step, desk: deskOf(step.desk) })),
  };
}

/** The process of a case that adopts something, by the case's id. */
export function adoptionOfCase(caseId: string): ProcessDefinition | undefined {
  const [, named = ''] = caseId.split('/');
  const [process = '', stream = null] = named.split('-');
  return adoptionProcessOf(process, stream);
}
