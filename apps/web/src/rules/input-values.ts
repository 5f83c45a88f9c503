import type { FieldSchema } from '../api/types.js';
import { isNullable, isYuan, plain } from '../task/form/pointers.js';

/** The input of a formula while somebody fills it in. */
export type Value = string | number | boolean | null | readonly Value[] | Fields;
export interface Fields {
  readonly [name: string]: Value | undefined;
}

export type Path = readonly (string | number)[];

/** JSON pointers name the fields, in the API's refusals and on the page alike. */
export const pointerOf = (path: Path): string => path.map((part) => `/${part}`).join('');

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isList = (value: unknown): value is readonly Value[] => Array.isArray(value);

export function valueAt(value: Value | undefined, path: Path): Value | undefined {
  return path.reduce<Value | undefined>((at, part) => {
    if (isList(at)) return at[Number(part)];
    return isFields(at) ? at[part] : undefined;
  }, value);
}

/** The same input with one field changed. */
export function withValue(value: Value | undefined, path: Path, to: Value): Value {
  const [part, ...rest] = path;
  if (part === undefined) return to;
  if (isList(value)) {
    return value.map((each, index) => (index === part ? withValue(each, rest, to) : each));
  }
  const fields = isFields(value) ? value : {};
  return { ...fields, [part]: withValue(fields[part], rest, to) };
}

/** A field that holds one value, with the names that lead to it. */
export interface Leaf {
  readonly path: readonly string[];
  readonly schema: FieldSchema;
}

/** The single fields of a schema, nested ones too, but no lists of units. */
export function leavesOf(schema: FieldSchema, path: readonly string[] = []): readonly Leaf[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]): readonly Leaf[] => {
    const at = [...path, name];
    if (isUnits(field)) return [];
    return field.properties ? leavesOf(field, at) : [{ path: at, schema: field }];
  });
}

export const isUnits = (schema: FieldSchema): boolean =>
  schema.type === 'array' && schema.items?.properties !== undefined;

/** The lists of units of a formula; there is one at most. */
export const unitsOf = (schema: FieldSchema): readonly (readonly [string, FieldSchema])[] =>
  Object.entries(schema.properties ?? {}).filter(([, field]) => isUnits(field));

/** Every single field of an input as it stands, those of each unit too. */
export function filledLeaves(schema: FieldSchema, values: Fields): readonly (Leaf & Filled)[] {
  const own = leavesOf(schema).map((leaf) => ({ ...leaf, at: leaf.path as Path }));
  const ofUnits = unitsOf(schema).flatMap(([name, { items }]) => {
    const rows = values[name];
    if (!isList(rows) || !items) return [];
    const columns = leavesOf(items);
    return rows.flatMap((_, row) =>
      columns.map((leaf) => ({ ...leaf, at: [name, row, ...leaf.path] })),
    );
  });
  return [...own, ...ofUnits];
}
interface Filled {
  readonly at: Path;
}

/** A field before anybody has filled it in. */
function emptyOf(schema: FieldSchema): Value {
  const { type, enum: choices, properties } = plain(schema);
  if (isNullable(schema)) return null;
  if (properties) return emptyFields(schema);
  if (isYuan(schema)) return '0.00';
  if (choices) return choices[0] ?? '';
  if (type === 'array') return [];
  if (type === 'boolean') return false;
  return type === 'integer' ? 0 : '';
}

export const emptyFields = (schema: FieldSchema): Fields =>
  Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, field]) => [name, emptyOf(field)]),
  );
