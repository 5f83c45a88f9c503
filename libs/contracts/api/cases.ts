import { z } from 'zod';
import { ways } from '#domain/process/way.js';
import { evaluation } from './rules.js';
import { FACT_KINDS, FACT_SOURCES } from '#domain/facts/fact.js';
import { neededText } from '../text.js';
import { attachment } from './attachments.js';
import { caseFace } from './case-face.js';
import { wayStage } from './case-way.js';
import * as v from './values.js';

export const caseStep = z.strictObject({
  code: z.string(),
  title: z.string(),
  stepTitle: v.words,
  state: z.enum(['DONE', 'OPEN', 'TO_COME', 'WITHDRAWN']),
  clause: z.string(),
  at: v.instantText.nullable(),
  by: v.holder.nullable(),
  candidateGroup: z.string().nullable(),
  round: z.int().nullable(),
  taskId: z.uuid().nullable(),
});
export type CaseStep = z.infer<typeof caseStep>;

/** A figure of a case with where it came from; each time it is found anew it has the next revision. */
export const caseFact = z.strictObject({
  name: z.string(),
  title: z.string(),
  factTitle: v.words,
  /** Amounts are text in yuan, counts numbers, a form an object, rows a list. */
  value: z.unknown(),
  unit: z.enum(FACT_KINDS),
  source: z.strictObject({ kind: z.enum(FACT_SOURCES), ref: z.string() }),
  clause: z.string().nullable(),
  at: v.instantText,
  revision: z.int(),
});
export type CaseFact = z.infer<typeof caseFact>;

/** One case as a person reads it: what is done, what is open, who holds it, and its money. */
export const caseView = z
  .strictObject({
    ...caseFace,
    ...v.quoted,
    closedAt: v.instantText.nullable(),
    steps: z.array(caseStep),
    /**
     * The stages of the page that runs the case, those of earlier revisions first; null: no page runs it, and
     * its way is its steps.
     */
    way: z.array(wayStage).nullable(),
    workflowId: z.string(),
    transfers: z.array(z.string()),
    /** The files of all its tasks, oldest first. */
    attachments: z.array(attachment),
    decisions: z.array(
      z.strictObject({
        id: z.uuid(),
        decisionId: z.uuid(),
        taskId: z.uuid(),
        step: z.string(),
        title: z.string(),
        stepTitle: v.words,
        decision: z.string(),
        decisionTitle: v.words,
        way: z.enum(ways),
        state: z.string(),
        by: v.holder,
        at: v.instantText,
        comment: z.string().nullable(),
      }),
    ),
    /** What the units have really filed with the city's case; null for a case that collects nothing. */
    filings: z
      .strictObject({
        /** What each unit files, 用款计划. */
        title: v.words,
        all: z.int(),
        arrived: z.int(),
        items: z.array(
          z.strictObject({
            unit: z.string(),
            caseId: z.string(),
            state: z.string(),
            stateTitle: v.words,
            arrived: z.boolean(),
            heldBy: z.array(z.string()),
          }),
        ),
      })
      .nullable(),
    /** Formulas worked out for the case, exactly as 试算 takes and answers them; the newest revision last. */
    computations: z.array(
      evaluation
        .pick({ formula: true, pack: true, readings: true, result: true, trace: true })
        .extend({
          revision: z.int(),
          step: z.string(),
          /** The day by whose law it was worked out. */
          day: v.dayText,
          input: z.record(z.string(), z.unknown()),
          at: v.instantText,
        }),
    ),
    /** By name, the newest revision last. */
    facts: z.array(caseFact),
    /** What the case waits or has waited for in other cases: their fact of that name. */
    gates: z.array(
      z.strictObject({
        process: z.string(),
        unit: z.string(),
        period: z.string(),
        needs: z.string(),
        /** What is waited for, in the words of the other process. */
        needsTitle: v.words,
        met: z.boolean(),
        /** The other case, where it is open and the reader may read it. */
        caseId: z.string().nullable(),
      }),
    ),
    /** Its duties, earliest first; of a breach's case the duty it is about. */
    obligations: z.array(z.uuid()),
    /** The letters about its duties, oldest first, as far as the reader may read them. */
    letters: z.array(z.uuid()),
    waitingFor: z.string().nullable().optional(),
  })
  .meta({ id: 'Case' });
export type CaseView = z.infer<typeof caseView>;

/** A case that a person opens: `period` without a number, which a further case of the same period is given. */
export const caseWish = z
  .strictObject({
    city: v.cityId,
    process: v.processCode,
    unit: v.unitCode,
    fund: v.caseFundCode,
    period: v.periodAsked,
    /** Why it is opened; it stands in the trail. */
    reason: neededText(2_000),
  })
  .meta({ id: 'CaseWish' });
export type CaseWish = z.infer<typeof caseWish>;

export const caseOpened = z.strictObject({ id: z.string() }).meta({ id: 'CaseOpened' });
export type CaseOpened = z.infer<typeof caseOpened>;
