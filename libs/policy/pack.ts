import type { z } from 'zod';
import type { CodePage } from '#contracts/engine.js';
import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import type { Day } from '#domain/time/day.js';
import { inForce } from './in-force.js';
import type { accountPairsFile, accountsFile } from './schema/account.schema.js';
import type { PackUnit, ReturnReason, SourceDocument } from './schema/city.schema.js';
import type { Clause, Heading } from './schema/clause.schema.js';
import type { officesFile, packFile } from './schema/city.schema.js';
import type { Catalogue } from './schema/catalogue.schema.js';
import type { FormulaDefinition } from './schema/formula.schema.js';
import type { LetterDefinition, LetterFace } from './schema/letter.schema.js';
import type { DeadlineDefinition, UndatedDefinition } from './schema/deadline.schema.js';
import type { CityParameter } from './schema/parameter.schema.js';
import type { Page } from './process/read.js';
import type { ProcessDefinition, StepRole } from './schema/process.schema.js';
import type { Reading } from './schema/reading.schema.js';

type PackFile = z.infer<typeof packFile>;
type Offices = z.infer<typeof officesFile>;

/** The official letters (公文) of a city: their common face, and one template a kind. */
export interface PackLetters {
  readonly paper: LetterFace;
  readonly templates: ReadonlyMap<string, LetterDefinition>;
}

/** A rule pack (规则包): one city's rules as data, frozen; a case pins `reference`. */
export interface Pack extends PackFile {
  /** `lishui@2022-01-01.1`: what a case stores to say under which rules it runs. */
  readonly reference: string;
  readonly documents: SourceDocument[];
  readonly units: readonly PackUnit[];
  readonly complete: boolean;
  readonly posts: Offices['posts'];
  readonly offices: Offices['offices'];
  readonly accounts: z.infer<typeof accountsFile>;
  readonly accountPairs: z.infer<typeof accountPairsFile>;
  readonly clauses: ReadonlyMap<string, Clause>;
  /** Headings of each document, by the document's id. */
  readonly outlines: ReadonlyMap<string, readonly Heading[]>;
  /** Parameters that stand in no process and no formula. */
  readonly parameters: readonly CityParameter[];
  /** Open questions and how they are read here, by id. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly reasons: readonly ReturnReason[];
  readonly deadlines: readonly DeadlineDefinition[];
  readonly undated: readonly UndatedDefinition[];
  /** The processes the document asks for, run here or not, each from its file in processes/. */
  readonly catalogue: Catalogue;
  /** The processes that run here; a city without any is known, but not served. */
  readonly processes: ReadonlyMap<string, ProcessDefinition>;
  /** Processes as pages of the kit: words of all cities, law of this one. Those that run stand among `processes` too. */
  readonly pages: ReadonlyMap<string, Page>;
  /** The law of each formula the city has, by its name outside. */
  readonly formulas: ReadonlyMap<string, FormulaDefinition>;
  /** null: the city sends none. */
  readonly letters: PackLetters | null;
}

/** Something was asked of a pack that it does not have: a city, a clause, a process. */
export class NotInPack extends RangeError {
  constructor(
    readonly what:
      | 'city'
      | 'version'
      | 'clause'
      | 'process'
      | 'parameter'
      | 'step'
      | 'unit'
      | 'letter'
      | 'reading',
    readonly asked: string,
  ) {
    super(`no such ${what}: ${asked}`);
    this.name = 'NotInPack';
  }
}

function found<T>(value: T | undefined, what: NotInPack['what'], name: string): T {
  if (value === undefined) throw new NotInPack(what, name);
  return value;
}

export const clauseOf = (pack: Pack, id: string): Clause =>
  found(pack.clauses.get(id), 'clause', id);

export const processOfPack = (pack: Pack, id: string): ProcessDefinition =>
  found(pack.processes.get(id), 'process', id);

/** The process of a city that a page of code runs; undefined: the city has none. */
export const processRunBy = (pack: Pack, page: CodePage): ProcessDefinition | undefined =>
  [...pack.processes.values()].find((process) => process.page === page);

export const letterOfPack = (pack: Pack, id: string): LetterDefinition =>
  found(pack.letters?.templates.get(id), 'letter', id);

export const unitOf = (pack: Pack, code: string): PackUnit =>
  found(
    pack.units.find((unit) => unit.code === code),
    'unit',
    code,
  );

export const stepOf = (
  process: ProcessDefinition,
  code: string,
): ProcessDefinition['steps'][number] =>
  found(
    process.steps.find((step) => step.code === code),
    'step',
    code,
  );

/** What a process calls a step of the ladder; undefined: its version of the rules has no such step. */
export const stepInRole = (process: ProcessDefinition, role: StepRole): string | undefined =>
  process.steps.find((step) => step.role === role)?.code;

/** A parameter's value on a day as text; a number in the law is written as it stands there. */
export function parameterOf(process: ProcessDefinition, key: string, on: Day): string {
  const parameter = inForce(process.parameters, key, on);
  if (parameter) return String(parameter.value);
  found(
    process.parameters.find((each) => each.key === key),
    'parameter',
    key,
  );
  throw new ParameterAwaited(key, on);
}

/** A desk or office pattern with its codes: `{unit}.FINANCE.payer` of 331102. */
export function deskOf(pattern: string, unit: string, city: string): string {
  return pattern.replace('{unit}', unit).replace('{city}', city);
}
