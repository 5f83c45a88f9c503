import { z } from 'zod';
import { pages } from '#contracts/engine.js';
import { FACT_KINDS } from '#domain/facts/fact.js';
import { BOOK_CODES } from '#domain/ledger/books.js';
import { decisionTable } from '../decisions.js';
import { bilingual, clauseId, sourceClass } from './text.schema.js';
import { bookItem } from './account.schema.js';
import { level, parameterSchema, reasonsFile } from './city.schema.js';
import { decisionCode, decisionNeed } from './decision.schema.js';
import { dutySchema } from './deadline.schema.js';
import { momentSchema, periodRuleSchema } from './due.schema.js';

/** `{unit}` and `{city}` stand for division codes, `{transfer}` for whoever looks after a transfer. */
const deskPattern = z
  .string()
  .regex(
    /^(?:\{(?:unit|city)\}\.[A-Z_]+\.[a-z]+[A-Za-z]*|\{transfer\})$/,
    'a desk, {unit}.OFFICE.post',
  );
const officePattern = z.string().regex(/^\{(?:unit|city)\}\.[A-Z_]+$/, 'an office, {unit}.OFFICE');

export const caseKind = z.enum(['UNIT', 'CITY']);
/** UNIT: a case for every accounting unit; CITY: one for the city level. */
export type CaseKind = z.infer<typeof caseKind>;

const obligationSchema = dutySchema.extend({
  due: periodRuleSchema,
  kind: z.enum(['MONEY', 'PLAN', 'REPORT']),
  case: caseKind,
  /** A duty in several dated stages is one code with a row each (LS-5.b: 二分之一、全部). */
  stage: z.int().min(1).max(12).default(1),
  /** The account money must have reached; absent: where the transfer of the same code goes. */
  receivedAt: z.string().nullable().default(null),
  debtor: officePattern,
  creditor: officePattern,
});
export type ObligationDefinition = z.infer<typeof obligationSchema>;

const accountRef = z.strictObject({ type: z.string(), at: caseKind });
const transferSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  case: caseKind,
  levels: z.array(level).nullable().default(null),
  what: bilingual,
  from: accountRef,
  to: accountRef,
  /** Money goes back the way the case's money came: from and to are then the usual pair (原渠道退回). */
  back: z.boolean().default(false),
  clause: clauseId,
  decidedBy: z.array(z.string()).min(1),
  lookedAfterBy: deskPattern,
  after: z.string().nullable(),
  workingDays: z.int().min(0).max(60).nullable(),
  /** The duty it meets; null: none. Absent: the one of its own code. */
  duty: z.string().nullable().optional(),
  source: sourceClass,
});
export type TransferDefinition = z.infer<typeof transferSchema>;

/** The duty that a transfer meets; null: none. */
export const dutyOfTransfer = ({ code, duty }: TransferDefinition): string | null =>
  duty === undefined ? code : duty;

/** A decision as a step offers it: words and needs are the table's where the city gives none of its own. */
const decisionSchema = z
  .strictObject({
    code: decisionCode,
    title: bilingual.optional(),
    needs: z.array(decisionNeed).optional(),
    returnTo: z
      .strictObject({ kind: z.enum(['STEP', 'UNIT']), steps: z.array(z.string()).min(1) })
      .nullable()
      .default(null),
  })
  .transform((given, context) => {
    const known = decisionTable().get(given.code);
    const refuse = (path: string, message: string): never => {
      context.addIssue({ code: 'custom', path: [path], message });
      return z.NEVER;
    };
    if (!known) return refuse('code', `没有决定 ${given.code} / not in processes/decisions.yaml`);
    const needs = given.needs ?? known.needs;
    const lacks = known.needs.filter((need) => !needs.includes(need)).join('、');
    if (lacks !== '') return refuse('needs', `${given.code} 须填 ${lacks} / needs ${lacks}`);
    return { ...given, title: given.title ?? known.title, needs, way: known.way };
  });
export type DecisionDefinition = z.infer<typeof decisionSchema>;

/** What a step is to the ladder, whatever a pack calls it. */
export const stepRoles = ['BREACH', 'HELD', 'CORRECTION', 'REWORD', 'RECEIPT', 'REPLY'] as const;
export type StepRole = (typeof stepRoles)[number];

const state = z.string().regex(/^[A-Z]+\d?(?:_[A-Z]+)*$/);

