import { z } from 'zod';
import { bilingual } from './text.schema.js';

const state = z.string().regex(/^[A-Z]+\d?(?:_[A-Z]+)*$/);
const words = z.record(state, bilingual);

/** processes/states.yaml: what states and waits of cases are called where no page has words of its own. */
export const statesFile = z.strictObject({
  states: words,
  /** Two processes may call different things by one name. */
  of: z.record(z.string().regex(/^P\d{2}$/), words),
  waiting: words,
});
