import { z } from 'zod';
import { caseFace } from './case-face.js';
import { pageOf, paging, searchText } from './page.js';
import * as v from './values.js';

const caseState = z
  .string()
  .regex(/^[A-Z]+\d?(_[A-Z]+)*$/, '须为办件状态代码，如 APPROVED / a state, as APPROVED')
  .max(40);

export const casesFilter = z.strictObject({
  city: v.cityId.optional(),
  process: v.processCode.optional(),
  unit: v.unitCode.optional(),
  fund: v.fundCode.optional(),
  period: v.periodAsked.optional(),
  state: caseState.optional(),
  finished: z.enum(['true', 'false'], '须为 true 或 false / true or false').optional(),
  q: searchText.optional(),
});
export type CasesFilter = z.infer<typeof casesFilter>;
export const casesQuery = casesFilter.extend(paging);
export type CasesQuery = z.infer<typeof casesQuery>;

/** A case as a line: where it stands, with whom, and what it waits for. */
export const caseItem = z
  .strictObject({ ...caseFace, waitingFor: z.string().nullable() })
  .meta({ id: 'CaseItem' });
export type CaseItem = z.infer<typeof caseItem>;

export const casesPage = pageOf(caseItem).meta({ id: 'Cases' });
export type CasesPage = z.infer<typeof casesPage>;

export const processesQuery = z.strictObject({ city: v.cityId.optional() });
export type ProcessesQuery = z.infer<typeof processesQuery>;

const processItem = z
  .strictObject({
    city: z.string(),
    id: z.string(),
    title: z.string(),
    processTitle: v.words,
    clause: z.string().nullable(),
    ...v.quoted,
    /** null: it does not run yet, and nobody has written down how often it comes. */
    every: z.enum(['ONCE', 'YEAR', 'QUARTER', 'MONTH', 'TEN_DAY', 'EVENT']).nullable(),
    /** NOT_RUN: the document asks for it, the product does not run it yet. */
    state: z.enum(['RUNS', 'AWAITING_PARAMETER', 'EXPIRED', 'NOT_IN_DOCUMENT', 'NOT_RUN']),
    runs: z.boolean(),
    /** Why it does not run; null where it does. */
    reason: v.words.nullable(),
    /** Parameters without a value that it waits for, or that one of its funds or a later stage of it does. */
    missing: z.array(z.string()),
    /** The same with the question that each leaves open and who decides it, where the pack says. */
    awaits: z.array(
      z.strictObject({
        parameter: z.string(),
        name: v.words.nullable(),
        question: v.words.nullable(),
        decides: v.words.nullable(),
      }),
    ),
    /** The desks that may open a case by hand. */
    startedBy: z.array(z.string()),
    /** Whose cases these are, and of which funds; null: nobody opens one. */
    startedFor: z
      .strictObject({ units: z.array(z.string()), funds: z.array(z.string()) })
      .nullable(),
    /** The first day of the document, while it lies ahead. */
    inForceFrom: v.dayText.nullable(),
    /** Those in the reader's scope. */
    cases: z.strictObject({ open: z.int(), finished: z.int() }),
  })
  .meta({ id: 'ProcessItem' });
export type ProcessItem = z.infer<typeof processItem>;

/** What the document of each hosted city asks for, P01 to P35, and what of it runs. */
export const processesList = z
  .strictObject({ items: z.array(processItem), next: z.null() })
  .meta({ id: 'ProcessList' });
export type ProcessesList = z.infer<typeof processesList>;
