import { Sheet } from '#domain/formulas/sheet.js';
import { formulaOf } from '#policy/formulas/evaluate.js';
import { lawInForce, readingsFor } from '#policy/formulas/law-in-force.js';
import { methods } from '#policy/formulas/methods.js';
import { lawDay } from '#policy/in-force.js';
import { loadPack } from '#policy/load-packs.js';

/** Fen as the text of an amount, by cutting digits only. */
export function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Every whole number up to the last. */
export const upTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, each) => each);

/** Fen × per cent, half a fen up. */
export const perCent = (fen: number, points: number): number =>
  Math.floor((fen * points * 2 + 100) / 200);

/** Fen ÷ per cent, half a fen up. */
export const overPerCent = (fen: number, points: number): number =>
  Math.floor((fen * 200 + points) / (2 * points));

/** Largest remainder in whole numbers; the parties stand in the order of their codes. */
export function allotted(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return weights.map(() => 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / sum));
  const order = weights
    .map((weight, index) => ({ index, weight, rest: (total * weight) % sum }))
    .sort((a, b) => b.rest - a.rest || b.weight - a.weight || a.index - b.index);
  const left = total - shares.reduce((a, b) => a + b, 0);
  for (const { index } of order.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}

/** A formula under a pack's law as the product works it out, without the trace. */
export function working(
  city: string,
  formula: string,
  asked: Readonly<Record<string, string>>,
  year: number | null = null,
): (input: unknown) => object {
  const pack = loadPack(city);
  const definition = formulaOf(pack, formula);
  const on = year === null ? null : lawDay(pack, String(year));
  const law = lawInForce(pack, definition, on, readingsFor(pack, definition, asked));
  const method = methods[definition.method];
  if (!method) throw new RangeError(definition.method);
  return (input) => method.work(Sheet.of(law), input);
}

/** Compares a formula with the plain model case by case, and keeps the first few that differ. */
export class Comparison {
  readonly differing: object[] = [];
  cases = 0;

  check(input: unknown, said: object, expected: object): void {
    this.cases += 1;
    if (JSON.stringify(said) === JSON.stringify(expected) || this.differing.length > 4) return;
    this.differing.push({ input, said, expected });
  }
}
