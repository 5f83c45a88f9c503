/** The state of a case while a step of it is open. */
export function stateOfStep(step: string, round: number): string | undefined {
  switch (step) {
    case 'p11.plan':
      return round > 1 ? 'RETURNED' : 'COUNTY_DRAFTING';
    case 'p11.consolidate':
      return 'CITY_CONSOLIDATING';
    case 'p11.financeReview':
    case 'p11.financeApprove':
      return 'FINANCE_REVIEW';
    case 'p11.awaitFunds':
      return 'AWAITING_FUNDS';
    default:
      return undefined;
  }
}
