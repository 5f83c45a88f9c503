import { z } from 'zod';
import { isYuan, yuan } from '#domain/money/yuan.js';
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

const opening = z.strictObject({
  type: z.string(),
  amount: z.string().refine(isYuan, 'an amount in yuan with two decimals').transform(yuan),
});
/** demo/openings.yaml: what the demo's accounts hold on the first day. */
export const openingsFile = z.strictObject({ openings: z.array(opening) });
