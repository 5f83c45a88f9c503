import { z } from 'zod';
import { amount, code, units, weight } from './fields.js';

/** F00: every city's. */
export const allocateInput = z.strictObject({
  total: amount,
  weights: units(z.strictObject({ code, weight })),
});
