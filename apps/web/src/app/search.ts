import { query, type Filter } from '../api/call.js';

/** The address holds plain text: a county's code stays readable and never turns into a number. */
export const parseSearch = (text: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(text));

export const stringifySearch = (search: Record<string, unknown>): string => query(search as Filter);

type Raw = Record<string, unknown>;

/** Only the named filters, only as text; what an old or foreign link adds is dropped. */
export function pick<const Name extends string>(
  names: readonly Name[],
): (raw: Raw) => { [Key in Name]?: string | undefined } {
  return (raw) => {
    const found: { [Key in Name]?: string | undefined } = {};
    for (const name of names) {
      const value = raw[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
    }
    return found;
  };
}
