import { WorkflowType } from '#contracts/engine.js';
import { instantText } from '#domain/time/instant.js';
import { missedBy } from '#persistence/amendments/missed-openings.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import type { CaseWork } from '../work.js';

/** The rules go on until a day: the periods that begin by then and did not open meanwhile open at once. */
export async function openMissed({ sql, row }: CaseWork, until: string): Promise<void> {
  for (const { city, process, period, scheduledAt } of await missedBy(sql, row.city, until)) {
    const workflowType = WorkflowType.openPeriod;
    const key = `${city}/${process}/open-renewed-${period}`;
    const input = { city, process, scheduledAt: instantText(scheduledAt) };
    const payload = { workflowType, input, summary: `${process} ${period}` };
    await postToEngine(sql, { kind: 'START', workflowId: key, name: workflowType, key, payload });
  }
}
