import { z } from 'zod';
import { amount } from './fields.js';

/** F13. */
export const workingCapitalInput = z.strictObject({ plan: amount, balance: amount });

/** F20. */
export const planGuardInput = z.strictObject({
  budget: amount,
  plannedToDate: amount,
  plan: amount,
});
