import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '#tools/places.mjs';

const form = z.record(z.string(), z.unknown());

/** A question before its desk, and how it is answered; `each`: every unit's own, by one line. */
const decides = z.strictObject({
  step: z.string(),
  desk: z.string(),
  /** Beside the draft, which stands as it was drawn up. */
  form: form.default({}),
  decision: z.string().optional(),
  comment: z.string().optional(),
  reasonCode: z.string().optional(),
  returnTo: z.string().optional(),
  /** What the draft must say before it is answered. */
  reads: form.default({}),
  /** The answer is refused under this status and points there; nothing changes. */
  refused: z.strictObject({ status: z.int(), pointer: z.string().optional() }).optional(),
});

/** What stands in PostgreSQL, the books and at the bank afterwards. */
const expects = z.strictObject({
  state: z.string().optional(),
  finished: z.boolean().optional(),
  waitingFor: z.string().nullable().optional(),
  facts: form.default({}),
  /** Open questions, by their steps. */
  asks: z.array(z.string()).optional(),
  /** `CODE STATE amountDue amountReceived`. */
  obligations: z.array(z.string()).optional(),
  /** `CODE STATE amount`. */
  transfers: z.array(z.string()).optional(),
  /** `BOOK ITEM amount unit`, oldest first. */
  books: z.array(z.string()).optional(),
  /**
   * Formulas worked out, by stage or step, with figures of their newest result: the figures that anybody is
   * answered who asks the rules for the same input.
   */
  results: z.record(z.string(), form).default({}),
  /** What has to be given beside that input: a value that a person adopted, which no file has. */
  beside: form.default({}),
});

const deposit = z.strictObject({
  amount: z.string(),
  /** The obligation whose reference the payer writes. */
  for: z.string(),
  unit: z.string().nullable().default(null),
});

/** A person opens the case. */
const opens = z.strictObject({ desk: z.string(), reason: z.string() });

const act = z
  .strictObject({
    /** The business time, of Shanghai: `2021-09-02T10:00`. */
    at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/),
    says: z.string(),
    /** `P09/{unit}/ALL/2022`; `{unit}` is each of `units`. `adopts p21.reserveRatio`: the case in which that is adopted. */
    case: z.string(),
    opens: opens.optional(),
    units: z.array(z.string()).default([]),
    figures: z.array(form).default([]),
    pays: deposit.optional(),
    decides: z.array(decides).default([]),
    expects: expects.optional(),
  })
  .refine(({ case: id, units }) => id.includes('{unit}') === units.length > 0, {
    message: 'units, where the case says {unit}',
  });
export type Act = z.infer<typeof act>;
export type Decides = z.infer<typeof decides>;
export type Expects = z.infer<typeof expects>;

const storyFile = z.strictObject({ id: z.string(), acts: z.array(act).min(1) });
const walkFile = z.strictObject({ begins: z.string(), units: z.array(z.string()).min(1) });

/** A city's stories in one walk through time: which units it is cut to, when it begins, what happens. */
export interface Walk {
  readonly city: string;
  readonly begins: string;
  readonly units: readonly string[];
  readonly acts: readonly (Act & { readonly story: string })[];
}

const folder = join(root, 'test', 'processes');
const read = (file: string): unknown => parse(readFileSync(file, 'utf8'), { merge: true });

/** The walks of all cities that have stories. */
export function walks(): readonly Walk[] {
  const cities = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isDirectory());
  return cities.flatMap(({ name: city }): Walk[] => {
    const files = readdirSync(join(folder, city)).filter((file) => file.endsWith('.story.yaml'));
    if (files.length === 0) return [];
    const { begins, units } = walkFile.parse(read(join(folder, city, 'walk.yaml')));
    const acts = files.flatMap((file) => {
      const story = storyFile.parse(read(join(folder, city, file)));
      return story.acts.map((each) => ({ ...each, story: story.id }));
    });
    return [{ city, begins, units, acts: acts.sort((a, b) => a.at.localeCompare(b.at)) }];
  });
}
