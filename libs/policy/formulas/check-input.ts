import type { FormulaDefinition } from '../schema/formula.schema.js';
import { fault, FormulaFault } from './formula-fault.js';
import { methods } from './methods.js';

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((each) => `/${String(each)}`).join('');

/** What stands where an object or a list is asked for; the fields say their own kinds. */
const KINDS: Readonly<Record<string, string>> = {
  object: '须为对象 {…} / an object, {…}',
  array: '须为数组 […] / an array, […]',
};

/** The input as its method takes it; every wrong field is named. */
export function checked(formula: FormulaDefinition, input: unknown): object {
  const read = methods[formula.method]?.input.safeParse(input, { reportInput: true });
  if (read?.success) return read.data as object;
  throw new FormulaFault(
    (read?.error.issues ?? []).flatMap((issue) => {
      if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({
          pointer: pointerOf([...issue.path, key]),
          code: 'UNKNOWN_FIELD',
          message: `没有这个字段：${key.slice(0, 60)} / unknown field: ${key.slice(0, 60)}`,
        }));
      }
      const missing = issue.input === undefined && issue.path.length > 0;
      const kind = issue.code === 'invalid_type' ? KINDS[issue.expected] : undefined;
      const message = missing ? '必填 / required' : (kind ?? issue.message);
      const code = missing ? 'REQUIRED' : issue.code.toUpperCase();
      return [{ pointer: pointerOf(issue.path), code, message }];
    }),
  );
}

/** The year the input is about, which the rule must cover; null where none is asked. */
export function yearOf(formula: FormulaDefinition, input: object): number | null {
  const year = 'year' in input ? Number(input.year) : null;
  if (year === null || formula.firstYear === null || year >= formula.firstYear) return year;
  throw fault(
    '/year',
    'BEFORE_THE_RULE',
    `该规则自 ${formula.firstYear} 年起适用`,
    `the rule applies from ${formula.firstYear} on`,
  );
}
