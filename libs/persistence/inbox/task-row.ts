import { epochMs } from '../select-text.js';

/** A row of a task list; instants are milliseconds as text. */
export interface TaskRow {
  readonly id: string;
  readonly version: number;
  readonly caseId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly process: string;
  readonly city: string;
  readonly unit: string;
  readonly unitName: string;
  readonly fund: string;
  readonly period: string;
  readonly amount: string | null;
  readonly dueAt: string;
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED';
  readonly clause: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
  readonly closedAt: string | null;
  readonly claimedBy: string | null;
  readonly claimedByPerson: string | null;
  readonly candidateGroup: string;
  readonly transferKey: string | null;
}

export const taskColumns = `t.id, t.version, t.case_id AS "caseId", t.kind, t.title, t.process,
  t.city, t.unit, u.name AS "unitName", t.fund, t.period, t.amount, ${epochMs('t.due_at')} AS "dueAt",
  t.source, t.clause, t.state, ${epochMs('t.closed_at')} AS "closedAt", t.claimed_by AS "claimedBy",
  cp.name AS "claimedByPerson", t.candidate_group AS "candidateGroup", t.transfer_key AS "transferKey"`;

/** The names beside a task; `task` is where the rows come from, as `t`. */
export const taskTables = (task = 'task t'): string => `${task} JOIN unit u ON u.code = t.unit
  LEFT JOIN account ca ON ca.username = t.claimed_by LEFT JOIN person cp ON cp.id = ca.person`;
