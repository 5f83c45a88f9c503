import { z } from 'zod';
import { bilingual } from '../law-text.js';
import { cellField, FIELD_KINDS, fieldChoices } from './fields.js';
import { formWords } from './form-words.js';
import { codeName, pageId, plainName, stateName, stepName } from './names.js';

const stepWords = z.strictObject({
  case: codeName,
  zh: z.string().min(1),
  en: z.string().min(1),
  form: plainName,
  /** The form stands there as an earlier step decided it; nothing in it is filled in. */
  reads: z.boolean().default(false),
  /** Codes of `decisions.yaml`, the forward one first. */
  decisions: z.array(codeName).min(1).max(6),
  /** What a decision is called here, where that is not its word in `decisions.yaml`. */
  called: z.record(codeName, bilingual).default({}),
});
export type StepWords = z.infer<typeof stepWords>;

const factWords = z.strictObject({
  zh: z.string().min(1),
  en: z.string().min(1),
  kind: z.enum([...FIELD_KINDS, 'form']),
  /** What a person who records it by hand chooses from; of a `choice` alone. */
  choices: fieldChoices.optional(),
  /** What stands in each row; of `rows` alone. Absent: an amount. */
  columns: z.array(cellField).min(1).max(20).optional(),
});
export type FactWords = z.infer<typeof factWords>;

/**
 * The words of a process, once for all cities: `libs/policy/processes/P09.yaml`. What cases, steps, forms,
 * states and documents are called and what a form asks. Who, in which order, under which clause and by
 * when is the city's law (the page of the same id in its pack); no key stands in both.
 */
export const processWords = z.strictObject({
  id: pageId,
  title: bilingual,
  cases: z.record(codeName, bilingual),
  states: z.record(stateName, bilingual),
  forms: z.record(plainName, formWords),
  steps: z.record(stepName, stepWords),
  documents: z.record(codeName, bilingual).default({}),
  /** What its duties, transfers and facts are called on boards, in lists and in letters. */
  obligations: z.record(codeName, bilingual).default({}),
  transfers: z.record(codeName, bilingual).default({}),
  facts: z.record(plainName, factWords).default({}),
});
export type ProcessWords = z.infer<typeof processWords>;
