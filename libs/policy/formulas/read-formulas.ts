import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { policyFolder } from '../policy-folder.js';
import { PolicyFault } from '../policy-fault.js';
import { readYaml } from '../read-yaml.js';
import { formulaFile, type FormulaDefinition } from '../schema/formula.schema.js';
import { methods } from './methods.js';

function readFolder(folder: string, name: string): FormulaDefinition[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => {
      const formula = readYaml(join(folder, file), `${name}/${file}`, formulaFile);
      const place = { file: `${name}/${file}`, line: 1, clause: null };
      if (file !== `${formula.id}.yaml`) throw new PolicyFault(place, `it says ${formula.id}`);
      if (!methods[formula.method]) throw new PolicyFault(place, `no method ${formula.method}`);
      return formula;
    });
}

/** The formulas of a pack by id: its own, and those that every city has unless it has its own. */
export function readFormulas(
  folder: string,
  label: string,
): ReadonlyMap<string, FormulaDefinition> {
  const shared = readFolder(join(policyFolder, 'formulas', 'shared'), 'formulas/shared');
  const own = readFolder(join(folder, 'formulas'), `${label}/formulas`);
  return new Map([...shared, ...own].map((formula) => [formula.id, formula]));
}
