/** What a fact is: the formats of forms, and whole forms and lists of rows. */
export const FACT_KINDS = [
  'yuan',
  'persons',
  'ratio',
  'day',
  'remark',
  'choice',
  'document',
  'rows',
  'form',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** Where a fact came from. */
export const FACT_SOURCES = ['SYSTEM', 'PERSON', 'FORMULA', 'CASE', 'PARAMETER'] as const;
export type FactSourceKind = (typeof FACT_SOURCES)[number];

/**
 * And from which one: SYSTEM the outside figure (`insurance.enrolment`), PERSON the id of the decision,
 * FORMULA the formula's name, CASE the case's id, PARAMETER its key, or the amendment that gave it.
 */
export interface FactSource {
  readonly kind: FactSourceKind;
  readonly ref: string;
}

/**
 * A value as JSON holds it. Amounts are text in yuan with two decimals; a number is a whole count; a day is
 * `YYYY-MM-DD`; a document is `{ number, date, issuer, attachment? }`.
 */
export type FactValue =
  string | number | boolean | null | readonly FactValue[] | { readonly [field: string]: FactValue };

/** One figure of a case, under its name, with where it came from. */
export interface Fact {
  readonly name: string;
  readonly kind: FactKind;
  readonly value: FactValue;
  readonly source: FactSource;
  /** The clause it stands on, where there is one. */
  readonly clause: string | null;
}
