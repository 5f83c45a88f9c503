import type { z } from 'zod';
import {
  accountCapInput,
  balanceTransferInput,
  paymentCapacityInput,
  prepaymentInput,
  reserveTopUpInput,
  subsidyInput,
  surplusSplitInput,
} from '#contracts/formulas/balances.js';
import { reserveSettlementInput } from '#contracts/formulas/settlement.js';
import { allocateInput } from '#contracts/formulas/shared.js';
import { accountCap } from '#domain/formulas/account-cap.js';
import { allocate } from '#domain/formulas/allocate.js';
import { balanceTransfer } from '#domain/formulas/balance-transfer.js';
import { paymentCapacity } from '#domain/formulas/payment-capacity.js';
import { prepayment } from '#domain/formulas/prepayment.js';
import { reserveSettlement } from '#domain/formulas/reserve-settlement/reserve-settlement.js';
import { reserveTopUp } from '#domain/formulas/reserve-top-up.js';
import type { Sheet } from '#domain/formulas/sheet.js';
import { subsidy } from '#domain/formulas/subsidy.js';
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
  MONTHS_OF_EXPENDITURE: method(paymentCapacityInput, paymentCapacity),
  QUOTA_OF_MONTHS: method(balanceTransferInput, balanceTransfer),
  SHORTFALL_BY_HEADS: method(reserveTopUpInput, reserveTopUp),
  RESERVE_THEN_GOVERNMENT: method(reserveSettlementInput, reserveSettlement),
  SUBSIDY_IN_TWO_STAGES: method(subsidyInput, subsidy),
  MONTH_CAP_YEAR_ZERO: method(accountCapInput, accountCap),
  MONTHS_CEILING: method(prepaymentInput, prepayment),
  SHARED_WITH_RESERVE: method(surplusSplitInput, surplusSplit),
};
