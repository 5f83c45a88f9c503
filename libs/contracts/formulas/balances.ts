import { z } from 'zod';
import { amount, fund, year } from './fields.js';

/** F05. */
export const surplusSplitInput = z.strictObject({
  fund,
  year,
  income: amount,
  expenditure: amount,
});
