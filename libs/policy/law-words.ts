import type { Day } from '#domain/time/day.js';
import { inForce, lawDay } from './in-force.js';
import type { Pack } from './pack.js';

/** `{p11.reasonTolerance}`, a parameter; `{subsidy.byApril}`, what a formula of the city calls a figure. */
const PLACE = /\{([A-Za-z][A-Za-z0-9-]*)\.([A-Za-z0-9]+)\}/g;

/** A ratio as people say it: 0.10 is 10%. */
const percent = (ratio: string): string => `${Number((Number(ratio) * 100).toFixed(4))}%`;

function wordOf(pack: Pack, of: string, name: string, on: Day): string {
  const formula = pack.formulas.get(of);
  const figures = [...(formula?.inputs ?? []), ...(formula?.steps ?? [])];
  const figure = figures.find((each) => ('name' in each ? each.name : each.step) === name);
  if (figure) return figure.zh;
  const parameters = [...pack.processes.values()].flatMap((process) => process.parameters);
  const found = inForce(parameters, `${of}.${name}`, on);
  if (!found) return '';
  return found.unit === 'ratio' ? percent(String(found.value)) : String(found.value);
}

/** A form's schema with what its titles leave to the pack filled in, as the law of the period says it. */
export function lawWords(pack: Pack, period: string, schema: object): Record<string, unknown> {
  const on = lawDay(pack, period);
  const filled = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((each) => filled(each));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([k, each]) => [k, filled(each, k)]));
    }
    if (typeof value !== 'string' || key !== 'title') return value;
    return value.replace(PLACE, (_all, of: string, name: string) => wordOf(pack, of, name, on));
  };
  return filled(schema) as Record<string, unknown>;
}
