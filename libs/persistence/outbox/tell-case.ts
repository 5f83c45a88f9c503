import type { Notice } from '#contracts/engine.js';
import type { Sql } from '../database.js';
import { postToEngine } from './post-to-engine.js';

/**
 * Word to a case, which wakes it; what it is about stands in PostgreSQL. Told once of what it is about, however
 * often it is said; answers whether it is new.
 */
export const tellCase = (
  sql: Sql,
  caseId: string,
  kind: Notice['kind'],
  about: string,
): Promise<boolean> =>
  postToEngine(sql, {
    kind: 'SIGNAL',
    workflowId: caseId,
    name: 'notice',
    key: `${caseId}/${about}`,
    payload: { kind },
  });
