/**
 * What stands in the place of a payload that could not be opened (docs/adr/0022). Everything the
 * engine carries is sealed by us; whatever is not, was altered, or was sealed for another case is
 * somebody else's, and nobody reads it.
 */
export interface Refused {
  readonly sealRefused: string;
}

/** Also in the payload's metadata, where it can be told before anything is read. */
export const refusedMark = 'seal-refused';

export const refused = (why: string): Refused => ({ sealRefused: why });

export function isRefused(value: unknown): value is Refused {
  return typeof value === 'object' && value !== null && 'sealRefused' in value;
}

/** Whether a message is ours: it carries something, and all of it could be opened. */
export function isOurs(args: readonly unknown[]): boolean {
  return args.length > 0 && !args.some(isRefused);
}

/** In words for the log and the sender. */
export function whyRefused(args: readonly unknown[]): string {
  return args.find(isRefused)?.sealRefused ?? 'it carries nothing';
}
