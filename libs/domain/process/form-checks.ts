import {
  compare,
  exceedsShare,
  isNegative,
  isYuan,
  isZero,
  minus,
  sum,
  yuan,
  type Yuan,
} from '../money/yuan.js';
import { isVisible } from '../text/visible.js';
import { type Way } from './way.js';

/**
 * The named checks across the fields of a form. There is no other: what a form asks beyond them is a
 * formula's or a page's business. Fields stand in the form itself, or, with `rows`, in each row of that
 * list; `list.column` is the sum of a column over its rows.
 */
export type NamedCheck =
  /** Beyond so much of what it is held against, the figure needs a reason. */
  | {
      readonly check: 'REASON_BEYOND';
      readonly field: string;
      /** The field it is held against; null: its own draft. */
      readonly against: string | null;
      /** Reference to the ratio, a parameter of the city. */
      readonly ratio: string;
      readonly reason: string;
    }
  /** All of them are given, or none. */
  | { readonly check: 'TOGETHER'; readonly fields: readonly string[] }
  /** A figure that is not its draft any more needs a reason. */
  | { readonly check: 'CHANGED_NEEDS_REASON'; readonly field: string; readonly reason: string }
  /** Whoever goes forward with another figure than the draft's says so by a decision of its own, with a reason in its row; with that decision there is one. */
  | {
      readonly check: 'CHANGE_IS_SAID';
      readonly field: string;
      readonly reason: string;
      /** The code of that decision. */
      readonly decision: string;
    }
  | { readonly check: 'NOT_BELOW_ZERO'; readonly field: string }
  /** The figure is the sum of others, less others. */
  | {
      readonly check: 'SUM_IS';
      readonly field: string;
      readonly plus: readonly string[];
      readonly minus: readonly string[];
    }
  /** A day no later, or a figure no larger, than another. */
  | { readonly check: 'NOT_AFTER'; readonly field: string; readonly limit: string }
  /** What the form's formula finds the field short by (`works.x`) is nothing. */
  | { readonly check: 'NOTHING_SHORT'; readonly field: string; readonly short: string };

export type FormCheck = NamedCheck & {
  /** The list in each of whose rows it holds; null: the form itself. */
  readonly rows: string | null;
  /** false: it only warns, the form goes through. */
  readonly refuses: boolean;
};

/** What a check finds, at the field that can mend it. */
export interface CheckFault {
  /** JSON pointer within the form, `/units/3/reason`. */
  readonly pointer: string;
  readonly check: FormCheck['check'];
  /** What is to be mended: a reason is lacking, a figure was changed or was not, or the check's own name. */
  readonly code: FormCheck['check'] | 'REASON_NEEDED' | 'CHANGED' | 'UNCHANGED';
  readonly refuses: boolean;
  /** Names of the fields it is about, for the words. */
  readonly fields: readonly string[];
  /** By how much the field is short, yuan; of NOTHING_SHORT alone. */
  readonly short?: string;
}

type Values = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const rowsIn = (values: Values, list: string): readonly Values[] => {
  const rows = values[list];
  return Array.isArray(rows) ? rows.filter(isRecord) : [];
};
const isGiven = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'string' || isVisible(value));

/** A figure as an amount: one field's, or a column's sum; null: it is not given. */
function figure(values: Values, name: string): Yuan | null {
  const [list = '', column] = name.split('.');
  if (column !== undefined) {
    const cells = rowsIn(values, list).map((row) => figure(row, column));
    return sum(cells.filter((each) => each !== null));
  }
  const value = values[name];
  const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  return typeof text === 'string' && isYuan(text) ? yuan(text) : null;
}

/** A count, an amount or a day against another of its kind. */
function isAfter(given: unknown, limit: unknown): boolean {
  if (!isGiven(given) || !isGiven(limit)) return false;
  const [a, b] = [figure({ a: given }, 'a'), figure({ b: limit }, 'b')];
  return a && b ? compare(a, b) > 0 : String(given) > String(limit);
}

const differs = (given: unknown, draft: unknown): boolean => {
  const [a, b] = [figure({ a: given }, 'a'), figure({ b: draft }, 'b')];
  return a && b ? compare(a, b) !== 0 : given !== draft;
};

/** What the formula finds a field short by; null: nothing, or it does not ask. */
function shortBy(check: NamedCheck, worked: Values): Yuan | null {
  if (check.check !== 'NOTHING_SHORT') return null;
  const short = figure(worked, check.short.replace(/^works\./, ''));
  return short && !isZero(short) ? short : null;
}

/** The decision that a form is sent with; absent where a form is only looked at. */
export interface SentWith {
  readonly code: string;
  readonly way: Way;
}

/** What a check is held against beside the form itself. */
interface Beside {
  readonly draft: Values;
  readonly ratioOf: (ref: string) => string;
  readonly worked: Values;
  readonly sentWith: SentWith | null;
}

