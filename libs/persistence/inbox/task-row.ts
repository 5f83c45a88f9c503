import type { Strength } from '#domain/time/binding.js';
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
  readonly strength: Strength;
  readonly clause: string;
  readonly state: 'OPEN' | 'CLAIMED' | 'DONE' | 'CANCELLED';
  readonly closedAt: string | null;
  readonly claimedBy: string | null;
  readonly claimedByPerson: string | null;
  readonly candidateGroup: string;
  readonly transferKey: string | null;
  /** The work came back to this desk. */
  readonly returned: boolean;
  /** How the task, or the letter signed at it, was copied to the reader; where that is asked. */
  readonly copy?: CopyRow | null;
}

/** 抄送: to which office or desk, of which letter, and who read it first. */
export interface CopyRow {
  readonly to: string;
  readonly letterId: string | null;
  readonly letterTitle: string | null;
  readonly letterNumber: string | null;
  readonly readAt: string | null;
  readonly username: string | null;
  readonly person: string | null;
}

/** The words of a button as its task offered it; the English was not always kept. */
export interface Offered {
  readonly title: string;
  readonly titleEn?: string;
}

/** The button of task `t` that decision `d` pressed. */
export const offeredColumn = `jsonb_path_query_first(t.decisions, '$[*] ? (@.code == $code)',
  jsonb_build_object('code', d.code)) AS offered`;

/** What was copied to one of these addresses, what nobody has read yet first. */
export const copyColumn = (addresses: string): string => `(SELECT jsonb_build_object(
    'to', cc.candidate_group, 'letterId', cc.letter_id, 'letterTitle', cl.title, 'letterNumber', cl.number,
    'readAt', ${epochMs('cc.read_at')}, 'username', cc.read_by, 'person', ccp.name)
  FROM task_copy cc LEFT JOIN letter cl ON cl.id = cc.letter_id
  LEFT JOIN account cca ON cca.username = cc.read_by LEFT JOIN person ccp ON ccp.id = cca.person
  WHERE cc.task_id = t.id AND cc.candidate_group = ANY (${addresses}::text[])
  ORDER BY cc.read_at NULLS FIRST, cc.candidate_group LIMIT 1) AS copy`;

export const taskColumns = `t.id, t.version, t.case_id AS "caseId", t.kind, t.title, t.process,
  t.city, t.unit, u.name AS "unitName", t.fund, t.period, t.amount, ${epochMs('t.due_at')} AS "dueAt",
  t.source, t.strength, t.clause, t.state, ${epochMs('t.closed_at')} AS "closedAt", t.claimed_by AS "claimedBy",
  cp.name AS "claimedByPerson", t.candidate_group AS "candidateGroup", t.transfer_key AS "transferKey",
  t.returned_by IS NOT NULL AS returned`;

/** The names beside a task; `task` is where the rows come from, as `t`. */
export const taskTables = (task = 'task t'): string => `${task} JOIN unit u ON u.code = t.unit
  LEFT JOIN account ca ON ca.username = t.claimed_by LEFT JOIN person cp ON cp.id = ca.person`;
