/**
 * What one call may hold and be answered with (docs/adr/0018-bounded-work.md). Limits of one kind of
 * input stand beside its own schema; these are everybody's.
 */
export const limits = {
  bodyBytes: 1024 * 1024,
  /** Values of a JSON body, its objects and arrays counted; a route may name more beside its schema. */
  bodyValues: 10_000,
  bodyDepth: 32,
  /** Members of one object of a body; no form of ours has nearly as many. */
  bodyMembers: 1_000,
  /** Errors a problem lists; it says how many more there are. */
  errors: 100,
  answerBytes: 8 * 1024 * 1024,
  /** Rows of a sheet; one that would have more says that it is cut. */
  sheetRows: 10_000,
} as const;
