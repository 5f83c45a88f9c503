/** Opening a period: which one an instant opens, then every case is started on its own. */
export interface OpenPeriodInput {
  readonly city: string;
  readonly process: string;
  /** The kind of case that opens by a rule of its own; absent: what the process opens. */
  readonly kind?: string;
  /** A period that did not open in its time (a renewal opens it); absent: the one of the instant. */
  readonly period?: string;
  /** RFC 3339; only where no Schedule started it. */
  readonly scheduledAt?: string;
}

export interface OpenCasesActivities {
  /** `scheduledAt` RFC 3339: the Schedule's own instant, from which the month follows. */
  periodOf(request: OpenPeriodInput & { readonly scheduledAt: string }): Promise<{
    readonly period: string;
    /** Only under a version by which a plan begins with the actuals of a month before. */
    readonly actualMonth?: string;
    /** The cases begin with figures of the insurance platform. */
    readonly figures?: true;
  }>;
  openCases(
    request: OpenPeriodInput & { readonly period: string },
  ): Promise<{ readonly opened: number }>;
}

/** Outside. */
export interface OpenPeriodActivities {
  /** As `openCases`, with the figures that the cases begin with. */
  openWithFigures(
    request: OpenPeriodInput & { readonly period: string },
  ): Promise<{ readonly opened: number }>;
}
