import { z } from 'zod';
import { amount, count } from './fields.js';

/** F17 where a wage is held between a floor and a ceiling. */
export const wageInput = z.strictObject({ averageWage: amount, wage: amount });

/** F17 where each group of insured has a rate. */
export const ratesInput = z.strictObject({
  base: amount,
  averageWage: amount,
  bankruptRetirees: count,
  collectiveAverageWage: amount,
});