const stepSchema = z.strictObject({
  code: z.string().regex(/^[a-z]+\d{0,2}\.[a-z]+[A-Za-z]*$/),
  case: z.enum(['UNIT', 'CITY', 'ANY']),
  levels: z.array(level).nullable().default(null),
  title: bilingual,
  desk: deskPattern,
  /** null: of the duty the case is about (P26 cites what was breached, not itself). */
  clause: clauseId.nullable(),
  obligation: z.string().nullable(),
  /** Its own day, where no duty gives one. */
  due: z.strictObject({ due: periodRuleSchema, source: sourceClass }).nullable().default(null),
  optional: z.boolean(),
  /** null: it is no step of a ladder, or one at which a rung is signed. */
  role: z.enum(stepRoles).nullable().default(null),
  /** The state of the case while the step is open; null: its page knows it, or the state stays. */
  state: state.nullable().default(null),
  /** The same when it is asked again, because the work came back; null: as the first time. */
  returned: state.nullable().default(null),
  decisions: z.array(decisionSchema).min(1),
});
export type StepDefinition = z.infer<typeof stepSchema>;

/** One rung of the ladder: so many working days after the day a breach was declared. */
const rungSchema = z.strictObject({
  code: z.string().regex(/^[A-Z]+(?:_[A-Z]+)*$/),
  title: bilingual,
  workingDays: z.int().min(0).max(250),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day, HH:MM'),
  /** The desk's step that signs it; null: it comes by itself. */
  step: z.string().nullable(),
  /** The letter that is drafted for the signature. */
  letter: z.string().nullable(),
  /** Offices that are told when it comes. */
  tells: z.array(officePattern),
  source: sourceClass,
});
export type RungDefinition = z.infer<typeof rungSchema>;

const ladderSchema = z.strictObject({
  levels: z.array(level).min(1),
  /** What adopts it, in words: a document of the city; demo data says that it is. */
  basis: z.string().min(1),
  rungs: z.array(rungSchema).min(1).max(12),
  /** What is asked of whoever a signed letter goes to, in order; each follows when the one before is done. */
  answers: z.array(z.string()).max(6).default([]),
});
export type LadderDefinition = z.infer<typeof ladderSchema>;

/** A figure that its cases write down, as people read it. */
const factSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]{0,63}$/),
  title: bilingual,
  kind: z.enum(FACT_KINDS),
  clause: clauseId.nullable(),
});
export type FactDefinition = z.infer<typeof factSchema>;

/** One process of one city: processes/P11.yaml. */
export const processFile = z.strictObject({
  id: z.string().regex(/^P\d{2}$/),
  title: bilingual,
  /** The page of code that runs it; null: none does. */
  page: z.enum(pages).nullable().default(null),
  /** null: of the duty a case is about. */
  clause: clauseId.nullable(),
  /** What one case is about: a month, a year (its dates count from January), or something that happened. */
  every: z.enum(['MONTH', 'YEAR', 'EVENT']).default('MONTH'),
  parameters: z.array(parameterSchema),
  opens: momentSchema.nullable().default(null),
  pays: momentSchema.nullable().default(null),
  cases: z
    .array(
      z.strictObject({
        code: caseKind,
        levels: z.array(level),
        /** A second instance beside the first at the same level: its process id is `P12-YEAR_END`. */
        stream: z.string().nullable().default(null),
        /** Absent: every fund of the city. */
        funds: z
          .array(z.enum(['EMPLOYEE', 'RESIDENT']))
          .nullable()
          .default(null),
        title: bilingual,
        clause: clauseId.nullable(),
        /** The state of a fresh case. */
        state: state.default('OPENED'),
        /** Money for its duties is paid under a reference of the case (汇款附言). */
        reference: z.boolean().default(false),
      }),
    )
    .min(1),
  obligations: z.array(obligationSchema),
  transfers: z.array(transferSchema),
  steps: z.array(stepSchema).min(1),
  /** Reasons of its own, where they are not those of a return. */
  reasons: reasonsFile.shape.reasons.nullable().default(null),
  ladders: z.array(ladderSchema).default([]),
  facts: z.array(factSchema).default([]),
  /** What money that counts for a case is in the books of its unit and year; null: what its account says. */
  receivedAs: z
    .strictObject({ book: z.enum(BOOK_CODES), item: bookItem, clause: clauseId })
    .nullable()
    .default(null),
});
export type ProcessDefinition = z.infer<typeof processFile>;
