import { FUNDS, type Fund } from '#domain/ids/case-id.js';
import { minus, plus, sum, times, yuan, type Yuan } from '#domain/money/yuan.js';
import { day, isDay } from '#domain/time/day.js';
import { isMonth, month, monthOf, type Month } from '#domain/time/month.js';
import { isPeriod, monthsOf, period } from '#domain/time/period.js';
import { subsidyBudget } from './budgets.js';
import { providerOf } from './claims.js';
import { collected, enrolment, expenditure, premium } from './figures.js';

/** What a figure is about. `fund` is null where the outside system does not tell funds apart. */
export interface Place {
  readonly unit: string;
  readonly fund: Fund | null;
  readonly period: string;
}

/** Yuan as a decimal string, or a number of persons. */
export type Value = string | number;

/** A figure as it is answered, set by somebody or made up. */
export type Ask = (name: string, at: Place) => Value;

export type PeriodKind = 'DAY' | 'MONTH' | 'QUARTER' | 'YEAR';

/** A figure that an adapter can ask for, by its name in `PUT /figures`. */
export interface Figure {
  readonly persons: boolean;
  readonly periods: readonly PeriodKind[];
  /** The funds it is told apart by; null: it is one figure for all of them. */
  readonly funds: readonly (Fund | null)[];
  /** Only the city itself has it. */
  readonly ofCity?: true;
  /** Made up where nobody set it; figures that it is worked out from are asked for. */
  readonly of: (at: Place, ask: Ask) => Value;
}

/** Which kind of period a text names; null: none. */
export function periodKind(text: string): PeriodKind | null {
  if (isDay(text)) return 'DAY';
  if (isMonth(text)) return 'MONTH';
  if (!isPeriod(text)) return null;
  return text.includes('Q') ? 'QUARTER' : 'YEAR';
}

const before = (year: string): string => String(Number(year) - 1);
const months = (of: string): readonly Month[] => monthsOf(period(of));
const fundOf = ({ fund }: Place): Fund => fund ?? 'RESIDENT';
const amount = (value: Value): Yuan => yuan(String(value));

/** The month in which something is counted: of a day its own, of anything longer the last one. */
const countedIn = (of: string): Month =>
  isDay(of) ? monthOf(day(of)) : (months(of).at(-1) ?? month(of));

const yuanOf = (
  periods: Figure['periods'],
  of: Figure['of'],
  funds: Figure['funds'] = FUNDS,
): Figure => ({ persons: false, periods, funds, of });

/** An amount of a month; a quarter or a year that nobody set is the sum of its months. */
const monthly = (
  name: string,
  of: (at: Place, ask: Ask) => Value,
  funds: Figure['funds'] = FUNDS,
): Figure =>
  yuanOf(
    ['MONTH', 'QUARTER', 'YEAR'],
    (at, ask) =>
      isMonth(at.period)
        ? of(at, ask)
        : sum(months(at.period).map((each) => amount(ask(name, { ...at, period: each })))),
    funds,
  );

const made = (of: (unit: string, fund: Fund, at: Month) => Value) => (at: Place) =>
  of(at.unit, fundOf(at), month(at.period));

const table: Readonly<Record<string, Figure>> = {
  // 医保信息平台
  enrolment: {
    persons: true,
    periods: ['DAY', 'MONTH', 'QUARTER', 'YEAR'],
    funds: FUNDS,
    of: (at) => enrolment(at.unit, fundOf(at), countedIn(at.period)),
  },
  expenditure: monthly('expenditure', made(expenditure)),
  income: monthly('income', (at, ask) => ask('collected', at)),
  enrolmentOfLastYear: {
    persons: true,
    periods: ['YEAR'],
    funds: FUNDS,
    of: (at, ask) => ask('enrolment', { ...at, period: before(at.period) }),
  },
  expenditureOfYear: yuanOf(['YEAR'], (at, ask) => ask('expenditure', at)),
  expenditureOfLastYear: yuanOf(['YEAR'], (at, ask) =>
    ask('expenditureOfYear', { ...at, period: before(at.period) }),
  ),
  incomeOfYear: yuanOf(['YEAR'], (at, ask) =>
    plus(amount(ask('income', at)), amount(ask('subsidyBudget', at))),
  ),
  incomeOfLastYear: yuanOf(['YEAR'], (at, ask) =>
    ask('incomeOfYear', { ...at, period: before(at.period) }),
  ),
  // 税务
  assessed: monthly('assessed', made(premium)),
  collected: monthly('collected', made(collected)),
  inTreasury: monthly('inTreasury', (at, ask) => ask('collected', at)),
  arrears: monthly('arrears', (at, ask) =>
    owed(amount(ask('assessed', at)), amount(ask('collected', at))),
  ),
  campaignPersons: {
    persons: true,
    periods: ['YEAR'],
    funds: ['RESIDENT'],
    of: ({ unit, period: year }) => enrolment(unit, 'RESIDENT', month(`${year}-01`)),
  },
  // 财政
  subsidyBudget: yuanOf(['YEAR'], (at) => subsidyBudget(at.unit, fundOf(at), Number(at.period))),
};

const owed = (assessed: Yuan, paid: Yuan): Yuan => {
  const rest = minus(assessed, paid);
  return rest.startsWith('-') ? yuan('0.00') : rest;
};

/** 申拨 of a provider over both funds: a part of what its unit spends. */
function ofProvider(kind: string, code: string): Figure | undefined {
  const provider = providerOf(code);
  if (!provider) return undefined;
  const { share } = provider;
  const name = `claims.${code}`;
  const of = (at: Place, ask: Ask): Yuan =>
    sum(FUNDS.map((fund) => times(amount(ask('expenditure', { ...at, fund })), share)));
  if (kind === 'claims') return monthly(name, of, [null]);
  return kind === 'clearing' ? yuanOf(['YEAR'], (at, ask) => ask(name, at), [null]) : undefined;
}

/**
 * The figure of a name: one of the table, `claims.<provider>` or `clearing.<provider>` (年度清算);
 * undefined: no adapter can ask for such.
 */
export function figureNamed(name: string, balances: Readonly<Record<string, Figure>>) {
  if (Object.hasOwn(table, name)) return table[name];
  if (Object.hasOwn(balances, name)) return balances[name];
  const [kind = '', code = '', ...rest] = name.split('.');
  return rest.length === 0 ? ofProvider(kind, code) : undefined;
}

/** The names that are not about one provider. */
export const plainNames: readonly string[] = Object.keys(table);
