import { z } from 'zod';

/**
 * Where a figure of a process may come from: the closed table. A reference is a source and a name,
 * `fact.plan`; it never computes. What has to be worked out is a formula.
 */
export const SOURCES = {
  /** A decided form of the case, `form.plan`, one of its fields, `form.plan.premiums`, or the sum of a column, `form.sheet.plans.accepted`. */
  form: [1, 3],
  /** What an earlier stage of the case fetched or recorded. */
  fact: [1, 1],
  /** A figure of the formula that was worked out, by the name of its step. */
  works: [1, 1],
  /** In a list with a row a unit: what the unit's own case recorded, or `unit.state`, what it has come to, in words; recorded outside a list, the sum of all. */
  unit: [1, 1],
  /** In a unit's case: what the city's case of the same process recorded; of a list its own row, or a column of it. */
  city: [1, 2],
  /** A parameter of the city by its key, `parameter.p12.returnDay`. */
  parameter: [2, 2],
  /** A figure of the insurance platform, of the case's fund, or of the one named: `insurance.RESIDENT.enrolment`. */
  insurance: [1, 2],
  /** A balance of the books: whose the money is, now or as `book.COUNTY_BALANCE.atYearEnd` on the last day of the year. */
  book: [1, 2],
  /** A balance of an account: where the money lies. */
  account: [1, 1],
  /** What another process recorded, `result.P11.planned`; the case waits for it. */
  result: [2, 2],
  /** Before the desk that remits: how much is owed, where it goes and with which remark. Elsewhere of a duty by its code: `duty.TOP_UP.reference`. */
  duty: [1, 2],
  /** Of a transfer of the case by its code, what the bank has executed: `transfer.DISBURSEMENT.amount`. */
  transfer: [2, 2],
  /** An amount that nobody has named yet: `nothing.yuan` is 0.00. */
  nothing: [1, 1],
  /** What the case is about. */
  case: [1, 1],
} as const;
export type Source = keyof typeof SOURCES;

/** Figures of the insurance platform (医保信息平台) that a process may ask for. */
export const INSURANCE_FIGURES = [
  'enrolment',
  'enrolmentOfLastYear',
  'expenditureOfYear',
  'expenditureOfLastYear',
  /** Of the quarter or month before the case's period: the months of it that are over. */
  'expenditureOfLastPeriod',
  'incomeOfLastYear',
] as const;

/** The balance of a book on 31 December of the case's year, by value date. */
export const AT_YEAR_END = 'atYearEnd';

/** In a list with a row a unit, what the unit's own case has come to, in words. */
export const UNIT_STATE = 'state';

/** What a desk that remits is told of the duty it pays. */
export const DUTY_PARTS = [
  'outstanding',
  'received',
  /** Past a day that binds, and neither come nor withheld. */
  'missed',
  'dueOn',
  'account',
  'accountName',
  'reference',
] as const;

/** What every desk of a case may read of a duty that the case collects: its remark, and what was carried forward to it. */
export const NAMED_DUTY_PARTS = ['reference', 'credit'] as const;

/** What a case may read of its own money that has moved. */
export const TRANSFER_PARTS = ['amount', 'valueDate', 'account'] as const;

/** `nothing.persons` is 0. */
export const NOTHING = { yuan: '0.00', persons: 0 } as const;

/** `level`: COUNTY, or CITY for the city proper. */
export const CASE_PARTS = ['fund', 'year', 'period', 'unit', 'level'] as const;

/** A reference taken apart: `form.plan.premiums` is form, [plan, premiums]. */
export interface Reference {
  readonly source: Source;
  readonly path: readonly string[];
}

const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** Takes a reference apart; null: it is none. */
export function readReference(text: string): Reference | null {
  const [source = '', ...path] = text.split('.');
  if (!Object.hasOwn(SOURCES, source) || !path.every((part) => NAME.test(part))) return null;
  const [least, most] = SOURCES[source as Source];
  return path.length >= least && path.length <= most ? { source: source as Source, path } : null;
}

/** The name under which a case keeps an outside figure that no stage names: `insuranceEmployeeIncomeOfLastYear`. */
export const outsideName = ({ source, path }: Reference): string =>
  [source, ...path]
    .map((part, index) =>
      index === 0
        ? part
        : (/^[A-Z_]+$/.test(part) ? part.slice(0, 1) + part.slice(1).toLowerCase() : part).replace(
            /^[a-z]/,
            (first) => first.toUpperCase(),
          ),
    )
    .join('');

/** A reference in a file. */
export const reference = z.string().refine((text) => readReference(text) !== null, {
  error: ({ input }) =>
    `“${String(input)}”不是名称：只能写 ${Object.keys(SOURCES).join('、')} 加名称，不能写算式或条件 / ` +
    `“${String(input)}” is no reference: a source and a name, never an expression or a condition`,
});
