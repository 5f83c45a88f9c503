import type { z } from 'zod';
import { surplusSplitInput } from '#contracts/formulas/balances.js';
import { allocateInput } from '#contracts/formulas/shared.js';
import { allocate } from '#domain/formulas/allocate.js';
import type { Sheet } from '#domain/formulas/sheet.js';
import { surplusSplit } from '#domain/formulas/surplus-split.js';

/** One way of working a formula out: what it takes, and the arithmetic on a sheet. */
export interface Method {
  readonly input: z.ZodType;
  readonly work: (sheet: Sheet, input: unknown) => object;
}

const method = <T>(input: z.ZodType<T>, work: (sheet: Sheet, input: T) => object): Method => ({
  input,
  work: (sheet, given) => work(sheet, given as T),
});

/** Every method the product knows, by the name a pack's formula file says. */
export const methods: Readonly<Record<string, Method>> = {
  LARGEST_REMAINDER: method(allocateInput, allocate),
  SHARED_WITH_RESERVE: method(surplusSplitInput, surplusSplit),
};
