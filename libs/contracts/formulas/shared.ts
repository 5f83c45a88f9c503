import { z } from 'zod';
import { amount, code, dayText, units, weight } from './fields.js';

/** F00: every city's. */
export const allocateInput = z.strictObject({
  total: amount,
  weights: units(z.strictObject({ code, weight })),
});

/** F19. */
export const surchargeInput = z.strictObject({
  amount,
  dueDate: dayText,
  paidDate: dayText,
});
export const fraudFineInput = z.strictObject({ amount });
