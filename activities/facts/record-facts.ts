import type { Fact } from '#domain/facts/fact.js';
import { writeFacts, type FactsOf } from '#persistence/facts/write-facts.js';
import type { CaseWork } from '../work.js';
import { tellGates } from './tell-gates.js';

/** A figure that was found; what it is and which clause it stands on is the process's page to say. */
export type Found = Pick<Fact, 'name' | 'value' | 'source'>;

/**
 * Writes down what a step has found, in the step's own transaction. A case under an older version of its
 * rules keeps what that version names; a figure that it does not name is not kept.
 */
export async function recordFacts(
  at: Pick<CaseWork, 'sql' | 'now' | 'row' | 'process' | 'course'>,
  of: Pick<FactsOf, 'revision' | 'decisionId'>,
  found: readonly Found[],
): Promise<void> {
  const facts = found.flatMap((each): Fact[] => {
    const definition = at.process.facts.find(({ name }) => name === each.name);
    return definition ? [{ ...each, kind: definition.kind, clause: definition.clause }] : [];
  });
  const waiting = await writeFacts(at.sql, { ...of, caseId: at.row.id, at: at.now }, facts);
  const newer = facts.filter(
    ({ name }) => (at.course.facts.get(name)?.revision ?? 0) < of.revision,
  );
  const written = newer.map((fact) => [fact.name, { ...fact, ...of, at: at.now }] as const);
  at.course.facts = new Map([...at.course.facts, ...written]);
  const names = facts.map(({ name }) => name).toSorted();
  await tellGates(at, waiting, `${names.join(',')}/${of.revision}`);
}
