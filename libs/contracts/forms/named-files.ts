/** A field that names a file, where it stands in the form. */
export interface NamedFile {
  readonly pointer: string;
  readonly id: string;
}

type Node = Readonly<Record<string, unknown>>;

const nodeOf = (value: unknown): Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : {};

/** The files that a form names, at any depth, by the `attachment` fields of its JSON Schema. */
export function namedFiles(schema: unknown, value: unknown, pointer = ''): NamedFile[] {
  const { format, properties, items, anyOf } = nodeOf(schema);
  if (format === 'attachment') {
    return typeof value === 'string' && value !== '' ? [{ pointer, id: value }] : [];
  }
  const ways = Array.isArray(anyOf) ? anyOf : [];
  const rows = Array.isArray(value) ? value : [];
  return [
    ...Object.entries(nodeOf(properties)).flatMap(([name, inner]) =>
      namedFiles(inner, nodeOf(value)[name], `${pointer}/${name}`),
    ),
    ...rows.flatMap((row, at) => namedFiles(items, row, `${pointer}/${at}`)),
    ...ways.flatMap((way) => namedFiles(way, value, pointer)),
  ];
}
