import { daysOf, monthsOf, period as periodNamed } from '#domain/time/period.js';
import { readReference } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import { sum, isYuan, yuan } from '#domain/money/yuan.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { recordedBy } from '#policy/process/page-names.js';
import type { Page } from '#policy/process/read.js';
import { unitsOfPage } from '#policy/process/units-of-page.js';
import type { UnitLevel } from '#policy/schema/city.schema.js';
import { cityUnit, unitOfCase, type CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';

/** A fact of another case that a figure is made of. */
export interface Wanted {
  readonly caseId: string;
  readonly unit: string;
  readonly needs: string;
}

/** The periods of another process that one of this case's consists of, or lies in. */
function periodsOf(period: string, every: string): readonly string[] {
  const months = monthsOf(periodNamed(period));
  const quarters = months.map(
    (month) => `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`,
  );
  switch (every) {
    case 'MONTH':
      return months;
    case 'QUARTER':
      return [...new Set(quarters)];
    case 'YEAR':
    case 'ONCE':
      return [daysOf(periodNamed(period)).first.slice(0, 4)];
    default:
      return [period];
  }
}

interface Kind {
  readonly levels: readonly UnitLevel[];
  readonly funds: readonly string[] | null;
  readonly stream: string | null;
}

/** The kinds of a process's cases that write a fact down; undefined: it does not run, or none does. */
function kindsWith({ pack }: CaseWork, id: string, name: string): readonly Kind[] | undefined {
  const process = pack.processes.get(id);
  if (!process?.facts.some((fact) => fact.name === name)) return undefined;
  const page = runningPage(pack, id);
  const kinds: readonly Kind[] = page
    ? Object.values(page.law.cases).filter((of) => recordedBy(of).includes(name))
    : process.cases.map(({ levels, funds }) => ({ levels, funds, stream: null }));
  return kinds.length > 0 ? kinds : undefined;
}

/** The units whose cases give the figure: the case's own, the city, or every unit of the city. */
function unitsWith(at: CaseWork, kinds: readonly Kind[], page: Page | undefined) {
  const own = unitOfCase(at);
  const kind = kinds.find(({ levels }) => levels.includes(own.level));
  if (kind) return { kind, units: [own.code] };
  const ofCity = kinds.find(({ levels }) => levels.includes('CITY'));
  if (ofCity) return { kind: ofCity, units: [cityUnit(at.pack)] };
  const [first] = kinds;
  if (!first || own.level !== 'CITY') return null;
  const among = page ? unitsOfPage(at.pack, page) : at.pack.units;
  const units = among.filter(({ level }) => first.levels.includes(level)).map(({ code }) => code);
  return { kind: first, units };
}

/** `result.P11.planned`: what another process records of the same city, fund and period. */
function ofProcess(at: CaseWork, id: string, name: string): readonly Wanted[] | null {
  const kinds = kindsWith(at, id, name)?.filter(
    ({ funds }) => funds === null || funds.includes(at.row.fund),
  );
  const page = runningPage(at.pack, id);
  const found = kinds && unitsWith(at, kinds, page);
  if (!found) return null;
  const { kind, units } = found;
  const every = page?.law.opens.every ?? at.pack.processes.get(id)?.every ?? '';
  const fund = page?.law.opens.fund === 'ALL' ? 'ALL' : at.row.fund;
  const process = kind.stream === null ? id : `${id}-${kind.stream}`;
  return units.flatMap((unit) =>
    periodsOf(at.row.period, every).map((period) => ({
      caseId: [at.row.city, process, unit, fund, period].join('/'),
      unit,
      needs: name,
    })),
  );
}

/** Facts of other cases that a reference stands for; null: it stands for none, or no page that runs writes it down. */
export function wantedOf(at: CaseWork, ref: string): readonly Wanted[] | null {
  const { source, path = [] } = readReference(ref) ?? {};
  const [name = '', second = ''] = path;
  const { row, pack } = at;
  const beside = (unit: string): Wanted => ({
    caseId: `${row.city}/${row.process}/${unit}/${row.fund}/${row.period}`,
    unit,
    needs: name,
  });
  switch (source) {
    case 'result':
      return ofProcess(at, name, second);
    case 'city':
      return [beside(cityUnit(pack))];
    case 'unit':
      return unitsOfPage(pack, courseOf(at).page).map(({ code }) => beside(code));
    default:
      return null;
  }
}

/** Amounts and heads of several months or units are one sum; of anything else there is no one figure. */
export function together(values: readonly FactValue[]): FactValue | undefined {
  const [first] = values;
  if (values.length < 2) return first;
  if (values.every((each): each is string => typeof each === 'string' && isYuan(each))) {
    return sum(values.map(yuan));
  }
  if (values.every((each): each is number => typeof each === 'number')) {
    return values.reduce((total, each) => total + each, 0);
  }
  return undefined;
}
