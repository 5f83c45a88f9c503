import type { Notice } from '#contracts/engine.js';
import type { Sql } from '../database.js';
import { postAllToEngine, postToEngine, type OutboxMessage } from './post-to-engine.js';

const notice = (caseId: string, kind: Notice['kind'], about: string): OutboxMessage => ({
  kind: 'SIGNAL',
  workflowId: caseId,
  name: 'notice',
  key: `${caseId}/${about}`,
  payload: { kind },
});

/**
 * Word to a case, which wakes it; what it is about stands in PostgreSQL. Told once of what it is about, however
 * often it is said; answers whether it is new.
 */
export const tellCase = (
  sql: Sql,
  caseId: string,
  kind: Notice['kind'],
  about: string,
): Promise<boolean> => postToEngine(sql, notice(caseId, kind, about));

/** The same word to several cases, in one statement. */
export const tellCases = (
  sql: Sql,
  cases: readonly string[],
  kind: Notice['kind'],
  about: string,
): Promise<void> =>
  postAllToEngine(
    sql,
    cases.map((each) => notice(each, kind, about)),
  );
