import { checkCases, checkRungs, checkStatements } from './check-cases.js';
import { checkDecisions, checkHistory } from './check-decisions.js';
import { checkBooks, checkJournal, checkOnce, checkReleases } from './check-money.js';
import type { Facts, Finding } from './facts.js';

const checks: readonly ((facts: Facts) => Finding[])[] = [
  checkJournal,
  checkOnce,
  checkReleases,
  checkBooks,
  checkHistory,
  checkDecisions,
  checkCases,
  checkStatements,
  checkRungs,
];

/**
 * The three-way checker: ledger = bank's journal = decisions, nothing lost, doubled or stuck.
 * Pure, so that it can be shown doctored facts and must name what is wrong with them.
 */
export function check(facts: Facts): readonly Finding[] {
  return checks.flatMap((each) => each(facts));
}
