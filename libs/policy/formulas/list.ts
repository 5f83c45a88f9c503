import { z } from 'zod';
import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import { codesOf } from './chosen-readings.js';
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

/** The formulas of a pack, by number. */
export function listFormulas(pack: Pack): readonly ListedFormula[] {
  return [...pack.formulas.values()]
    .map(({ id, number, title, readings, inputs, steps, method }) => ({
      city: pack.id,
      formula: id,
      number,
      title,
      readings: readings.map((reading) => ({ id: reading, codes: codesOf(pack, reading) })),
      inputs,
      steps: steps.map(({ step, zh, en }) => ({ step, zh, en })),
      input: methods[method] ? z.toJSONSchema(methods[method].input, { io: 'input' }) : {},
    }))
    .sort((a, b) => (a.number < b.number ? -1 : a.number > b.number ? 1 : 0));
}
