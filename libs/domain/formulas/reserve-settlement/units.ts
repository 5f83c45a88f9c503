import type { Yuan } from '../../money/yuan.js';

export type Level = 'COUNTY' | 'CITY';
export type Assessment = 'EXCELLENT' | 'GOOD' | 'BELOW_GOOD';

/** One accounting unit of a year and fund, as the final accounts and the assessment give it. */
export interface UnitGap {
  readonly code: string;
  readonly level: Level;
  readonly gap: Yuan;
  /** 少收多支 attributed to missed targets; payable in full, also beyond the gap (LS-B8.3.c). */
  readonly attributed: Yuan;
  readonly balance: Yuan;
  readonly assessment: Assessment;
  readonly subsidy2021?: Yuan | null | undefined;
  readonly subsidyUnified?: Yuan | null | undefined;
  readonly insured?: number | null | undefined;
}

export interface SettlementInputs {
  readonly fund: string;
  readonly year: number;
  readonly reserveAvailable: Yuan;
  readonly units: readonly UnitGap[];
}

/** Who pays how much of one unit's gap. */
export interface UnitSettlement {
  readonly code: string;
  readonly attributed: Yuan;
  readonly fromBalance: Yuan;
  readonly subsidyDifference: Yuan;
  /** Before rationing. */
  readonly reserveClaim: Yuan;
  readonly fromReserve: Yuan;
  readonly countyTier2: Yuan;
  readonly cityFinance: Yuan;
  readonly countyTier3: Yuan;
  readonly countyTotal: Yuan;
  readonly cityFinanceTotal: Yuan;
}

export interface Settlement {
  readonly units: readonly UnitSettlement[];
  readonly reserveUsed: Yuan;
}
