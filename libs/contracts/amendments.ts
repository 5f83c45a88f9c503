/** What can be adopted after a rule pack was published: a value, a reading (口径), a longer validity (续期). */
export const AMENDMENT_KINDS = ['PARAMETER', 'READING', 'VALIDITY'] as const;
export type AmendmentKind = (typeof AMENDMENT_KINDS)[number];

/** A value as a pack states it. */
export type AdoptedValue = string | number | boolean | readonly string[];

/** 文书: what a decision rests on outside the system. */
export interface AdoptedBy {
  readonly number: string;
  readonly date: string;
  readonly issuer: string;
  readonly attachment?: string;
}

/** What is to be adopted: one key of a city, of one fund or of all (null). */
export interface Adoptable {
  readonly kind: AmendmentKind;
  /** `p08.standard`, `OQ-01`, `pack.validTo`. */
  readonly key: string;
  readonly fund: string | null;
}

/** 规则采用: what people adopted, under which document, from which day to which. It is added and never changed. */
export interface Amendment extends Adoptable {
  readonly id: string;
  readonly city: string;
  readonly value: AdoptedValue;
  /** The first day whose matters go by it. */
  readonly from: string;
  /** The last one; null: until the next value begins. */
  readonly to: string | null;
  readonly document: AdoptedBy;
  /** Whoever decided it, the proposing hand first. */
  readonly by: readonly { readonly person: string; readonly desk: string }[];
  /** The business day of the last decision. */
  readonly on: string;
  readonly caseId: string;
  /** The amendment before it of the same key and fund. */
  readonly supersedes: string | null;
}
