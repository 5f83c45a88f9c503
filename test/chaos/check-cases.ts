import { parseCaseId } from '#domain/ids/case-id.js';
import type { CaseFact, Facts, Finding, StatementsFact } from './facts.js';

/** What only money from outside ends; until then the duty's own dates are judged by the sweep. */
const outside = new Set(['RECEIPT', 'NEXT_RUNG']);
/** Timers ring a moment after their instant. */
const graceMs = 60_000;

/** A person, an instant that is still to come, or a message that will be told. */
function carried(of: CaseFact | StatementsFact, businessNow: number): boolean {
  if (of.unsent > 0 || ('openTasks' in of && of.openTasks > 0)) return true;
  if ('duties' in of && of.duties > 0 && outside.has(of.waitingFor ?? '')) return true;
  const instants = [of.wakesAt, 'nextAskAt' in of ? of.nextAskAt : null];
  return instants.some((at) => at !== null && at > businessNow - graceMs);
}

/** The city waits for its units' plans, and they for the city's money: one of them carries all. */
const kin = new Set(['CITY', 'PLANS']);

function family(id: string): string {
  const { city, process, fund, period } = parseCaseId(id);
  return [city, process, fund, period].join('/');
}

const waitsForKin = ({ waitingFor }: CaseFact): boolean => kin.has(waitingFor ?? '');

/** Nothing stands still: whatever is not over has somebody or something that carries it on. */
export function checkCases({ cases, businessNow }: Facts): Finding[] {
  const open = cases.filter(({ finished }) => !finished);
  const alive = new Set(
    open.filter((one) => carried(one, businessNow)).map(({ id }) => family(id)),
  );
  return [
    ...open
      .filter(
        (one) => !carried(one, businessNow) && !(waitsForKin(one) && alive.has(family(one.id))),
      )
      .map(({ id }) => ({ check: 'STUCK', id, detail: 'nothing carries it on' })),
    ...open
      .filter(({ engine }) => engine !== 'RUNNING')
      .map(({ id, engine }) => ({ check: 'STUCK', id, detail: `the engine says ${engine}` })),
    ...cases
      .filter(({ finished, openTasks }) => finished && openTasks > 0)
      .map(({ id, openTasks }) => ({
        check: 'TASK_OF_FINISHED_CASE',
        id,
        detail: `${openTasks} open`,
      })),
    ...cases
      .filter(({ finished, engine }) => finished && engine !== 'COMPLETED')
      .map(({ id, engine }) => ({ check: 'UNENDED', id, detail: `the engine says ${engine}` })),
  ];
}

/** A day's statements are in, or will be asked for again. */
export function checkStatements({ statements, businessNow }: Facts): Finding[] {
  return statements
    .filter((one) => (one.missing > 0 || one.engine !== 'COMPLETED') && !carried(one, businessNow))
    .map(({ workflowId, missing, engine }) => ({
      check: 'STATEMENTS_LOST',
      id: workflowId,
      detail: `${missing} accounts missing, the engine says ${engine}`,
    }));
}

/** Each rung of an obligation is climbed once (unique: obligation, rung). */
export function checkRungs({ rungs }: Facts): Finding[] {
  return rungs
    .filter(({ times }) => times > 1)
    .map(({ obligation, rung, times }) => ({
      check: 'RUNG_TWICE',
      id: `${obligation}/${rung}`,
      detail: `${times} times`,
    }));
}
