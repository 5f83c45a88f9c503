/** A part of a JSON Schema, as far as amounts depend on it. */
interface Part {
  readonly format?: string;
  readonly readOnly?: boolean;
  readonly anyOf?: readonly Part[];
  readonly properties?: Readonly<Record<string, Part>>;
  readonly items?: Part;
}

/** An amount that somebody filled in. */
export interface FilledAmount {
  /** `/plans/3/accepted`. */
  readonly pointer: string;
  /** Its field's name, without the list it stands in. */
  readonly field: string;
  readonly given: string;
  /** What had been drafted there; null: nothing. */
  readonly drafted: string | null;
}

const at = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

const isAmount = (part: Part): boolean =>
  part.format === 'yuan' || (part.anyOf ?? []).some(({ format }) => format === 'yuan');

/** Every amount of a form that a person may fill in and has, rows included, in the form's order. */
export function amountsOf(
  schema: object,
  form: unknown,
  draft: unknown,
  pointer = '',
): FilledAmount[] {
  return Object.entries((schema as Part).properties ?? {}).flatMap(([field, part]) => {
    if (part.readOnly) return [];
    const [given, drafted] = [at(form, field), at(draft, field)];
    const here = `${pointer}/${field}`;
    const { items } = part;
    if (items && Array.isArray(given)) {
      return given.flatMap((row, index) =>
        amountsOf(items, row, at(drafted, index), `${here}/${index}`),
      );
    }
    if (!isAmount(part) || typeof given !== 'string') return [];
    return [{ pointer: here, field, given, drafted: typeof drafted === 'string' ? drafted : null }];
  });
}
