import type { Sql } from '../database.js';
import { behindSavepoint } from '../savepoint.js';
import { RuleRefused } from './ledger-faults.js';

interface PostgresError extends Error {
  readonly code: string;
  readonly constraint?: string;
}

const isPostgresError = (error: unknown): error is PostgresError =>
  error instanceof Error && 'code' in error && typeof error.code === 'string';

/** What SQL refuses by rule: our own codes, and broken constraints (class 23). */
function asFault(error: unknown): unknown {
  if (!isPostgresError(error) || !/^(?:TC|23)/.test(error.code)) return error;
  const rule = error.code.startsWith('TC') ? error.code : (error.constraint ?? error.code);
  return new RuleRefused(rule, error.message, { cause: error });
}

/**
 * Runs `work` behind a savepoint: a refusal undoes it alone and the caller's transaction goes on.
 * Outside a transaction PostgreSQL refuses the savepoint, so money never moves half.
 */
export async function guarded<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  try {
    return await behindSavepoint(sql, 'ledger', work);
  } catch (error) {
    throw asFault(error);
  }
}
