import { z } from 'zod';
import { amount, signedAmount } from './fields.js';

/** F10. */
export const riskReserveInput = z.strictObject({ income: amount, provisional: amount.nullish() });

/** F12. */
export const replenishmentInput = z.strictObject({
  fromOwnReserve: amount,
  fromCityReserve: amount,
  paid: amount,
});

/** F09. */
export const makeGoodInput = z.strictObject({
  deficit: amount,
  remitted: amount,
  enjoyed: amount,
  paid: z.strictObject({ 2021: amount, 2022: amount, 2023: amount }),
});

/** F14. */
export const twoStepInput = z.strictObject({
  finalAccountsBalance: signedAmount,
  auditedBalance: signedAmount.nullable(),
});
