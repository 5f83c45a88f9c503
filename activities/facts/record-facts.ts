import type { Fact } from '#domain/facts/fact.js';
import { writeFacts, type FactsOf } from '#persistence/facts/write-facts.js';
import type { CaseCourse } from '#persistence/steps/course-rows.js';
import type { CaseWork } from '../work.js';
import { tellGates } from './tell-gates.js';

/** A figure that was found; what it is and which clause it stands on is the process's page to say. */
export type Found = Pick<Fact, 'name' | 'value' | 'source'>;

/**
 * Writes down what a step has found, in the step's own transaction. A case under an older version of its
 * rules keeps what that version names; a figure that it does not name is not kept.
 */
export async function recordFacts(
  at: Pick<CaseWork, 'sql' | 'now' | 'row' | 'process'> & Partial<Pick<CaseWork, 'course'>>,
  of: Pick<FactsOf, 'revision' | 'decisionId'>,
  found: readonly Found[],
): Promise<void> {
  const facts = found.flatMap((each): Fact[] => {
    const definition = at.process.facts.find(({ name }) => name === each.name);
    return definition ? [{ ...each, kind: definition.kind, clause: definition.clause }] : [];
  });
  const waiting = await writeFacts(at.sql, { ...of, caseId: at.row.id, at: at.now }, facts);
  if (at.course) keepFacts(at.course, { ...of, at: at.now }, facts);
  const names = facts.map(({ name }) => name).toSorted();
  await tellGates(at, waiting, `${names.join(',')}/${of.revision}`);
}

/** The case that is held knows them from now on, the newest of each; one that is just opened is not held. */
function keepFacts(
  course: CaseCourse,
  of: Pick<FactsOf, 'revision' | 'decisionId' | 'at'>,
  facts: readonly Fact[],
): void {
  const newer = facts.filter(({ name }) => (course.facts.get(name)?.revision ?? 0) < of.revision);
  const written = newer.map((fact) => [fact.name, { ...fact, ...of }] as const);
  course.facts = new Map([...course.facts, ...written]);
}
