import { join } from 'node:path';
import type { z } from 'zod';
import { deskInWords } from '../desk-words.js';
import { adoptionOfCase } from '../amendments/adoption-process.js';
import { kindOfCase, streamOfCase } from '../case-kind.js';
import { NotInPack, type Pack } from '../pack.js';
import { packs, pinnedPack } from '../load-packs.js';
import { policyFolder } from '../policy-folder.js';
import { readYaml } from '../read-yaml.js';
import { statesFile } from '../schema/state.schema.js';
import type { Bilingual } from '../schema/text.schema.js';

type States = z.infer<typeof statesFile>;

/** What the words of a case depend on: its city, its process, its unit and the pack it runs under. */
export interface NamedCase {
  /** Its id says which stream of the process it is about. */
  readonly id: string;
  readonly city: string;
  readonly process: string;
  readonly unit: string;
  readonly pack: string;
}

let read: States | undefined;
const shared = (): States =>
  (read ??= readYaml(
    join(policyFolder, 'processes', 'states.yaml'),
    'processes/states.yaml',
    statesFile,
  ));

const as = (text: string): Bilingual => ({ zh: text, en: text });

/** The pack of a case; where its version is not there any more, the one in force: a list must not fail for it. */
export function packOfCase({ city, pack }: Pick<NamedCase, 'city' | 'pack'>): Pack {
  try {
    return pinnedPack(city, pack);
  } catch (error) {
    if (error instanceof NotInPack && error.what === 'version') return pinnedPack(city, null);
    throw error;
  }
}

/** What a case is called: the kind of its unit, as the pack that it runs under names it. */
export function caseTitle(of: NamedCase): Bilingual {
  const adoption = adoptionOfCase(of.id);
  if (adoption) return { zh: adoption.title.zh, en: adoption.title.en };
  const pack = packOfCase(of);
  const level = pack.units.find(({ code }) => code === of.unit)?.level;
  const id = of.process.slice(0, 3);
  const process = pack.processes.get(id);
  const kind = kindOfCase(process?.cases ?? [], level, streamOfCase(of.id));
  const title = kind?.title ?? process?.title ?? pack.pages.get(id)?.words.title;
  return title ? { zh: title.zh, en: title.en } : as(of.process);
}

/** A state in words: the page's own under the case's pack, then the process's, then everybody's. */
export function stateTitle(of: NamedCase & { readonly state: string }): Bilingual {
  const id = of.process.slice(0, 3);
  const { states, of: own } = shared();
  const found =
    packOfCase(of).pages.get(id)?.words.states[of.state] ?? own[id]?.[of.state] ?? states[of.state];
  return found ? { zh: found.zh, en: found.en } : as(of.state);
}

/** A state that a list asks for, whatever process has it. */
export function anyStateTitle(state: string): Bilingual {
  const { states, of } = shared();
  const inPages = packs().flatMap(({ pages }) =>
    [...pages.values()].map(({ words }) => words.states),
  );
  const found = [states, ...Object.values(of), ...inPages].find(
    (each) => each[state] !== undefined,
  );
  return found?.[state] ?? as(state);
}

const minutes = 16;

/**
 * What a case waits for, in words. A code may carry an instant, `PAYS_FROM 2022-10-08T09:00:00+08:00`, or what is
 * to be adopted and by which desk, `PARAMETER p21.reserveRatio 331100.FINANCE.approver`.
 */
export function waitTitle(waitingFor: string | null): Bilingual | null {
  if (waitingFor === null) return null;
  const [code = '', about = '', desk] = waitingFor.split(' ');
  const words = shared().waiting[code];
  if (!words) return as(waitingFor);
  const when = about.slice(0, minutes).replace('T', ' ');
  const who = desk === undefined ? { zh: '市里', en: 'the city' } : deskInWords(desk);
  const said = (language: 'zh' | 'en'): string =>
    words[language].replace('{at}', when).replace('{key}', about).replace('{desk}', who[language]);
  return { zh: said('zh'), en: said('en') };
}

/** Every state that a case can be said to be in; a filter that names another is a mistake of the caller. */
export function knownStates(): ReadonlySet<string> {
  const { states, of } = shared();
  const ofPack = ({ processes, pages }: Pack): string[] => [
    ...[...processes.values()].flatMap(({ cases, steps }) => [
      ...cases.map(({ state }) => state),
      ...steps.flatMap(({ state }) => (state === null ? [] : [state])),
    ]),
    ...[...pages.values()].flatMap(({ words }) => Object.keys(words.states)),
  ];
  return new Set([
    ...Object.keys(states),
    ...Object.values(of).flatMap((each) => Object.keys(each)),
    ...packs().flatMap(ofPack),
  ]);
}

/** The kinds of cases whose title holds a text, as `P11/COUNTY_UNIT`: process and level of the unit. */
export function kindsCalled(text: string): readonly string[] {
  const wanted = text.toLowerCase();
  const holds = ({ zh, en }: Bilingual): boolean =>
    zh.toLowerCase().includes(wanted) || en.toLowerCase().includes(wanted);
  const kinds = packs().flatMap(({ processes }) =>
    [...processes.values()].flatMap(({ id, title, cases }) =>
      cases
        .filter((kind) => holds(title) || holds(kind.title))
        .flatMap(({ levels }) => levels.map((level) => `${id}/${level}`)),
    ),
  );
  return [...new Set(kinds)];
}
