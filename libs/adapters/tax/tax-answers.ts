import { z } from 'zod';
import { amountField, fundField, monthField, unitField } from '../fields.js';

const ofUnit = { unit: unitField, fund: fundField };
const ofPeriod = <T extends z.ZodType>(
  item: T,
): z.ZodObject<{
  period: typeof monthField;
  items: z.ZodArray<T>;
}> => z.object({ period: monthField, items: z.array(item) });

export const collectionsAnswer = ofPeriod(
  z.object({ ...ofUnit, assessed: amountField, collected: amountField }),
);
export const treasuryDetailAnswer = ofPeriod(
  z.object({ ...ofUnit, voucher: z.string().min(1).max(60), amount: amountField }),
);
export const arrearsAnswer = ofPeriod(z.object({ ...ofUnit, amount: amountField }));
export const campaignAnswer = z.object({
  year: z.number().int(),
  items: z.array(z.object({ unit: unitField, persons: z.number().int().min(0) })),
});
