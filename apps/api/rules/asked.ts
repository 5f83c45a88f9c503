import type { Day } from '#domain/time/day.js';
import { mostInputs } from '#contracts/api/rules.js';
import { askedDay, askedReadings } from '#policy/formulas/asked-terms.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { loadPack } from '#policy/load-packs.js';
import { NotInPack, type Pack } from '#policy/pack.js';
import { invalid, notFound } from '../http/problems.js';

/** A call on a formula, as it came. */
export interface Question {
  readonly city: string;
  readonly formula: string;
  readonly body: unknown;
  readonly reading?: string | readonly string[] | undefined;
}

/** An input, and the readings and day it is to be worked out under. */
export interface Asked {
  readonly input: unknown;
  readonly readings: Readonly<Record<string, string>>;
  /** By whose day the parameters go; absent: the first of the input's year. */
  readonly day: Day | undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readingsIn = (value: unknown): Record<string, string> =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([id, code]) => [id, String(code)]))
    : {};

/** The rules' own refusals of an input are 422, field by field. */
function orInvalid<T>(answer: () => T): T {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FormulaFault) throw invalid([...error.faults]);
    throw error;
  }
}

const isWrapped = (body: unknown): body is Record<string, unknown> =>
  isRecord(body) &&
  'input' in body &&
  Object.keys(body).every((key) => ['input', 'readings', 'day'].includes(key));

/** A batch of more inputs than one may be is refused before any of them is looked at. */
export function refuseLongBatch(body: unknown): void {
  const input = isWrapped(body) ? body['input'] : body;
  if (!Array.isArray(input) || input.length <= mostInputs) return;
  const message = `有 ${input.length} 份，一次最多 ${mostInputs} 份，请分几次提交 / There are ${input.length} inputs; send at most ${mostInputs} at a time`;
  throw invalid([{ pointer: '', code: 'TOO_MANY', message }], 'TOO_MANY');
}

/** The body is the input itself, or `{input, readings, day}`. No formula has a field `input` of its own. */
export function askedIn(body: unknown, reading: string | readonly string[] | undefined): Asked {
  const wrapped = isWrapped(body);
  const readings = wrapped ? readingsIn(body['readings']) : {};
  return {
    input: wrapped ? body['input'] : body,
    readings: { ...readings, ...orInvalid(() => askedReadings([reading ?? []].flat())) },
    day: orInvalid(() => askedDay(wrapped ? body['day'] : undefined)),
  };
}

/** What a city's pack answers; an unknown city or formula is not there. */
export function withPack<T>(city: string, formula: string, answer: (pack: Pack) => T): T {
  try {
    const pack = loadPack(city);
    if (!pack.formulas.has(formula)) throw notFound();
    return orInvalid(() => answer(pack));
  } catch (error) {
    if (error instanceof NotInPack) throw notFound();
    throw error;
  }
}
