import { z } from 'zod';
import { isDayAsked } from '#domain/time/years.js';
import { ways } from '#domain/process/way.js';
import { attachment } from './attachments.js';
import { calendarDay } from './calendar.js';
import { pageOf, paging, searchText } from './page.js';
import { textIfAny } from '../text.js';
import * as v from './values.js';

export const taskState = z.enum(['OPEN', 'CLAIMED', 'DONE', 'CANCELLED']);

const taskFilters = {
  box: z.enum(['todo', 'done', 'started', 'cc']).optional(),
  /** The cases whose first decision I took; `box=started` are those of my unit. */
  startedBy: z.enum(['me']).optional(),
  city: v.cityId.optional(),
  county: v.unitCode.optional(),
  process: v.processCode.optional(),
  fund: v.caseFundCode.optional(),
  state: taskState.optional(),
  due: z
    .string()
    .refine(
      (text) => ['overdue', 'today', 'week'].includes(text) || isDayAsked(text),
      '须为 overdue、today、week 或 1990 至 2100 年间的日期 / overdue, today, week or a day of 1990 to 2100',
    )
    .optional(),
  q: searchText.optional(),
};
/** 待办、已办、我发起的、抄送, and what narrows them. */
export const tasksFilter = z.strictObject(taskFilters);
export type TasksFilter = z.infer<typeof tasksFilter>;
export const tasksQuery = z.strictObject({ ...taskFilters, ...paging });
export type TasksQuery = z.infer<typeof tasksQuery>;

const item = {
  id: z.uuid(),
  version: z.int(),
  kind: z.string(),
  title: z.string(),
  process: z.string(),
  city: z.string(),
  unit: z.string(),
  unitName: z.string(),
  fund: z.string(),
  period: z.string(),
  amount: v.yuanText.nullable(),
  dueAt: v.instantText,
  source: v.sourceClass,
  strength: v.strengthCode,
  light: v.light,
  daysLeft: v.daysLeft,
  /** The day of `dueAt`, with what the working calendar says of it. */
  dueOn: calendarDay,
  clause: z.string(),
  state: taskState,
  claimedBy: v.holder.nullable(),
  candidateGroup: z.string(),
  caseId: z.string().nullable(),
  transfer: z.string().optional(),
  /** The work came back to this desk (退回). */
  returned: z.boolean(),
  /** 抄送: in box `cc`, and on a single read of a task that was copied to the reader; 待阅 until `readAt`. */
  copy: z
    .strictObject({
      to: z.string(),
      letter: z
        .strictObject({ id: z.uuid(), title: z.string(), number: z.string().nullable() })
        .nullable(),
      readAt: v.instantText.nullable(),
      readBy: v.holder.nullable(),
    })
    .optional(),
};
export const taskItem = z.strictObject(item).meta({ id: 'TaskItem' });
export type TaskItem = z.infer<typeof taskItem>;
export const tasksPage = pageOf(taskItem).meta({ id: 'Tasks' });
export type TasksPage = z.infer<typeof tasksPage>;

const choice = z.strictObject({ code: z.string(), title: z.string() });

/** One way to decide a task, as its pack writes it. */
export const taskDecision = z.object({
  code: z.string(),
  /** Where it leads: only FORWARD goes on. */
  way: z.enum(ways),
  title: z.string(),
  titleEn: z.string(),
  needs: z.array(z.string()),
  returnTo: z.array(choice).optional(),
  reasonCodes: z.array(choice).optional(),
});
export type TaskDecision = z.infer<typeof taskDecision>;

/** Why a claim is given back; needed by whoever ends another's (结束认领). */
export const releaseRequest = z.strictObject({ reason: textIfAny(500).optional() });

/** What has happened: who, when, what. */
export const historyLine = z.strictObject({
  at: v.instantText,
  by: v.holder.nullable(),
  office: z.string().nullable(),
  action: z.string(),
  step: z.string().nullable(),
  title: z.string().nullable(),
  decision: z.string().nullable(),
  /** What the button said; null where nothing was decided. */
  decisionTitle: v.words.nullable(),
  comment: z.string().nullable(),
});
export type HistoryLine = z.infer<typeof historyLine>;

/** A step beside the present one: whose desk, and when it was done. */
export const neighbour = z.strictObject({
  code: z.string(),
  title: z.string(),
  candidateGroup: z.string().nullable(),
  at: v.instantText.nullable(),
  by: v.holder.nullable(),
});
export type Neighbour = z.infer<typeof neighbour>;

const term = z.strictObject({ field: z.string(), sign: z.union([z.literal(1), z.literal(-1)]) });

const taskForm = z.strictObject({
  schema: z.record(z.string(), z.unknown()),
  /** As decided, once somebody has; until then as drafted. */
  values: z.record(z.string(), z.unknown()),
  /** What the system had drafted, beside a decided form, and beside what was submitted before the work came back. */
  drafted: z.record(z.string(), z.unknown()).optional(),
  /** How its amounts stand to each other, for whoever shows them. */
  relations: z
    .array(
      z.strictObject({
        kind: z.enum(['SUM', 'AGAINST', 'LEFT']),
        rows: z.string().nullable(),
        field: z.string(),
        of: z.array(term),
      }),
    )
    .optional(),
});

export const task = z
  .strictObject({
    ...item,
    ...v.quoted,
    form: taskForm,
    clock: z.record(z.string(), z.unknown()),
    /** Who sent the work back, at which step, when and why; null when it came forward. */
    returnedBy: z
      .strictObject({
        by: v.holder,
        at: v.instantText,
        title: z.string(),
        reason: choice.nullable(),
        comment: z.string().nullable(),
      })
      .nullable(),
    history: z.array(historyLine),
    /** The files of its case, of the task alone where the reader sees only the task; oldest first. */
    attachments: z.array(attachment),
    before: z.array(neighbour),
    next: z.array(neighbour),
    decision: z.strictObject({ id: z.uuid(), state: z.string() }).nullable(),
    decisions: z.array(taskDecision),
    /** The other desk at which the reader acts in this matter already (岗位分离): they cannot decide here. */
    otherDesk: z.string().nullable(),
    /** Whether the reader may urge the desk (催办). */
    mayUrge: z.boolean(),
    /** Whether the reader may end the claim that another holds on it (结束认领). */
    mayEndClaim: z.boolean(),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof task>;
