import { join } from 'node:path';
import type { Way } from '#domain/process/way.js';
import { policyFolder } from './policy-folder.js';
import { readYaml } from './read-yaml.js';
import { decisionsFile, type DecisionKind } from './schema/decision.schema.js';

/** The decisions of a file, by their codes; a fault names file and line (`PolicyFault`). */
export const readDecisions = (file: string, name: string): ReadonlyMap<string, DecisionKind> =>
  new Map(Object.entries(readYaml(file, name, decisionsFile).decisions));

let read: ReadonlyMap<string, DecisionKind> | undefined;

/** Every decision that a step may offer, in every city: its way, what it needs, its words. */
export const decisionTable = (): ReadonlyMap<string, DecisionKind> =>
  (read ??= readDecisions(
    join(policyFolder, 'processes', 'decisions.yaml'),
    'processes/decisions.yaml',
  ));

/** Where a decision of this code leads; a code that is not in the table is an error. */
export function wayOf(code: string): Way {
  const kind = decisionTable().get(code);
  if (!kind) throw new RangeError(`processes/decisions.yaml has no decision ${code}`);
  return kind.way;
}
