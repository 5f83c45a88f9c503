import { z } from 'zod';
import { isYuan, yuan } from '#domain/money/yuan.js';
import { level } from './city.schema.js';
import { division } from './text.schema.js';

const account = z.strictObject({
  username: z.string().regex(/^[a-z][a-z0-9.]{2,39}$/),
  person: z.string().min(2).max(20),
  unit: division,
  department: z.string(),
  posts: z.array(z.string()).min(1),
});
/** demo/accounts.yaml: made-up people, one account each, one password that is no secret. */
export const demoAccountsFile = z.strictObject({
  password: z.string().min(8),
  accounts: z.array(account).min(1),
});

const signs = z.string().regex(/^\p{Script=Han}{20,}$/u);
/** demo-people.yaml: what the people of desks without a written account are made up from. */
export const demoPeopleFile = z.strictObject({
  password: z.string().min(8),
  two: z.array(
    z.strictObject({ levels: z.array(level), department: z.string(), post: z.string() }),
  ),
  words: z.record(z.string(), z.string().regex(/^[a-z]{2,10}$/)),
  surnames: signs,
  first: signs,
  second: signs,
});

const opening = z.strictObject({
  type: z.string(),
  amount: z.string().refine(isYuan, 'an amount in yuan with two decimals').transform(yuan),
});
/** demo/openings.yaml: what the demo's accounts hold on the first day. */
export const openingsFile = z.strictObject({ openings: z.array(opening) });

/** What somebody of the demo decides otherwise than as drafted. */
const change = z.strictObject({
  /** Whose tasks; absent: everybody's, of every fund. */
  units: z.array(division).min(1).optional(),
  funds: z.array(z.string()).min(1).optional(),
  /** The line of a list that is changed; absent: the form itself. */
  line: z.strictObject({ list: z.string(), unit: division }).optional(),
  /** Amounts, times so much. */
  times: z.record(z.string(), z.string().regex(/^\d\.\d{2}$/, 'a ratio with two decimals')),
  /** Texts that are written in. */
  fills: z.record(z.string(), z.string().min(1)),
  decision: z.string().optional(),
  comment: z.string().optional(),
});
export type DemoChange = z.infer<typeof change>;

/** demo/months.yaml: what the demo's people do in its finished months, desk by desk. */
export const demoMonthsFile = z.strictObject({
  process: z.string(),
  acts: z
    .array(
      z.strictObject({
        step: z.string(),
        /** So many days before the day of a duty, on the first working day from then on. */
        on: z.strictObject({ duty: z.string(), daysBefore: z.int().min(0).max(15).default(0) }),
        at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of the day, HH:MM'),
        change: change.optional(),
      }),
    )
    .min(1),
});
