import { z } from 'zod';
import { problem } from './problem.js';
import * as v from './values.js';

/** One line of the working; `clause` is null where no clause of the city says it. */
export const traceStep = z.strictObject({
  step: z.string(),
  clause: z.string().nullable(),
  quote: z.string().nullable(),
  expression: z.string(),
  value: z.string(),
});

export const evaluation = z
  .strictObject({
    formula: z.string(),
    city: z.string(),
    pack: z.string(),
    /** The day by whose law it was worked out; null: the law as it stands last. */
    day: v.dayText.nullable(),
    readings: z.record(z.string(), z.string()),
    result: z.record(z.string(), z.unknown()),
    trace: z.array(traceStep),
    awaits: z
      .strictObject({
        parameter: z.string(),
        question: z.string().nullable(),
        asks: v.words.nullable(),
        decides: v.words.nullable(),
      })
      .nullable(),
    /** Readings that decide about money here and that nobody has adopted. */
    proposed: z.array(
      z.strictObject({
        reading: z.string(),
        code: z.string().nullable(),
        question: v.words,
        decides: v.words,
      }),
    ),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationView = z.infer<typeof evaluation>;

/** An array is a batch: answers in the same order, a failed one as its problem. */
export const evaluated = z.union([
  evaluation,
  z.array(z.union([evaluation, z.strictObject({ error: problem })])),
]);

export const formulaId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/);

/** Each formula's own schema stands in the list of formulas. */
export const formulaInput = z.unknown().meta({
  description:
    '公式的输入（见 GET /rules 的 input）、其数组，或 {input, readings, day}；day 定按哪一天的参数 · The input of the formula, an array of them, or {input, readings, day}, day saying by whose day the parameters go',
});

/** What steps and fields of a formula are called, and its input as JSON Schema. */
export const formulas = z
  .strictObject({
    items: z.array(
      z.strictObject({
        city: z.string(),
        formula: z.string(),
        number: z.string(),
        title: v.words,
        readings: z.array(z.strictObject({ id: z.string(), codes: z.array(z.string()) })),
        inputs: z.array(v.words.extend({ name: z.string() })),
        steps: z.array(v.words.extend({ step: z.string() })),
        input: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'Formulas' });
export type FormulasView = z.infer<typeof formulas>;

export const comparison = z
  .strictObject({
    alternatives: z.array(
      z.strictObject({ code: z.string(), result: z.record(z.string(), z.unknown()) }),
    ),
  })
  .meta({ id: 'ReadingsComparison' });

export const formulasQuery = z.strictObject({
  city: z
    .string()
    .regex(/^[a-z]{2,30}$/)
    .optional(),
});

const readingId = z.string().regex(/^OQ-\d{2,3}$/, '须为口径编号，如 OQ-01 / a reading, OQ-01');
export const comparisonQuery = z.strictObject({ reading: readingId });

/** Inputs of one batch over HTTP; the CLI takes more, from a file. */
export const mostInputs = 1_000;
/** Values of a body with so many inputs; the largest a formula takes is a settlement of many units. */
export const mostInputValues = 100_000;
const mostReadings = 20;
const readingText = z.string().max(60);

/** `OQ-01=SWITCH`, as often as there are readings to set. */
export const evaluationQuery = z.strictObject({
  reading: z.union([readingText, z.array(readingText).max(mostReadings)]).optional(),
});
