import type { z } from 'zod';
import type { Pack } from '../pack.js';
import { methods } from './methods.js';

type Fields = Readonly<Record<string, z.ZodType>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (schema: unknown): Fields =>
  isRecord(schema) && isRecord(schema['shape']) ? (schema['shape'] as Fields) : {};

/** What one row of a list is; a field that holds no list has none. */
const rowOf = (schema: z.ZodType | undefined): Fields =>
  fieldsOf((schema as { readonly element?: unknown } | undefined)?.element);

const inputOf = (pack: Pack, formula: string): Fields =>
  fieldsOf(methods[pack.formulas.get(formula)?.method ?? '']?.input);

/** The names of a formula's inputs, and those that must be given. */
export function inputsOf(pack: Pack, formula: string) {
  const fields = Object.entries(inputOf(pack, formula));
  return {
    all: new Set(fields.map(([name]) => name)),
    needed: fields
      .filter(([, schema]) => !schema.safeParse(undefined).success)
      .map(([name]) => name),
    /** Those that are lists with a row a unit. */
    lists: new Set(
      fields
        .filter(([, schema]) => Object.keys(rowOf(schema)).length > 0)
        .map(([name]) => name),
    ),
  };
}

/** A period's year is kept as text and a formula counts with it; a list shows more than a formula takes. */
function fitting(schema: z.ZodType, value: unknown, pack: Pack): unknown {
  const row = rowOf(schema);
  if (Array.isArray(value)) {
    return value.map((each: unknown) =>
      isRecord(each) ? chosen(row, { ...levelOf(pack, each), ...each }, pack) : each,
    );
  }
  if (typeof value !== 'string' || schema.safeParse(value).success) return value;
  const other = /^\d{1,15}$/.test(value) ? Number(value) : value === 'true';
  return schema.safeParse(other).success ? other : value;
}

/** Whether a unit is a county or the city proper: the pack knows it, no list has to say so. */
export const levelOf = (
  pack: Pack,
  { code }: Readonly<Record<string, unknown>>,
): { readonly level?: 'CITY' | 'COUNTY' } => {
  const unit = pack.units.find((each) => each.code === code);
  return unit ? { level: unit.level === 'COUNTY_UNIT' ? 'COUNTY' : 'CITY' } : {};
};

function chosen(fields: Fields, values: Readonly<Record<string, unknown>>, pack: Pack) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const schema = fields[name];
      return schema === undefined || value === undefined ? [] : [[name, fitting(schema, value, pack)]];
    }),
  );
}

/** Figures of a case as a formula takes them; what the formula does not ask for is left out. */
export const asInput = (
  pack: Pack,
  formula: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> => chosen(inputOf(pack, formula), values, pack);
