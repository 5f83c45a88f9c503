import {
  exceedsShare,
  minus,
  orZero,
  plus,
  smaller,
  sum,
  times,
  type Yuan,
} from '../money/yuan.js';

/**
 * The draft of a plan (F20; LS-9.b: 根据上月各项医疗保险基金支出数等情况).
 * The plan for month M is written in M−1, so 上月 is M−2; the factor is 1 unless the city sets one.
 */
export function prefill(actualOfLastMonth: Yuan, seasonalFactor = '1'): Yuan {
  return times(orZero(actualOfLastMonth), seasonalFactor);
}

/** Whether the request is so far from the draft that it needs a reason (P11 form, LS-9.a). */
export function needsReason(requested: Yuan, draft: Yuan, tolerance: string): boolean {
  return exceedsShare(minus(requested, draft), draft, tolerance);
}

/** What a county expects to pay in the month (P11 form, LS-9.a). */
export interface ExpectedPayments {
  readonly providers: Yuan;
  readonly outOfArea: Yuan;
  readonly reimbursements: Yuan;
  readonly prepayments: Yuan;
}

/** The need of a month: what will be paid, less what already lies on the account (LS-9.a, LS-8.b). */
export function expectedNeed(expected: ExpectedPayments, openingBalance: Yuan): Yuan {
  const { providers, outOfArea, reimbursements, prepayments } = expected;
  return orZero(minus(sum([providers, outOfArea, reimbursements, prepayments]), openingBalance));
}

/** December's plan is cut to what is paid by 31 December, because the account ends at zero (F20, LS-8.c). */
export function decemberPlan(plan: Yuan, expectedToYearEnd: Yuan): Yuan {
  return smaller(plan, orZero(expectedToYearEnd));
}

/** The city's plan of a fund: Σ accepted plans, 市本级 included (F20, LS-9.b). */
export function cityTotal(accepted: readonly Yuan[]): Yuan {
  return accepted.reduce(plus, sum([]));
}
