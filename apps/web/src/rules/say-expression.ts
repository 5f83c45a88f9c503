import { withThousands } from '../ui/money.js';

/** How the parts of an expression are said to the reader. */
export interface Speech {
  /** A step or an input by its bare name. */
  readonly name: (name: string) => string;
  readonly unit: (code: string) => string;
  /** The value a parameter has, null where the name is none of the law's. */
  readonly parameter: (key: string) => string | null;
  readonly word: (word: 'r2' | 'up2' | 'floor2' | 'min' | 'max' | 'if') => string;
  readonly sumOfUnits: (name: string) => string;
  readonly allotted: (total: string, weight: string) => string;
}

const FUNCTIONS = ['r2', 'up2', 'floor2', 'min', 'max', 'if'] as const;
const isFunction = (name: string): name is (typeof FUNCTIONS)[number] =>
  FUNCTIONS.some((each) => each === name);

/** One name: `331102.gap`, `2022.left`, `p19.reserveShare`, `paid.2021`, `gap`. */
const NAME = String.raw`(?:\d{4,6}\.)?[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)?`;
const ALLOT = String.raw`allot\((${NAME}) by (?:\d{6}\.)?([A-Za-z0-9]+)[^)]*\)\[\d{6}\]`;
const SUM = String.raw`\d{6}\.([A-Za-z][A-Za-z0-9]*)(?: \+ \d{6}\.\3)+`;
const PARTS = new RegExp(`${ALLOT}|${SUM}|${NAME}|\\d+(?:\\.\\d+)?`, 'g');

/** `331102.gap` of the unit itself is just its gap; another unit's says whose it is. */
function sayName(name: string, speech: Speech, own: string | null): string {
  const parameter = speech.parameter(name);
  if (parameter !== null) return parameter;
  const [, scope, rest] = /^(\d{4,6})\.(.+)$/.exec(name) ?? [];
  if (scope === undefined || rest === undefined) return speech.name(name);
  if (scope === own) return speech.name(rest);
  return `${speech.unit(scope)} ${speech.name(rest)}`;
}

/** An expression of the working with its names in words, as seen from one unit. */
export function sayExpression(expression: string, speech: Speech, own: string | null): string {
  return expression.replace(PARTS, (part, total?: string, weight?: string, summed?: string) => {
    if (total !== undefined && weight !== undefined) {
      return speech.allotted(sayName(total, speech, own), speech.name(weight));
    }
    if (summed !== undefined) return speech.sumOfUnits(speech.name(summed));
    if (/^\d+(\.\d+)?$/.test(part)) return withThousands(part);
    return isFunction(part) ? speech.word(part) : sayName(part, speech, own);
  });
}
