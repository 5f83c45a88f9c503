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
  /** What the system had drafted there; null: nothing. */
  readonly drafted: string | null;
  /** What stood there before this desk, where the system's own draft stands in another field. */
  readonly kept?: string;
}

type OwnDraft = Readonly<Record<string, string>>;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const at = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;

const isAmount = (part: Part): boolean =>
  part.format === 'yuan' || (part.anyOf ?? []).some(({ format }) => format === 'yuan');

/**
 * Every amount of a form that a person may fill in and has, rows included, in the form's order.
 * `ownDraft`: the fields beside which the system's own figure stands in a field of its own.
 */
export function amountsOf(
  schema: object,
  form: unknown,
  draft: unknown,
  ownDraft: OwnDraft = {},
  pointer = '',
): FilledAmount[] {
  return Object.entries((schema as Part).properties ?? {}).flatMap(([field, part]) => {
    if (part.readOnly) return [];
    const [given, drafted] = [at(form, field), at(draft, field)];
    const here = `${pointer}/${field}`;
    const { items } = part;
    if (items && Array.isArray(given)) {
      return given.flatMap((row, index) =>
        amountsOf(items, row, at(drafted, index), ownDraft, `${here}/${index}`),
      );
    }
    if (!isAmount(part) || typeof given !== 'string') return [];
    const own = ownDraft[field];
    const before = textOf(drafted);
    if (own === undefined) return [{ pointer: here, field, given, drafted: before }];
    const kept = before === null ? {} : { kept: before };
    return [{ pointer: here, field, given, drafted: textOf(at(form, own)), ...kept }];
  });
}
