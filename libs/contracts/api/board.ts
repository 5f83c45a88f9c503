import { z } from 'zod';
import { obligationItem, obligationsFilter, obligationState } from './obligations.js';
import { paging } from './page.js';
import * as v from './values.js';

/** What narrows the board; without a year or period, its figures are those of the business year. */
export const boardQuery = z.strictObject({
  city: v.cityId.optional(),
  process: v.processCode.optional(),
  fund: v.caseFundCode.optional(),
  period: v.casePeriodAsked.optional(),
  year: v.yearAsked.optional(),
});
export type BoardQuery = z.infer<typeof boardQuery>;

const boardFilters = {
  ...obligationsFilter,
  year: v.yearAsked.optional(),
  /** Days that bind, or days that only remind. */
  binding: z.enum(['true', 'false']).optional(),
  /** One dated stage: its code and number. */
  duty: z
    .string()
    .regex(/^[A-Z][A-Z_]{0,39}\.[1-9]\d?$/, '须为义务代码和阶段，如 SUBSIDY.1 / such as SUBSIDY.1')
    .optional(),
};
/** The duties behind a figure of the board: the filters of the list, and its columns beside them. */
export const boardListFilter = z.strictObject(boardFilters);
export type BoardListFilter = z.infer<typeof boardListFilter>;
export const boardListQuery = z.strictObject({ ...boardFilters, ...paging });
export type BoardListQuery = z.infer<typeof boardListQuery>;

const figures = {
  count: z.int(),
  amountDue: v.yuanText,
  amountReceived: v.yuanText,
  /** Made good by withholding (代扣). */
  amountWithheld: v.yuanText,
};

/** A breach with what is missing and what comes next. */
export const lateItem = obligationItem
  .extend({
    short: v.yuanText,
    rungTitle: z.string().nullable(),
    rungState: z.string().nullable(),
    held: z.boolean(),
    excused: z.boolean(),
    ladderCase: z.string().nullable(),
    nextRung: z
      .strictObject({ rung: z.string(), title: z.string(), at: v.instantText.nullable() })
      .nullable(),
  })
  .meta({ id: 'LateItem' });
export type LateItem = z.infer<typeof lateItem>;

const coming = z.strictObject({ ...figures, short: v.yuanText, items: z.array(obligationItem) });

/** 时限看板: every panel answers for the same reader and filter at the same moment. */
export const board = z
  .strictObject({
    city: z.string(),
    year: z.string().nullable(),
    period: z.string().nullable(),
    now: v.instantText,
    totals: z.strictObject({
      ...figures,
      short: v.yuanText,
      /** What a day that only reminds (PROPOSED, DERIVED) is about stands on lines of its own, not binding. */
      states: z.array(
        z.strictObject({
          state: obligationState,
          light: v.light,
          binding: z.boolean(),
          ...figures,
        }),
      ),
    }),
    /** Days that bind only; `rate` is rounded half up to four decimals, and null before the first verdict. */
    onTime: z.strictObject({
      rate: z.string().nullable(),
      met: z.int(),
      metLate: z.int(),
      overdue: z.int(),
    }),
    matrix: z.strictObject({
      complete: z.boolean(),
      units: z.array(z.strictObject({ unit: z.string(), unitName: z.string() })),
      columns: z.array(
        z.strictObject({
          id: z.string(),
          process: z.string(),
          duty: z.string(),
          what: z.string(),
          clause: z.string(),
          period: z.string(),
          statutory: v.dayText,
        }),
      ),
      cells: z.array(
        z.strictObject({
          unit: z.string(),
          column: z.string(),
          state: obligationState,
          light: v.light,
          binding: z.boolean(),
          ...figures,
          late: z.int(),
          obligation: z.uuid().nullable(),
        }),
      ),
    }),
    /** Of every year, unless a year or period is asked for: what is late does not lapse at New Year. */
    late: z.strictObject({
      ...figures,
      short: v.yuanText,
      remindersOnly: z.int(),
      items: z.array(lateItem),
    }),
    upcoming: coming.extend({ until: v.dayText }),
    /** What is missing until then: late already, or late if nothing more comes. Reminders are counted apart. */
    projected: coming.extend({ until: v.dayText, remindersOnly: z.int() }),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof board>;
