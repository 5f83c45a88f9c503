import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { loadPack } from '#policy/load-packs.js';
import { NotInPack, type Pack } from '#policy/pack.js';
import { invalid, notFound } from '../http/problems.js';

/** An input, and the readings it is to be worked out under. */
export interface Asked {
  readonly input: unknown;
  readonly readings: Readonly<Record<string, string>>;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const readingsIn = (value: unknown): Record<string, string> =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([id, code]) => [id, String(code)]))
    : {};

/** `OQ-01=SWITCH` of the address. */
function ofAddress(reading: string | readonly string[] | undefined): Record<string, string> {
  const words = reading === undefined ? [] : typeof reading === 'string' ? [reading] : reading;
  return Object.fromEntries(
    words.map((word): [string, string] => {
      const [, id, code] = /^(OQ-\d+)=([A-Z0-9_]+)$/.exec(word) ?? [];
      if (id !== undefined && code !== undefined) return [id, code];
      const message = `口径须写成 OQ-01=SWITCH：${word} / write a reading as OQ-01=SWITCH: ${word}`;
      throw invalid([{ pointer: '/reading', code: 'WRONG_INPUT', message }]);
    }),
  );
}

/** The body is the input itself, or `{input, readings}`. No formula has a field `input` of its own. */
export function askedIn(body: unknown, reading: string | readonly string[] | undefined): Asked {
  const wrapped =
    isRecord(body) &&
    'input' in body &&
    Object.keys(body).every((key) => key === 'input' || key === 'readings');
  const readings = wrapped ? readingsIn(body['readings']) : {};
  return {
    input: wrapped ? body['input'] : body,
    readings: { ...readings, ...ofAddress(reading) },
  };
}

/** The rules' own refusals as problems: an unknown city or formula is not there, the rest is 422. */
export function withPack<T>(city: string, formula: string, answer: (pack: Pack) => T): T {
  try {
    const pack = loadPack(city);
    if (!pack.formulas.has(formula)) throw notFound();
    return answer(pack);
  } catch (error) {
    if (error instanceof NotInPack) throw notFound();
    if (error instanceof FormulaFault) throw invalid([...error.faults]);
    throw error;
  }
}
