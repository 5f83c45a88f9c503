/** Where in a pack something is wrong: the clerk who wrote the file must find it without us. */
export interface FaultPlace {
  readonly file: string;
  readonly line: number | null;
  readonly clause: string | null;
}

/** A fault in rule data, named by file, line and clause. Nothing starts on a pack that has one. */
export class PolicyFault extends Error {
  constructor(
    readonly place: FaultPlace,
    readonly what: string,
    /** What else is wrong; the message names the first alone. */
    readonly others: readonly PolicyFault[] = [],
  ) {
    const line = place.line === null ? '' : `:${place.line}`;
    const clause = place.clause === null ? '' : ` (${place.clause})`;
    super(`${place.file}${line}${clause}: ${what}`);
    this.name = 'PolicyFault';
  }

  /** The same fault with others beside it. */
  with(others: readonly PolicyFault[]): PolicyFault {
    return others.length === 0 ? this : new PolicyFault(this.place, this.what, others);
  }
}
