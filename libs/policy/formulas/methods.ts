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
import { ratesInput, wageInput } from '#contracts/formulas/contributions.js';
import {
  attributionInput,
  capitalReturnInput,
  completenessInput,
  ownShareInput,
  planGuardInput,
  workingCapitalInput,
} from '#contracts/formulas/plans.js';
import {
  makeGoodInput,
  replenishmentInput,
  riskReserveInput,
  twoStepInput,
} from '#contracts/formulas/reserves.js';
import { reserveSettlementInput } from '#contracts/formulas/settlement.js';
import { allocateInput, fraudFineInput, surchargeInput } from '#contracts/formulas/shared.js';
import {
  ceilingInput,
  fencedInput,
  surplusSettlementInput,
  undecidedInput,
} from '#contracts/formulas/sharing.js';
import { accountCap } from '#domain/formulas/account-cap.js';
import { allocate } from '#domain/formulas/allocate.js';
import { balanceTransfer } from '#domain/formulas/balance-transfer.js';
import { ceilingSettlement } from '#domain/formulas/ceiling-settlement.js';
import { clampedWage, ratesOnBases } from '#domain/formulas/contribution.js';
import { deficitMakeGood } from '#domain/formulas/deficit-make-good.js';
import { fencedSettlement } from '#domain/formulas/fenced-settlement.js';
import { fraudFine, lateSurcharge } from '#domain/formulas/late-and-fraud.js';
import { paymentCapacity } from '#domain/formulas/payment-capacity.js';
import { ownShare } from '#domain/formulas/own-share.js';
import { planGuard } from '#domain/formulas/plan-guard.js';
import { prepayment } from '#domain/formulas/prepayment.js';
import { reserveSettlement } from '#domain/formulas/reserve-settlement/reserve-settlement.js';
import { reserveTopUp } from '#domain/formulas/reserve-top-up.js';
import { replenishment, riskReserve } from '#domain/formulas/risk-reserve.js';
import { restRatio } from '#domain/formulas/share-rest.js';
import type { Sheet } from '#domain/formulas/sheet.js';
import { subsidy } from '#domain/formulas/subsidy.js';
import { surplusSettlement } from '#domain/formulas/surplus-settlement.js';
import { surplusNeeds, surplusRatio, surplusSplit } from '#domain/formulas/surplus-split.js';
import { twoStepTransfer } from '#domain/formulas/two-step-transfer.js';
import { undecidedSettlement } from '#domain/formulas/undecided-settlement.js';
import { sweepAttribution, sweepCompleteness } from '#domain/formulas/sweeps.js';
import { workingCapitalReturn } from '#domain/formulas/working-capital-return.js';
import { workingCapital } from '#domain/formulas/working-capital.js';
import { excludedFromColumns, type FromColumns } from './from-columns.js';

/** One way of working a formula out: what it takes, and the arithmetic on a sheet. */
export interface Method {
  readonly input: z.ZodType;
  readonly work: (sheet: Sheet, input: unknown) => object;
  /** The figures of its result that are all 0.00 where nothing is due; of a list, every amount in it. */
  readonly due?: readonly string[];
  /** Figures of its result that have another name than the step which works them out. */
  readonly gives?: readonly string[];
  /** Which of its open parameters a fund's case of a year cannot do without; absent: every one. */
  readonly needs?: (sheet: Sheet, of: { readonly fund: string; readonly year: number }) => string[];
  /** Open parameters that only some of its figures ask for: a rest that is left, a surplus that is there. */
  readonly byFigures?: readonly string[];
  /** How a row of a list, where each column is one figure, becomes a row of its input; absent: as it stands. */
  readonly fromColumns?: FromColumns;
}

const method = <T>(
  input: z.ZodType<T>,
  work: (sheet: Sheet, input: T) => object,
  ...due: readonly string[]
): Method => ({
  input,
  work: (sheet, given) => work(sheet, given as T),
  ...(due.length > 0 && { due }),
});

/** Every method the product knows, by the name a pack's formula file says. */
export const methods: Readonly<Record<string, Method>> = {
  LARGEST_REMAINDER: method(allocateInput, allocate),
  MONTHS_OF_EXPENDITURE: method(paymentCapacityInput, paymentCapacity),
  QUOTA_OF_MONTHS: method(balanceTransferInput, balanceTransfer, 'fromBalance', 'fromFinance'),
  SHORTFALL_BY_HEADS: method(reserveTopUpInput, reserveTopUp, 'shortfall'),
  RESERVE_THEN_GOVERNMENT: method(reserveSettlementInput, reserveSettlement, 'units'),
  SUBSIDY_IN_TWO_STAGES: method(subsidyInput, subsidy, 'liability'),
  MONTH_CAP_YEAR_ZERO: method(accountCapInput, accountCap, 'excess', 'sweepBack'),
  MONTHS_CEILING: method(prepaymentInput, prepayment),
  SHARED_WITH_RESERVE: {
    ...method(surplusSplitInput, surplusSplit, 'surplus'),
    needs: surplusNeeds,
    byFigures: [surplusRatio],
  },
  OWN_RESERVE_THEN_CITY_RESERVE: {
    ...method(fencedInput, fencedSettlement, 'units'),
    gives: ['forceMajeure', 'excluded'],
    fromColumns: excludedFromColumns,
  },
  CEILING_THEN_SHARED: {
    ...method(ceilingInput, ceilingSettlement, 'gap'),
    byFigures: [restRatio],
  },
  SURPLUS_THEN_SHARED: {
    ...method(surplusSettlementInput, surplusSettlement, 'attributed', 'fromCitySurplus', 'rest'),
    byFigures: [restRatio],
  },
  UNDECIDED: method(undecidedInput, undecidedSettlement, 'gap'),
  COVERED_THEN_INSTALMENTS: method(makeGoodInput, deficitMakeGood, 'principal'),
  SHARE_OF_INCOME: method(riskReserveInput, riskReserve, 'reserve'),
  DRAWN_PUT_BACK: method(replenishmentInput, replenishment, 'open'),
  PLAN_LESS_BALANCE: method(workingCapitalInput, workingCapital, 'advance'),
  ACCOUNTS_THEN_AUDIT: method(twoStepInput, twoStepTransfer, 'first', 'second'),
  CLAMPED_WAGE: method(wageInput, clampedWage),
  RATES_ON_BASES: method(ratesInput, ratesOnBases),
  SHARE_PER_DAY: method(surchargeInput, lateSurcharge),
  MULTIPLES: method(fraudFineInput, fraudFine),
  BALANCE_LESS_IN_FLIGHT: method(capitalReturnInput, workingCapitalReturn, 'returned', 'remaining'),
  AS_THE_DETAILS_SAY: method(attributionInput, sweepAttribution),
  ALL_WITHIN_THE_YEAR: method(completenessInput, sweepCompleteness),
  ONE_PART_OF_SEVERAL: method(ownShareInput, ownShare),
  WITHIN_BUDGET: method(planGuardInput, planGuard),
};
