import { z } from 'zod';
import {
  accountField,
  amountField,
  dayField,
  keyField,
  monthField,
  remarkField,
  unitField,
} from '../fields.js';

export const receiptsAnswer = z.object({
  period: monthField,
  items: z.array(
    z.object({
      key: keyField,
      account: accountField,
      amount: amountField,
      valueDate: dayField,
      reference: remarkField,
      payer: z.object({ unit: unitField.nullable(), name: remarkField }).nullable(),
    }),
  ),
});
