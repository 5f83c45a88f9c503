import type { Way } from '#domain/process/way.js';
import type { Database } from '../database.js';
import { inScope } from '../organisation/reading-scope.js';
import { epochMs, prepared, Values } from '../select-text.js';
import type { Reader } from './list-tasks.js';

/** What a key was used for before. */
export interface KeptAnswer {
  readonly id: string;
  readonly state: 'ACCEPTED' | 'APPLIED';
  readonly fingerprint: string;
}

const byKey = {
  name: 'decision-by-key',
  text: `SELECT id, state, fingerprint FROM decision WHERE person = $1 AND idempotency_key = $2`,
};

/** A key belongs to the person who sent it, as long as the case is kept. */
export async function answerOfKey(
  database: Database,
  personId: string,
  key: string,
): Promise<KeptAnswer | null> {
  const [row] = await database.read<KeptAnswer>(byKey, [personId, key]);
  return row ?? null;
}

export interface DecisionRow {
  readonly id: string;
  readonly state: 'ACCEPTED' | 'APPLIED';
  readonly taskId: string;
  readonly code: string;
  readonly way: Way;
  readonly username: string;
  readonly person: string;
  readonly at: string;
}

/** The decision if the reader took it or may read its case. */
export async function findDecision(
  database: Database,
  reader: Reader,
  id: string,
): Promise<DecisionRow | null> {
  const values = new Values();
  const text = `SELECT d.id, d.state, d.task_id AS "taskId", d.code, d.way, d.username, p.name AS person,
      ${epochMs('d.at')} AS at
    FROM decision d JOIN task t ON t.id = d.task_id JOIN person p ON p.id = d.person
    WHERE d.id = ${values.at(id)}::uuid AND (d.person = ${values.at(reader.personId)}
      OR (${inScope(reader.scopes, values, 't')}))`;
  const [row] = await database.read<DecisionRow>(prepared(text), values.list);
  return row ?? null;
}
