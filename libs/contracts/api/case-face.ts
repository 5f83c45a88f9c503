import { z } from 'zod';
import * as v from './values.js';

/** What a case says of itself wherever it is listed or read: which it is, where it stands, and with whom. */
export const caseFace = {
  id: z.string(),
  city: z.string(),
  process: z.string(),
  unit: z.string(),
  unitName: z.string(),
  fund: z.string(),
  period: z.string(),
  title: z.string(),
  caseTitle: v.words,
  state: z.string(),
  /** In the words of the rules that the case runs under. */
  stateTitle: v.words,
  finished: z.boolean(),
  openedAt: v.instantText,
  finishedAt: v.instantText.nullable(),
  heldBy: z.array(z.string()),
  waitTitle: v.words.nullable(),
  clause: z.string(),
  pack: z.string(),
} as const;
