import { everyRule } from '../due-parameters.js';
import type { Pack } from '../pack.js';
import type { DeadlineDefinition } from '../schema/deadline.schema.js';
import type { CityParameter } from '../schema/parameter.schema.js';
import { finding, twice, type Finding } from './finding.js';

const two = (n: number): string => String(n).padStart(2, '0');
const FIRST_MONTHS = ['01', '04', '07', '10'];

/** What a rule says in the units that parameters are written in. */
function saidBy(due: DeadlineDefinition['due']): Readonly<Record<string, readonly string[]>> {
  switch (due.rule) {
    case 'once':
      return { day: [due.on], days: [due.on] };
    case 'yearDay':
      return { monthDay: [`${two(due.month)}-${two(due.day)}`] };
    case 'yearEnd':
      return due.months % 12 === 0
        ? { monthDay: ['12-31'] }
        : { monthDay: due.months % 12 === 3 ? ['03-31'] : [] };
    case 'quarterDay':
      return {
        dayOfQuarter: [String(due.day)],
        monthDay: due.quarters.map((n) => `${FIRST_MONTHS[n - 1] ?? ''}-${two(due.day)}`),
      };
    case 'monthDay':
      return { dayOfMonth: [String(due.day)] };
    case 'nthWorkingDay':
      return { workingDayOfMonth: [String(due.n)] };
    default:
      return {};
  }
}

const LISTS: Readonly<Record<string, string>> = {
  monthDays: 'monthDay',
  window: 'monthDay',
  days: 'day',
};

/** A parameter that names a day must name one that its clause's deadlines give. */
function disagreeing(pack: Pack, parameter: CityParameter): Finding[] {
  const { clause, key, unit, value } = parameter;
  const dated = pack.deadlines.filter((each) => each.clause === clause);
  const said = new Set(
    dated.flatMap(({ due }) =>
      everyRule(due).flatMap((each) => saidBy(each)[LISTS[unit] ?? unit] ?? []),
    ),
  );
  if (said.size === 0 || value === null || typeof value === 'boolean') return [];
  const days = Array.isArray(value) ? value : [String(value)];
  return days
    .filter((each) => !said.has(each))
    .map((each) =>
      finding(
        parameter,
        clause,
        `${key} 是 ${each}，deadlines.yaml 是 ${[...said].join('、')}`,
        `${key} is ${each}, deadlines.yaml says ${[...said].join(', ')}`,
      ),
    );
}

/** Deadlines say what the parameters say, each once, and end after they begin. */
export function checkDeadlines(pack: Pack): Finding[] {
  const reversed = pack.deadlines.filter(
    ({ from, to }) => from !== null && to !== null && from > to,
  );
  const both = pack.undated.filter(({ clause }) =>
    pack.deadlines.some((each) => each.clause === clause),
  );
  return [
    ...twice(pack.deadlines, 'deadline', (each) =>
      [each.clause, each.code, JSON.stringify(each.due)].join(' '),
    ),
    ...reversed.map((each) =>
      finding(each, each.clause, `${each.code} 止于起之前`, `${each.code} ends before it begins`),
    ),
    ...both.map((each) =>
      finding(each, each.clause, '既有日期又说没有日期', 'it is dated and undated at once'),
    ),
    ...pack.parameters.flatMap((each) => disagreeing(pack, each)),
  ];
}
