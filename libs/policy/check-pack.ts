import { checkAdoption } from './checks/check-adoption.js';
import { checkCatalogue } from './checks/check-catalogue.js';
import { checkCity } from './checks/check-city.js';
import { checkClauses } from './checks/check-clauses.js';
import { checkDeadlines } from './checks/check-deadlines.js';
import { checkParameters } from './checks/check-parameters.js';
import { checkProcesses } from './checks/check-processes.js';
import { checkReadings } from './checks/check-readings.js';
import { faultOf } from './checks/finding.js';
import { checkLetters } from './check-letters.js';
import type { Pack } from './pack.js';
import { checkPages } from './process/check.js';
import { PolicyFault } from './policy-fault.js';

/** What one file says about another must hold; every place where it does not. */
export function faultsOf(pack: Pack): readonly PolicyFault[] {
  return [
    ...[
      checkCity,
      checkAdoption,
      checkProcesses,
      checkClauses,
      checkParameters,
      checkReadings,
      checkCatalogue,
      checkDeadlines,
      checkPages,
    ].flatMap((check) => check(pack).map((each) => faultOf(pack, each))),
    ...letterFaults(pack),
  ];
}

function letterFaults(pack: Pack): PolicyFault[] {
  try {
    checkLetters(pack);
    return [];
  } catch (error) {
    if (error instanceof PolicyFault) return [error];
    throw error;
  }
}

/** The first fault stops the pack; it carries the others. */
export function checkPack(pack: Pack): void {
  const [first, ...others] = faultsOf(pack);
  if (first) throw first.with(others);
}
