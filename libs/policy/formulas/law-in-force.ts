import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import type { FormulaLaw } from '#domain/formulas/sheet.js';
import type { Day } from '#domain/time/day.js';
import { inForce } from '../in-force.js';
import type { Pack } from '../pack.js';
import type { FormulaDefinition, FormulaParameter } from '../schema/formula.schema.js';
import type { CityParameter } from '../schema/parameter.schema.js';
import { readingCodes } from '../readings.js';
import { fault } from './formula-fault.js';

/** The readings a formula works under: the pack's choices, replaced by those asked for. */
export function readingsFor(
  pack: Pack,
  formula: FormulaDefinition,
  asked: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  for (const [id, code] of Object.entries(asked)) {
    const codes = readingCodes(pack, id);
    if (!formula.readings.includes(id)) {
      const known = formula.readings.join(', ') || '—';
      throw fault(
        `/readings/${id}`,
        'UNKNOWN_READING',
        `${formula.id} 没有口径 ${id}，可选：${known}`,
        `${formula.id} has no reading ${id}; it has ${known}`,
      );
    }
    if (!codes.includes(code)) {
      throw fault(
        `/readings/${id}`,
        'UNKNOWN_READING',
        `口径 ${id} 没有 ${code}，可选：${codes.join('、')}`,
        `reading ${id} has no ${code}; it has ${codes.join(', ')}`,
      );
    }
  }
  return Object.fromEntries(
    formula.readings.map((id) => [id, asked[id] ?? readingCodes(pack, id)[0] ?? '']),
  );
}

/** A page's parameter as formulas take it: a list is one text with blanks. */
const ofPage = ({ value, ...rest }: CityParameter): FormulaParameter => ({
  ...rest,
  value: Array.isArray(value)
    ? value.join(' ')
    : typeof value === 'boolean'
      ? String(value)
      : value,
});

/** Where a formula's parameters stand: in its own file, or in a process. */
export const parametersFor = (
  pack: Pack,
  formula: FormulaDefinition,
): readonly FormulaParameter[] => [
  ...formula.parameters,
  ...[...pack.processes.values()].flatMap(({ parameters }) => parameters),
  ...[...pack.pages.values()].flatMap(({ law }) => law.parameters.map(ofPage)),
];

/** The law a formula asks while it is worked out. */
export function lawInForce(
  pack: Pack,
  formula: FormulaDefinition,
  on: Day | null,
  readings: Readonly<Record<string, string>>,
): FormulaLaw & {
  readonly parameterOf: (key: string) => FormulaParameter;
  /** The parameters asked for so far. */
  readonly asked: () => readonly FormulaParameter[];
} {
  const asked = new Map<string, FormulaParameter>();
  const all = parametersFor(pack, formula);
  const parameterOf = (key: string): FormulaParameter => {
    const known = asked.get(key) ?? inForce(all, key, on);
    if (!known) {
      // A name that stands nowhere is a fault of the pack; one without a value on the day is awaited.
      if (all.some((each) => each.key === key)) throw new ParameterAwaited(key, on);
      throw new RangeError(`${formula.id} has no parameter ${key}`);
    }
    asked.set(key, known);
    return known;
  };
  return {
    parameterOf,
    asked: () => [...asked.values()],
    parameter: (key) => {
      const { value } = parameterOf(key);
      return { key, value: value === null ? null : String(value) };
    },
    reading: (id) => readings[id] ?? '',
  };
}
