import { z } from 'zod';

/** Chinese is the text of record, English stands beside it. */
export const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

/** A clause id of the register: its document in capitals, a hyphen, article and sentence. */
export const clauseId = z
  .string()
  .regex(/^[A-Z]{2,3}-[A-Z0-9]+(?:\.[A-Za-z0-9]+)*$/, '须是条款编号 / a clause id');
