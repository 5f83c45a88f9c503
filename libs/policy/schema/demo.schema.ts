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
