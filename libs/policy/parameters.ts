import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import type { Day } from '#domain/time/day.js';
import type { Amendment } from '#contracts/amendments.js';
import type { FactSource } from '#domain/facts/fact.js';
import { amendmentOf } from './amendments/amended.js';
import { inForce } from './in-force.js';
import type { Pack } from './pack.js';
import type { Strength } from './schema/text.schema.js';

/** A parameter of a city as lists and pages show it, wherever it stands. */
export interface StatedParameter {
  readonly key: string;
  readonly fund: string | null;
  readonly value: string | number | boolean | readonly string[] | null;
  readonly unit: string;
  readonly from: string;
  readonly to: string | null;
  readonly clause: string | null;
  readonly quote: string | null;
  readonly source: 'STATUTORY' | 'DERIVED' | 'PROPOSED' | 'ADOPTED' | 'UNSET';
  readonly strength: Strength;
  /** Whose word it is: the document's, the city's by decision, or nobody's yet. */
  readonly origin: 'DOCUMENT' | 'CITY_DECISION' | 'UNSET';
  readonly basis: string | null;
  readonly question: string | null;
  /** The process or formula it stands in; null: parameters.yaml. */
  readonly of: string | null;
  /** What gave it its value later; null: the pack's own files. */
  readonly amendment: Amendment | null;
}

const ORIGIN = {
  STATUTORY: 'DOCUMENT',
  DERIVED: 'DOCUMENT',
  ADOPTED: 'CITY_DECISION',
  PROPOSED: 'UNSET',
  UNSET: 'UNSET',
} as const;

type Written = Pick<
  StatedParameter,
  'key' | 'value' | 'unit' | 'from' | 'clause' | 'quote' | 'source' | 'strength' | 'basis'
> &
  Partial<Pick<StatedParameter, 'fund' | 'to' | 'question'>>;

const stated = (of: string | null, parameter: Written): StatedParameter => ({
  key: parameter.key,
  fund: parameter.fund ?? null,
  value: parameter.value,
  unit: parameter.unit,
  from: parameter.from,
  to: parameter.to ?? null,
  clause: parameter.clause,
  quote: parameter.quote,
  source: parameter.source,
  strength: parameter.strength,
  origin: ORIGIN[parameter.source],
  basis: parameter.basis,
  question: parameter.question ?? null,
  of,
  amendment: amendmentOf(parameter),
});

/** Every parameter of a pack: its own file's, its processes', its formulas'. */
export function parametersOf(pack: Pack): readonly StatedParameter[] {
  return [
    ...pack.parameters.map((each) => stated(null, each)),
    ...[...pack.processes.values()].flatMap(({ id, parameters }) =>
      parameters.map((each) => stated(id, each)),
    ),
    ...[...pack.pages].flatMap(([id, { law }]) => law.parameters.map((each) => stated(id, each))),
    ...[...pack.formulas.values()].flatMap(({ id, parameters }) =>
      parameters.map((each) => stated(id, each)),
    ),
  ];
}

/** The values of a key, one for each fund and span. */
export function parametersNamed(pack: Pack, key: string): readonly StatedParameter[] {
  return parametersOf(pack).filter((each) => each.key === key);
}

const inForceFor = (pack: Pack, key: string, fund: string, on: Day): StatedParameter | undefined =>
  inForce(
    parametersNamed(pack, key).filter((each) => (each.fund ?? fund) === fund),
    key,
    on,
  );

/** A parameter's value on a day as text, the fund's own where it has one; none in force: `ParameterAwaited`. */
export function parameterOfFund(pack: Pack, key: string, fund: string, on: Day): string {
  const value = inForceFor(pack, key, fund, on)?.value ?? null;
  if (value === null) throw new ParameterAwaited(key, on);
  return String(value);
}

/** Where such a value comes from: the amendment that gave it, else the parameter itself. */
export const parameterSource = (pack: Pack, key: string, fund: string, on: Day): FactSource => ({
  kind: 'PARAMETER',
  ref: inForceFor(pack, key, fund, on)?.amendment?.id ?? key,
});

/** The fund for which a case lacks a value: its own where the pack states the key by fund; null: all funds. */
export const fundOfParameter = (pack: Pack, key: string, fund: string): string | null =>
  parametersNamed(pack, key).some((each) => each.fund === fund) ? fund : null;
