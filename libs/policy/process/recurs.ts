import { day, type Day } from '#domain/time/day.js';
import type { Pack } from '../pack.js';
import type { DeadlineDefinition } from '../schema/deadline.schema.js';
import type { PageDuty, PageOpening } from '../schema/page.schema.js';
import { casesOf } from './page-names.js';
import { referencesOfCase } from './page-references.js';

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

const endsLater = (due: DeadlineDefinition['due'] | PageDuty['due']): boolean =>
  (due.rule === 'yearDay' && due.years > 0) || (due.rule === 'yearEnd' && due.months > 0);

/**
 * Whether a yearly process is about a year that is over when it is due: final accounts, settlement, what takes
 * the results of others.
 */
function looksBack(pack: Pack, id: string): boolean {
  const page = pack.pages.get(id);
  if (!page) return datesOf(pack, id).some(endsLater);
  const { opens, obligations } = page.law;
  if (opens.due) return endsLater(opens.due);
  const takes = casesOf(page).flatMap(([kind, of]) => referencesOfCase(page, kind, of));
  return (
    obligations.some(({ due }) => endsLater(due)) || takes.some(({ source }) => source === 'result')
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

/** The first day of the period that a process is about on a day. */
export function periodBegan(pack: Pack, id: string, on: Day): Day {
  const every = everyOfProcess(pack, id);
  const back = looksBack(pack, id);
  // Of what nobody has written down, only what settles a year is known to be about one.
  const yearly = every === 'YEAR' || (every === null && back);
  return day(yearly ? `${Number(on.slice(0, 4)) - (back ? 1 : 0)}-01-01` : beginning(every, on));
}

/** Whether the period that a day lies in begins after the last day of the document; earlier ones are settled still. */
export const isOver = (pack: Pack, id: string, on: Day): boolean =>
  pack.validTo !== null && periodBegan(pack, id, on) > pack.validTo;
