import type { Database } from '#persistence/database.js';

/** By which rule or constraint SQL refuses a statement; `nothing`: it does not. */
export const refusal = (
  database: Database,
  text: string,
  values: readonly unknown[] = [],
): Promise<string> =>
  database.rows(text, [...values]).then(
    () => 'nothing',
    (error: { code?: string; constraint?: string }) => error.constraint ?? error.code ?? '',
  );

/** The counters beside the duties, line by line. */
export const countersOf = (database: Database) =>
  database.rows(
    `SELECT process, period, state, source, count, due, received, withheld FROM obligation_count
      WHERE count <> 0 ORDER BY process, period, state, source, binds`,
  );
