import type { Sql } from '../database.js';
import { postToEngine } from './post-to-engine.js';

/** A run that the engine begins once for ever; answers whether it was not asked for before. */
export function startRun(
  sql: Sql,
  run: {
    readonly id: string;
    readonly workflowType: string;
    readonly input: object;
    /** What people read beside it in the engine's own pages. */
    readonly summary: string;
  },
): Promise<boolean> {
  const { id, workflowType, ...said } = run;
  const payload = { workflowType, ...said };
  return postToEngine(sql, { kind: 'START', workflowId: id, name: workflowType, key: id, payload });
}
