import type { Fact } from '#domain/facts/fact.js';
import { holdGates, waitingAt } from '#persistence/facts/gates.js';
import { writeFacts, type FactsOf } from '#persistence/facts/write-facts.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import type { CaseWork } from '../work.js';

/** A figure that was found; what it is and which clause it stands on is the process's page to say. */
export type Found = Pick<Fact, 'name' | 'value' | 'source'>;

/**
 * Writes down what a step has found, in the step's own transaction. A case under an older version of its
 * rules keeps what that version names; a figure that it does not name is not kept.
 */
export async function recordFacts(
  at: Pick<CaseWork, 'sql' | 'now' | 'row' | 'process'>,
  of: Pick<FactsOf, 'revision' | 'decisionId'>,
  found: readonly Found[],
): Promise<void> {
  const facts = found.flatMap((each): Fact[] => {
    const definition = at.process.facts.find(({ name }) => name === each.name);
    return definition ? [{ ...each, kind: definition.kind, clause: definition.clause }] : [];
  });
  await writeFacts(at.sql, { ...of, caseId: at.row.id, at: at.now }, facts);
  if (facts.length > 0) {
    await tellGates(at, of.revision, facts.map(({ name }) => name));
  }
}

/** Cases that wait for one of these facts look again. */
async function tellGates(
  { sql, row }: Pick<CaseWork, 'sql' | 'row'>,
  revision: number,
  names: readonly string[],
): Promise<void> {
  await holdGates(sql, [row.id]);
  for (const waiting of await waitingAt(sql, row.id, names)) {
    await postToEngine(sql, {
      kind: 'SIGNAL',
      workflowId: waiting,
      name: 'notice',
      key: `${waiting}/gate/${row.id}/${names.toSorted().join(',')}/${revision}`,
      payload: { kind: 'STATE' },
    });
  }
}
