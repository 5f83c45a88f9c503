import { z } from 'zod';
import {
  codeName,
  deskName,
  officeName,
  pageId,
  stateName,
  stepName,
} from '#contracts/process/names.js';
import { KIT_PAGES } from '#contracts/process/pages.js';
import { reference } from '#contracts/process/references.js';
import { cited, stageSchema } from '#contracts/process/stages.js';
import { BOOK_CODES } from '#domain/ledger/books.js';
import { bookItem } from './account.schema.js';
import { level } from './city.schema.js';
import { momentSchema, periodRuleSchema } from './due.schema.js';
import { cityParameterSchema } from './parameter.schema.js';
import { questionId } from './reading.schema.js';
import { bilingual, daySchema, sourceClass, strength } from './text.schema.js';

/** Every way in which a page says a day. UNSET: the document gives none and nobody may guess it. */
const pageRule = z.discriminatedUnion(
  'rule',
  [
    ...periodRuleSchema.options,
    z.strictObject({
      rule: z.literal('UNSET'),
      decides: bilingual,
      question: questionId.nullable().default(null),
    }),
  ],
  '须写日期规则，文件没有写的写 { rule: UNSET } 和由谁定（decides） / a rule of dates; where the document gives none, { rule: UNSET } and who decides',
);

/** What opens a case: a day, a duty that comes near, another case's state, or a person. */
const opensSchema = z
  .strictObject({
    every: z.enum(['ONCE', 'YEAR', 'QUARTER', 'MONTH', 'TEN_DAY', 'EVENT']),
    /** EACH: a case of every fund; ALL only where no money moves. */
    fund: z.enum(['EACH', 'ALL']),
    due: pageRule.optional(),
    /** So many working days before the operational day of a duty of the case. */
    before: z.strictObject({ duty: codeName, workingDays: z.int().min(1).max(60) }).optional(),
    after: z
      .strictObject({ process: pageId.optional(), case: codeName.optional(), state: stateName })
      .optional(),
    /** The desks that may open one by hand. */
    by: z.array(deskName).min(1).optional(),
    at: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '须是时刻 HH:MM / a time of the day, HH:MM')
      .default('09:00'),
    source: sourceClass,
    /** The first day it opens; absent: as long as the rules hold. */
    from: daySchema.nullable().default(null),
    question: questionId.nullable().default(null),
    ...cited,
  })
  .refine(({ due, before, after, by }) => [due, before, after, by].filter(Boolean).length === 1, {
    message: '写 due、before、after、by 中的一个 / say one of due, before, after, by',
  });
export type PageOpening = z.infer<typeof opensSchema>;

const caseSchema = z.strictObject({
  levels: z.array(level).min(1),
  /** Absent: as the opening says. */
  funds: z
    .array(z.enum(['EMPLOYEE', 'RESIDENT']))
    .min(1)
    .nullable()
    .default(null),
  /** A second instance beside the first: its process id is `P12-YEAR_END`. */
  stream: codeName.nullable().default(null),
  /** What a fresh case is called. */
  state: stateName.default('OPENED'),
  /** Absent: the page's own. */
  opens: opensSchema.nullable().default(null),
  /** The page of TypeScript that goes through the stages (docs/adr/0039); absent: they follow one another. */
  page: z.enum(KIT_PAGES).nullable().default(null),
  stages: z.array(stageSchema).min(1).max(30),
});
export type PageCase = z.infer<typeof caseSchema>;

const dutySchema = z.strictObject({
  code: codeName,
  case: codeName,
  /** How the document calls this row of it; absent: as the words call the duty. */
  what: bilingual.nullable().default(null),
  kind: z.enum(['MONEY', 'PLAN', 'REPORT']),
  debtor: officeName,
  creditor: officeName,
  due: pageRule,
  source: sourceClass,
  strength: strength.default('SHALL'),
  question: questionId.nullable().default(null),
  /** The state of the case that meets it; money is met by its receipt. */
  metBy: stateName.nullable().default(null),
  /** The account money must have reached; absent: where the transfer of the same duty goes. */
  receivedAt: codeName.nullable().default(null),
  /** What money that is collected for it is in the books of whoever the book belongs to. */
  receivedAs: z
    .strictObject({ book: z.enum(BOOK_CODES), item: bookItem, ...cited })
    .nullable()
    .default(null),
  /** Of a duty in several dated rows: how much of the whole must have come by this one, a ratio among the parameters; the last row has none. */
  share: reference.nullable().default(null),
  ...cited,
});
export type PageDuty = z.infer<typeof dutySchema>;

const accountRef = z.strictObject({ type: codeName, at: z.enum(['UNIT', 'CITY']) });
const transferSchema = z.strictObject({
  code: codeName,
  case: codeName,
  /** Only cases of units of these levels pay it; absent: all of the case's. */
  levels: z.array(level).min(1).nullable().default(null),
  from: accountRef,
  to: accountRef,
  amount: reference,
  /** The steps whose forward decisions release it: all of its own case, or all of the city's. */
  decidedBy: z.array(stepName).min(1),
  lookedAfterBy: deskName,
  /** Whose money it was and becomes, where that changes; money that stays whose it is has no entry. */
  books: z
    .strictObject({
      from: z.enum(BOOK_CODES),
      /** Absent: it leaves the city's accounts. */
      to: z.enum(BOOK_CODES).nullable().default(null),
      item: bookItem,
    })
    .nullable()
    .default(null),
  /** The duty it meets. */
  duty: codeName.nullable().default(null),
  /** The transfer of the city's case that it follows; it waits for no day (`pays`) of its own. */
  after: codeName.nullable().default(null),
  /** Its latest day is so many working days after that one's. */
  workingDays: z.int().min(0).max(60).nullable().default(null),
  source: sourceClass,
  ...cited,
});
export type PageTransfer = z.infer<typeof transferSchema>;

/**
 * The law of one process in one city: `packs/<city>/processes/P09.yaml`. Who, in which order, jointly or
 * not, under which clause, by when, and which money moves. The words are those of the page of the same id
 * in `libs/policy/processes`; no key stands in both.
 */
export const pageFile = z.strictObject({
  id: pageId,
  /** Whether the engine runs it. A page that does not is read, checked and shown, and opens nothing. */
  runs: z.boolean().default(false),
  lead: officeName,
  opens: opensSchema,
  cases: z.record(codeName, caseSchema),
  obligations: z.array(dutySchema).default([]),
  transfers: z.array(transferSchema).default([]),
  /** The instant before which no money of a month's cases moves; absent: as soon as it may be paid. */
  pays: momentSchema.nullable().default(null),
  /** The day by which a step is asked to be done, where no duty of the case gives it one. */
  days: z
    .record(stepName, z.strictObject({ due: periodRuleSchema, source: sourceClass }))
    .default({}),
  parameters: z.array(cityParameterSchema).default([]),
  ...cited,
});
export type ProcessLaw = z.infer<typeof pageFile>;
