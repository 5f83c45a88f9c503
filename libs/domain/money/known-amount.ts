/** What of a duty says whether it has an amount. */
export interface OwedFigure {
  readonly kind: string;
  /** 元; `0.00` until it is known. */
  readonly amountDue: string;
  readonly state: string;
}

const met: ReadonlySet<string> = new Set(['MET', 'MET_LATE', 'MET_BY_WITHHOLDING']);

/**
 * Whether a duty has an amount to show (LS-9.c: an appropriation has none until its plan is approved).
 * A plan or a report never has one. Where nothing falls due the duty is met at once, so `0.00` of
 * an open one is no figure.
 */
export const hasFigure = ({ kind, amountDue, state }: OwedFigure): boolean =>
  kind === 'MONEY' && (amountDue !== '0.00' || met.has(state));
