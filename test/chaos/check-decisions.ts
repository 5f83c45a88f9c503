import type { DecisionFact, Facts, Finding } from './facts.js';
import type { Operation } from './history.js';

/** What was acknowledged is there and applied; what was refused is not there. */
export function checkHistory({ history, decisions }: Facts): Finding[] {
  const byKey = new Map(decisions.map((decision) => [decision.key, decision]));
  const sent = new Set(history.map(({ key }) => key));
  return [
    ...history.flatMap((operation) => ofOperation(operation, byKey.get(operation.key))),
    ...decisions
      .filter(({ key }) => !sent.has(key))
      .map(({ id, key }) => ({ check: 'DECISION_FROM_NOWHERE', id, detail: key })),
  ];
}

function ofOperation(operation: Operation, row: DecisionFact | undefined): Finding[] {
  const { key, taskId, decisionId, ending, said } = operation;
  if (ending === 'info') return [];
  if (ending === 'fail') {
    return row ? [{ check: 'REFUSED_AND_DONE', id: row.id, detail: `${key}: ${said}` }] : [];
  }
  if (!row) return [{ check: 'DECISION_LOST', id: decisionId ?? '', detail: key }];
  if (row.id !== decisionId) {
    return [{ check: 'ANSWERS_DIFFER', id: row.id, detail: `${key}: answered ${decisionId}` }];
  }
  if (row.taskId !== taskId) {
    return [{ check: 'OTHER_TASK', id: row.id, detail: `${row.taskId} instead of ${taskId}` }];
  }
  return [];
}

/** Each decision once, applied, and in the audit trail once. */
export function checkDecisions({ decisions, audited }: Facts): Finding[] {
  const seen = new Set<string>();
  const there = new Set(decisions.map(({ id }) => id));
  const found: Finding[] = [];
  for (const { id, taskId, kind, caseId, code, state, key, person, note } of decisions) {
    for (const name of [`task ${taskId}`, `key ${person} ${key}`]) {
      if (seen.has(name)) found.push({ check: 'DECIDED_TWICE', id, detail: name });
      seen.add(name);
    }
    if (state !== 'APPLIED') {
      const detail = `${kind} ${code} of ${caseId ?? 'no case'}: ${state}; engine: ${note ?? 'told'}`;
      found.push({ check: 'NOT_APPLIED', id, detail });
    }
    const lines = audited.get(id) ?? 0;
    if (lines !== 1) found.push({ check: 'AUDIT', id, detail: `${lines} audit lines` });
  }
  for (const id of audited.keys()) {
    if (!there.has(id)) found.push({ check: 'AUDIT', id, detail: 'audited, and no decision' });
  }
  return found;
}
