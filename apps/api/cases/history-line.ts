import { instantText } from '#domain/time/instant.js';
import type { HistoryLine } from '#contracts/api/tasks.js';
import type { HistoryRow } from '#persistence/audit/case-history.js';
import { titleOfDecision } from '../inbox/offered-decisions.js';

/** A line of 办理记录. A line without a person was written by the system itself. */
export function historyLine(row: HistoryRow): HistoryLine {
  return {
    at: instantText(Number(row.at)),
    by: row.person === null ? null : { username: row.username, person: row.person },
    office: row.office,
    action: row.action,
    step: row.step,
    title: row.title,
    decision: row.decision,
    decisionTitle: row.decision === null ? null : titleOfDecision(row.decision, row.offered),
    comment: row.comment,
  };
}
