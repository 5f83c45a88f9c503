import {
  array,
  bigInt,
  boolean,
  constant,
  constantFrom,
  date,
  dictionary,
  integer,
  jsonValue,
  oneof,
  record,
  string,
  stringMatching,
  tuple,
  uuid,
  type Arbitrary,
} from 'fast-check';
import { openapiDocument } from '../../apps/api/openapi/openapi-document.js';
import { invisible, ordinary, refused } from './odd-characters.js';

type Schema = Readonly<Record<string, unknown>>;
const { components } = openapiDocument() as {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

const strange = constantFrom(
  ...[...invisible, ...refused, ...ordinary].map(([, text]) => text),
  '-0.00',
  '999999999999999.99',
  '0001',
  '9999',
  '%',
  '_',
  '\\',
  '../..',
  "'; --",
  '=1+1',
);

/** Any JSON, now and then of the kind that has led programs astray. */
export const anyJson: Arbitrary<unknown> = oneof(
  jsonValue({ maxDepth: 2 }),
  strange,
  constantFrom<unknown>(null, -1, 1e308, Number.MAX_SAFE_INTEGER, [], {}, [[[]]]),
);

const texts = ({ format, pattern, minLength = 0, maxLength = 60 }: Schema): Arbitrary<unknown> => {
  if (format === 'uuid') return uuid();
  if (format === 'date') return days.map((day) => day.slice(0, 10));
  if (format === 'date-time') return days;
  if (format === 'yuan') return bigInt(0n, 10n ** 17n).map(yuan);
  if (typeof pattern === 'string' && !pattern.includes('(?')) {
    return stringMatching(new RegExp(pattern));
  }
  const length = { minLength: Number(minLength), maxLength: Math.min(Number(maxLength), 300) };
  return oneof(string({ ...length, unit: 'grapheme' }), strange);
};
const days = date({
  min: new Date('1900-01-01'),
  max: new Date('2200-12-31'),
  noInvalidDate: true,
}).map((at) => at.toISOString());
const yuan = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;

function objects(schema: Schema): Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema['required'] ?? []) as string[];
  const known = record(
    Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, anyOf(inner)])),
    { requiredKeys: required },
  );
  if (schema['additionalProperties'] === false) return known;
  const more = dictionary(string({ maxLength: 12 }), anyJson, { maxKeys: 4 });
  return tuple(more, known).map(([a, b]) => ({ ...a, ...b }));
}

function fitting(schema: Schema): Arbitrary<unknown> {
  const { $ref, type, minimum = -5, maximum = 3_000, items = {} } = schema;
  if (typeof $ref === 'string')
    return anyOf(components.schemas[$ref.split('/').at(-1) ?? ''] ?? {});
  if ('const' in schema) return constant(schema['const']);
  if (Array.isArray(schema['enum'])) return constantFrom<unknown>(...(schema['enum'] as unknown[]));
  if (Array.isArray(schema['anyOf'])) return oneof(...(schema['anyOf'] as Schema[]).map(anyOf));
  switch (type) {
    case 'string':
      return texts(schema);
    case 'integer':
      return integer({
        min: Math.max(Number(minimum), -5),
        max: Math.min(Number(maximum), 2 ** 31 - 1),
      });
    case 'boolean':
      return boolean();
    case 'null':
      return constant(null);
    case 'array':
      return array(anyOf(items as Schema), { maxLength: 4 });
    case 'object':
      return objects(schema);
    default:
      return anyJson;
  }
}

/** Values of a schema of the document, one in ten of them not. */
export const anyOf = (schema: Schema): Arbitrary<unknown> =>
  oneof({ arbitrary: fitting(schema), weight: 9 }, { arbitrary: anyJson, weight: 1 });
