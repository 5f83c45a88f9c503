import { FACT_KINDS, type FactKind } from '#domain/facts/fact.js';

/** What a field of a page is as a fact: a line of text is a remark. */
export const factKindOf = (kind: string | undefined): FactKind =>
  FACT_KINDS.find((each) => each === kind) ?? 'remark';