type Found = Pick<CheckFault, 'code'> & { readonly field: string };

const each = (code: CheckFault['code'], fields: readonly string[]): readonly Found[] =>
  fields.map((field) => ({ code, field }));

/** What is wrong in one set of fields; `at` is the field that can mend it. */
function found(
  check: NamedCheck,
  form: Values,
  { draft, ratioOf, worked, sentWith }: Beside,
): readonly Found[] {
  switch (check.check) {
    case 'REASON_BEYOND': {
      const value = figure(form, check.field);
      const base = check.against ? figure(form, check.against) : figure(draft, check.field);
      const far = value && base && exceedsShare(minus(value, base), base, ratioOf(check.ratio));
      return far && !isGiven(form[check.reason]) ? each('REASON_NEEDED', [check.reason]) : [];
    }
    case 'TOGETHER': {
      const lacking = check.fields.filter((field) => !isGiven(form[field]));
      return lacking.length === check.fields.length ? [] : each(check.check, lacking);
    }
    case 'CHANGED_NEEDS_REASON': {
      const changed = differs(form[check.field], draft[check.field]);
      return changed && !isGiven(form[check.reason]) ? each('REASON_NEEDED', [check.reason]) : [];
    }
    case 'CHANGE_IS_SAID': {
      const changed = differs(form[check.field], draft[check.field]);
      if (!changed || sentWith?.way !== 'FORWARD') return [];
      if (sentWith.code !== check.decision) return each('CHANGED', [check.field]);
      return isGiven(form[check.reason]) ? [] : each('REASON_NEEDED', [check.reason]);
    }
    case 'NOT_BELOW_ZERO': {
      const value = figure(form, check.field);
      return value && isNegative(value) ? each(check.check, [check.field]) : [];
    }
    case 'SUM_IS': {
      const of = (names: readonly string[]): Yuan =>
        sum(names.map((name) => figure(form, name)).filter((each) => each !== null));
      const value = figure(form, check.field);
      const holds = value && compare(value, minus(of(check.plus), of(check.minus))) === 0;
      return holds ? [] : each(check.check, [check.field]);
    }
    case 'NOT_AFTER':
      return isAfter(form[check.field], form[check.limit]) ? each(check.check, [check.field]) : [];
    case 'NOTHING_SHORT':
      return shortBy(check, worked) === null ? [] : each(check.check, [check.field]);
  }
}

/** The fields a check names: those it compares, not the reason it asks for. */
export function fieldsOfCheck(check: NamedCheck): readonly string[] {
  switch (check.check) {
    case 'REASON_BEYOND':
      return check.against === null ? [check.field] : [check.field, check.against];
    case 'TOGETHER':
      return check.fields;
    case 'SUM_IS':
      return [check.field, ...check.plus, ...check.minus];
    case 'NOT_AFTER':
      return [check.field, check.limit];
    case 'CHANGED_NEEDS_REASON':
    case 'CHANGE_IS_SAID':
    case 'NOT_BELOW_ZERO':
    case 'NOTHING_SHORT':
      return [check.field];
  }
}

/** A change is said to have been made, and nothing was changed. */
function nothingChanged(
  check: FormCheck,
  places: readonly { readonly form: Values; readonly draft: Values }[],
  sentWith: SentWith | null,
): CheckFault[] {
  if (check.check !== 'CHANGE_IS_SAID' || sentWith?.code !== check.decision) return [];
  const { field, rows, refuses } = check;
  if (places.some(({ form, draft }) => differs(form[field], draft[field]))) return [];
  const pointer = `/${rows ?? field}`;
  return [{ pointer, check: check.check, code: 'UNCHANGED', refuses, fields: [field] }];
}

/**
 * What the checks of a form find. `form` and `draft` have passed its shape; `ratioOf` gives the value a
 * reference of a check stands for, `worked` has the figures of the form's formula.
 */
export function checkFigures(
  checks: readonly FormCheck[],
  form: Values,
  draft: Values,
  ratioOf: (ref: string) => string,
  worked: Values = {},
  sentWith: SentWith | null = null,
): readonly CheckFault[] {
  return checks.flatMap((check) => {
    const { rows, refuses } = check;
    const places =
      rows === null
        ? [{ at: '', form, draft }]
        : rowsIn(form, rows).map((row, index) => ({
            at: `/${rows}/${index}`,
            form: row,
            draft: rowsIn(draft, rows)[index] ?? {},
          }));
    const beside = { ratioOf, worked, sentWith };
    const short = shortBy(check, worked);
    return [
      ...nothingChanged(check, places, sentWith),
      ...places.flatMap((place) =>
        found(check, place.form, { draft: place.draft, ...beside }).map(
          ({ field, code }): CheckFault => ({
            pointer: `${place.at}/${field}`,
            check: check.check,
            code,
            refuses,
            fields: fieldsOfCheck(check),
            ...(short !== null && { short }),
          }),
        ),
      ),
    ];
  });
}
