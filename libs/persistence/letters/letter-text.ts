import type { LetterKind, LetterState } from '#contracts/api/letters.js';

/** What a letter says, as its row keeps it: all a renderer needs besides the template's face. */
export interface LetterText {
  readonly id: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly city: string;
  readonly unit: string;
  readonly fund: string;
  readonly template: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly copies: readonly string[];
  readonly body: readonly string[];
}

export const textColumns = `l.id, l.kind, l.state, l.city, l.unit, l.fund, l.template, l.title,
  l.recipients, l.copies, l.body`;
