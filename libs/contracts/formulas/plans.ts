import { z } from 'zod';
import { amount, code, units } from './fields.js';

/** F13. */
export const workingCapitalInput = z.strictObject({ plan: amount, balance: amount });

/** F20. */
export const planGuardInput = z.strictObject({
  budget: amount,
  plannedToDate: amount,
  plan: amount,
});

/** F13, year end. */
export const capitalReturnInput = z.strictObject({ balance: amount, inFlight: amount });

/** F18: where a ten-day period's premiums belong, by agency and item. */
export const attributionInput = z.strictObject({
  swept: amount,
  details: units(z.strictObject({ code, employee: amount, resident: amount })),
});

/** F18: the year's premiums are all swept. */
export const completenessInput = z.strictObject({
  received: amount,
  swept: amount,
  inTransit: amount,
});

/** F17, the soft check of a resident's own share. */
export const ownShareInput = z.strictObject({ own: amount, subsidy: amount });
