import type { z } from 'zod';
import type { Pack } from '../pack.js';
import type { FromColumns } from './from-columns.js';
import { methods } from './methods.js';

/** What a row says beside its figures. */
const labels = new Set(['code', 'name']);

type Fields = Readonly<Record<string, z.ZodType>>;

/** A unit as formulas know it: a county, or a part of the city level. */
export const levelOf = ({ level }: Pack['units'][number]): 'COUNTY' | 'CITY' =>
  level === 'COUNTY_UNIT' ? 'COUNTY' : 'CITY';

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fieldsOf = (schema: unknown): Fields =>
  isRecord(schema) && isRecord(schema['shape']) ? (schema['shape'] as Fields) : {};

/** What one row of a list is; a field that holds no list has none. */
const rowOf = (schema: z.ZodType | undefined): Fields =>
  fieldsOf((schema as { readonly element?: unknown } | undefined)?.element);

const methodOf = (pack: Pack, formula: string) => methods[pack.formulas.get(formula)?.method ?? ''];

const inputOf = (pack: Pack, formula: string): Fields => fieldsOf(methodOf(pack, formula)?.input);

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
      fields.filter(([, schema]) => Object.keys(rowOf(schema)).length > 0).map(([name]) => name),
    ),
  };
}

/** A period's year is kept as text and a formula counts with it; a list shows more than a formula takes. */
function fitting(pack: Pack, schema: z.ZodType, value: unknown, taken: FromColumns): unknown {
  const row = rowOf(schema);
  if (Array.isArray(value)) {
    return value.map((each: unknown) =>
      isRecord(each)
        ? chosen(pack, row, levelled(pack, row, named(row, taken(each))), taken)
        : each,
    );
  }
  if (typeof value !== 'string' || schema.safeParse(value).success) return value;
  const other = /^\d{1,15}$/.test(value) ? Number(value) : value === 'true';
  return schema.safeParse(other).success ? other : value;
}

/** A list of one figure a unit is that figure, whatever its column is called. */
function named(fields: Fields, row: Readonly<Record<string, unknown>>) {
  const [wanted, ...more] = Object.keys(fields).filter((name) => name !== 'code');
  const [cell, ...others] = Object.entries(row).filter(([name]) => !labels.has(name));
  const single = wanted !== undefined && cell !== undefined && more.length + others.length === 0;
  return single ? { code: row['code'], [wanted]: cell[1] } : row;
}

/** On which level a unit is, no form asks and no system is asked: the city's list of its units says so. */
function levelled(pack: Pack, fields: Fields, row: Readonly<Record<string, unknown>>) {
  if (!('level' in fields) || 'level' in row) return row;
  const unit = pack.units.find(({ code }) => code === row['code']);
  return unit ? { ...row, level: levelOf(unit) } : row;
}

function chosen(
  pack: Pack,
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  taken: FromColumns,
) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const schema = fields[name];
      return schema === undefined || value === undefined
        ? []
        : [[name, fitting(pack, schema, value, taken)]];
    }),
  );
}

/** Figures of a case as a formula takes them; what the formula does not ask for is left out. */
export const asInput = (
  pack: Pack,
  formula: string,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> =>
  chosen(
    pack,
    inputOf(pack, formula),
    values,
    methodOf(pack, formula)?.fromColumns ?? ((row) => row),
  );
