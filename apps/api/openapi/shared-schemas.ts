import { z } from 'zod';

export type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const place = '#/components/schemas/';

/** A schema with its references pointing to where the document keeps what they name. */
function pointed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointed);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === '$ref' && typeof inner === 'string'
        ? inner.replace('#/$defs/', place)
        : pointed(inner),
    ]),
  );
}

/** Two values of one kind are a list of two: not every reader of documents knows `prefixItems`. */
function asList(schema: Json): void {
  const { prefixItems } = schema;
  if (
    !Array.isArray(prefixItems) ||
    new Set(prefixItems.map((each) => JSON.stringify(each))).size > 1
  )
    return;
  schema['items'] = prefixItems[0];
  delete schema['prefixItems'];
}

/** Every schema that has a name stands once, under `components`; all others where they are used. */
export class SharedSchemas {
  private readonly named = new Map<string, Json>();

  of(schema: z.ZodType, io: 'input' | 'output'): Json {
    const {
      $schema: _dialect,
      $defs = {},
      ...own
    } = z.toJSONSchema(schema, {
      target: 'draft-2020-12',
      io,
      unrepresentable: 'any',
      override: ({ jsonSchema }) => asList(jsonSchema as Json),
    }) as Json;
    for (const [name, inner] of Object.entries($defs as Json)) this.keep(name, inner);
    return pointed(own) as Json;
  }

  /** By name, for `components.schemas`. */
  all(): Json {
    return Object.fromEntries([...this.named].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private keep(name: string, schema: unknown): void {
    const { $schema: _dialect, id: _name, ...own } = pointed(schema) as Json;
    const before = this.named.get(name);
    if (before && JSON.stringify(before) !== JSON.stringify(own)) {
      throw new Error(`two schemas are called ${name}; give one of them another name`);
    }
    this.named.set(name, own);
  }
}
