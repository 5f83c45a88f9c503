import type { Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import type { DeadlineDefinition } from '../schema/deadline.schema.js';
import type { PageOpening } from '../schema/page.schema.js';

/** How often a process comes, whatever its cases are about. */
export type Every = PageOpening['every'];

/** The clauses' own dates of a process that no page runs. */
const datesOf = (pack: Pack, id: string): readonly DeadlineDefinition['due'][] =>
  pack.deadlines
    .filter(({ clause }) => pack.clauses.get(clause)?.processes.includes(id) ?? false)
    .map(({ due }) => due);

/** As the page says, or the process that runs; null: it is not written down here yet. */
export const everyOfProcess = (pack: Pack, id: string): Every | null =>
  pack.pages.get(id)?.law.opens.every ?? pack.processes.get(id)?.every ?? null;

/** Whether a yearly process is about a year that is over when it is due: final accounts, settlement. */
function looksBack(pack: Pack, id: string): boolean {
  const opens = pack.pages.get(id)?.law.opens.due;
  const dues = opens ? [opens] : datesOf(pack, id);
  return dues.some(
    (due) =>
      (due.rule === 'yearDay' && due.years > 0) || (due.rule === 'yearEnd' && due.months > 0),
  );
}

const MONTH_TEXT = 7;
const MONTHS_OF_QUARTER = 3;

/** The first day of the period that a day lies in. */
function beginning(every: Every | null, on: Day): string {
  const month = Number(on.slice(5, MONTH_TEXT));
  switch (every) {
    case 'YEAR':
      return `${on.slice(0, 4)}-01-01`;
    case 'QUARTER':
      return `${on.slice(0, 4)}-${String(month - ((month - 1) % MONTHS_OF_QUARTER)).padStart(2, '0')}-01`;
    case 'MONTH':
      return `${on.slice(0, MONTH_TEXT)}-01`;
    default:
      return on;
  }
}

/** Whether the period that a day lies in begins after the last day of the document; earlier ones are settled still. */
export function isOver(pack: Pack, id: string, on: Day): boolean {
  if (pack.validTo === null) return false;
  const every = everyOfProcess(pack, id);
  const year = looksBack(pack, id) ? Number(on.slice(0, 4)) - 1 : Number(on.slice(0, 4));
  const about = every === 'YEAR' ? `${year}-01-01` : beginning(every, on);
  return about > pack.validTo;
}
