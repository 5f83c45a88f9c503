import { z } from 'zod';
import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import { readingCodes } from '../readings.js';
import { methods } from './methods.js';

/** A formula of a city as lists show it: its input as JSON Schema 2020-12, fields named in both languages. */
export interface ListedFormula {
  readonly city: string;
  readonly formula: string;
  readonly number: string;
  readonly title: FormulaDefinition['title'];
  readonly readings: readonly { readonly id: string; readonly codes: readonly string[] }[];
  readonly inputs: FormulaDefinition['inputs'];
  readonly steps: readonly { readonly step: string; readonly zh: string; readonly en: string }[];
  readonly input: object;
}

const inputSchema = ({ method }: FormulaDefinition): object =>
  methods[method] ? z.toJSONSchema(methods[method].input, { io: 'input' }) : {};

type Named = ListedFormula['steps'][number];

/** What the lines of a working are called: its steps, and the parameters it rests on. */
export function namesOf(pack: Pack, { steps, parameters }: FormulaDefinition): readonly Named[] {
  const elsewhere = [
    ...[...pack.processes.values()].flatMap((process) => process.parameters),
    ...[...pack.pages.values()].flatMap(({ law }) => law.parameters),
  ];
  const named = [...parameters, ...elsewhere].flatMap(({ key, name }) =>
    name === null ? [] : [[key, { step: key, ...name }] as const],
  );
  return [...steps.map(({ step, zh, en }) => ({ step, zh, en })), ...new Map(named).values()];
}

/** The formulas of a pack, by number. */
export function listFormulas(pack: Pack): readonly ListedFormula[] {
  return [...pack.formulas.values()]
    .map((formula) => ({
      city: pack.id,
      formula: formula.id,
      number: formula.number,
      title: formula.title,
      readings: formula.readings.map((reading) => ({
        id: reading,
        codes: readingCodes(pack, reading),
      })),
      inputs: formula.inputs,
      steps: namesOf(pack, formula),
      input: inputSchema(formula),
    }))
    .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}
