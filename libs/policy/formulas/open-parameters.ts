import { Sheet } from '#domain/formulas/sheet.js';
import type { Day } from '#domain/time/day.js';
import { inForce } from '../in-force.js';
import type { Pack } from '../pack.js';
import { lawInForce, readingsFor } from './law-in-force.js';
import { methods } from './methods.js';

/** A parameter of a formula that has no value. */
export interface OpenParameter {
  readonly key: string;
  /** Only the figures tell whether a case comes to need it; otherwise every case does. */
  readonly byFigures: boolean;
}

/**
 * The parameters of a formula that have no value on a day and that a fund's case may come to need, as soon
 * as there is something to work out.
 */
export function openParameters(
  pack: Pack,
  id: string,
  { fund, on }: { readonly fund: string; readonly on: Day },
): readonly OpenParameter[] {
  const definition = pack.formulas.get(id);
  if (!definition) return [];
  const { needs, byFigures = [] } = methods[definition.method] ?? {};
  const keys = [...new Set(definition.parameters.map(({ key }) => key))];
  const open = keys
    .filter((key) => (inForce(definition.parameters, key, on)?.value ?? null) === null)
    .map((key) => ({ key, byFigures: byFigures.includes(key) }));
  if (open.length === 0 || !needs) return open;
  const readings = readingsFor(pack, definition, {});
  const sheet = Sheet.of(lawInForce(pack, definition, on, readings));
  const needed = needs(sheet, { fund, year: Number(on.slice(0, 4)) });
  return open.filter(({ key }) => needed.includes(key));
}
