import { WorkflowType } from '#contracts/engine.js';
import type { Sql } from '../database.js';
import { startRun } from './start-run.js';

/** The import of one day's statements, once for ever; answers its workflow. */
export async function startStatements(
  sql: Sql,
  { city, day }: { readonly city: string; readonly day: string },
): Promise<string> {
  const workflowId = `statements/${city}/${day}`;
  await startRun(sql, {
    id: workflowId,
    workflowType: WorkflowType.bankStatements,
    input: { city, day },
    summary: `对账单 ${city} ${day}`,
  });
  return workflowId;
}
