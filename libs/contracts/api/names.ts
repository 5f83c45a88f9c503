import { z } from 'zod';
import { words } from './values.js';

const named = z.strictObject({ code: z.string(), name: words });
const titled = z.strictObject({ code: z.string(), title: words });

/**
 * What a hosted city calls its units, desks, accounts, processes and clauses under the rules in force. A case
 * under older rules says its own titles and states itself.
 */
const cityNames = z.strictObject({
  city: z.string(),
  pack: z.string(),
  name: words,
  division: z.string(),
  documents: z.array(z.strictObject({ id: z.string(), number: z.string(), title: z.string() })),
  funds: z.array(named),
  units: z.array(named.extend({ level: z.string(), short: z.string() })),
  posts: z.array(named),
  offices: z.array(
    z.strictObject({
      department: z.string(),
      levels: z.array(z.string()),
      name: words,
      /** It urges the others. */
      oversees: z.boolean(),
    }),
  ),
  accounts: z.array(z.strictObject({ type: z.string(), name: words, outside: z.boolean() })),
  reasons: z.array(titled),
  rungs: z.array(titled),
  /** Those that the processes cite; the whole register is `GET /policy/coverage`. */
  clauses: z.array(
    z.strictObject({
      id: z.string(),
      document: z.string(),
      article: z.string(),
      quote: z.string(),
    }),
  ),
  processes: z.array(
    z.strictObject({
      id: z.string(),
      title: words,
      steps: z.array(titled),
      obligations: z.array(
        z.strictObject({ code: z.string(), stage: z.int(), what: words, clause: z.string() }),
      ),
      /** Steps whose forward decision lets money go. */
      releases: z.array(z.string()),
      /** States of its own; a process that names none has those of everybody. */
      states: z.array(titled),
    }),
  ),
});
export type CityNames = z.infer<typeof cityNames>;

export const namesView = z
  .strictObject({ items: z.array(cityNames), states: z.array(titled) })
  .meta({ id: 'Names' });
export type NamesView = z.infer<typeof namesView>;
