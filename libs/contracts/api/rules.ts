import { z } from 'zod';

const words = z.strictObject({ zh: z.string(), en: z.string() });

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
    readings: z.record(z.string(), z.string()),
    result: z.record(z.string(), z.unknown()),
    trace: z.array(traceStep),
    awaits: z
      .strictObject({ parameter: z.string(), question: z.string(), asks: words, decides: words })
      .nullable(),
  })
  .meta({ id: 'Evaluation' });
export type EvaluationView = z.infer<typeof evaluation>;

/** What steps and fields of a formula are called, and its input as JSON Schema. */
export const formulas = z
  .strictObject({
    items: z.array(
      z.strictObject({
        city: z.string(),
        formula: z.string(),
        number: z.string(),
        title: words,
        readings: z.array(z.strictObject({ id: z.string(), codes: z.array(z.string()) })),
        inputs: z.array(words.extend({ name: z.string() })),
        steps: z.array(words.extend({ step: z.string() })),
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

/** `OQ-01=SWITCH`, as often as there are readings to set. */
export const evaluationQuery = z.strictObject({
  reading: z.union([z.string(), z.array(z.string())]).optional(),
});
