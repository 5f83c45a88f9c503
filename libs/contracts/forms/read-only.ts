/** A part of a JSON Schema, as far as fixed fields depend on it. */
interface Part {
  readonly readOnly?: boolean;
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** By value; the order of an object's keys says nothing. */
function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((each, index) => equal(each, b[index]));
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a);
    return (
      keys.length === Object.keys(b).length &&
      keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]))
    );
  }
  return a === b;
}

/** JSON pointers of what a person changed although it stands fixed beside the form. */
export function changedFixed(
  schema: object,
  draft: unknown,
  given: unknown,
  pointer = '',
): readonly string[] {
  const part = schema as Part;
  if (part.readOnly) return equal(draft, given) ? [] : [pointer];
  if (part.properties && isRecord(draft) && isRecord(given)) {
    return Object.entries(part.properties).flatMap(([key, inner]) =>
      changedFixed(inner, draft[key], given[key], `${pointer}/${key}`),
    );
  }
  if (part.items && Array.isArray(draft) && Array.isArray(given)) {
    const { items } = part;
    if (draft.length !== given.length) return [pointer];
    return draft.flatMap((each: unknown, index) =>
      changedFixed(items, each, given[index], `${pointer}/${index}`),
    );
  }
  return [];
}
