import type { FormulaLaw } from '#domain/formulas/sheet.js';
import type { Pack } from '../pack.js';
import type { FormulaDefinition, FormulaParameter } from '../schema/formula.schema.js';
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

/** Where no year is asked, the law as it stands last. */
const LATEST = 9999;

/** The parameter of a key in force on a year's first day: the formula's own, or one of a process. */
function inForce(
  pack: Pack,
  formula: FormulaDefinition,
  key: string,
  year: number | null,
): FormulaParameter {
  const on = `${year ?? LATEST}-01-01`;
  const elsewhere = [...pack.processes.values()].flatMap(({ parameters }) => parameters);
  const found = [...formula.parameters, ...elsewhere]
    .filter(
      (each) =>
        each.key === key && each.from <= on && (year === null || each.to === null || on <= each.to),
    )
    .reduce<FormulaParameter | null>((a, b) => (a === null || b.from > a.from ? b : a), null);
  if (!found) throw new RangeError(`${formula.id} has no parameter ${key} in force on ${on}`);
  return found;
}

/** The law a formula asks while it is worked out. */
export function lawInForce(
  pack: Pack,
  formula: FormulaDefinition,
  year: number | null,
  readings: Readonly<Record<string, string>>,
): FormulaLaw & {
  readonly parameterOf: (key: string) => FormulaParameter;
  /** The parameters asked for so far. */
  readonly asked: () => readonly FormulaParameter[];
} {
  const asked = new Map<string, FormulaParameter>();
  const parameterOf = (key: string): FormulaParameter => {
    const known = asked.get(key) ?? inForce(pack, formula, key, year);
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
