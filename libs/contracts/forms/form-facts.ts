import type { TaskKind } from './forms.js';

/** A field that counts for a relation, or that is taken off. */
export interface Term {
  readonly field: string;
  readonly sign: 1 | -1;
}

/** How one amount of a form stands to others of it; the page works it out and shows it below the field. */
export interface Relation {
  /**
   * SUM: `field` beside the sum of its terms. AGAINST: by how many per cent it departs from its one
   * term. LEFT: what its terms leave over.
   */
  readonly kind: 'SUM' | 'AGAINST' | 'LEFT';
  /** The list in whose rows all fields stand; null: in the form itself. */
  readonly rows: string | null;
  readonly field: string;
  readonly of: readonly Term[];
}

/** What a form's schema cannot say of its fields. */
export interface FormFacts {
  readonly relations?: readonly Relation[];
  /** Amounts a head: what follows from them is bounded by what can be booked, not they themselves. */
  readonly perHead?: readonly string[];
  /** In the rows of a list: where the system's own figure for a field stands, which somebody has changed since. */
  readonly ownDraft?: Readonly<Record<string, string>>;
  /** Days that are promised: none lies before the business day. */
  readonly notPast?: readonly string[];
  /**
   * Whose value, or whose sum over the rows of a list, is the amount the task is listed with; with
   * `works` it is a field of what that formula makes of the form.
   */
  readonly listed?: {
    readonly rows: string | null;
    readonly field: string;
    readonly works?: string;
  };
}

const plus = (...fields: readonly string[]): Term[] =>
  fields.map((field) => ({ field, sign: 1 as const }));
const less = (...fields: readonly string[]): Term[] =>
  fields.map((field) => ({ field, sign: -1 as const }));

const against = (field: string, to: string, rows: string | null = null): Relation => ({
  kind: 'AGAINST',
  rows,
  field,
  of: plus(to),
});

/** LS-9.a: what will be paid, less what already lies on the account. */
const need: Relation = {
  kind: 'SUM',
  rows: null,
  field: 'requestedAmount',
  of: [
    ...plus(
      'expectedProviderPayments',
      'expectedOutOfAreaPayments',
      'personalReimbursements',
      'prepayments',
    ),
    ...less('openingBalance'),
  ],
};

const sheet = [
  against('requested', 'prefilled', 'plans'),
  against('accepted', 'requested', 'plans'),
];
const accepted = { rows: 'plans', field: 'accepted' };
const ownDraft = { accepted: 'prefilled' };

/** LS-5.c: what the year's budget leaves over once the liability is paid. */
const budgetLeft: Relation = {
  kind: 'LEFT',
  rows: null,
  field: 'liability',
  of: [...plus('budget'), ...less('liability')],
};

const facts: Partial<Record<TaskKind, FormFacts>> = {
  'p11.plan': { relations: [need], listed: { rows: null, field: 'requestedAmount' } },
  'p11.planReview': { relations: [need, against('requestedAmount', 'prefilled')] },
  'p11.consolidate': { relations: sheet, listed: accepted, ownDraft },
  'p11.financeReview': { relations: sheet, listed: accepted, ownDraft },
  'p11.financeApprove': { relations: sheet },
  'p08.confirm': {
    perHead: ['standard2021'],
    listed: { rows: null, field: 'liability', works: 'subsidy' },
  },
  'p08.review': { relations: [budgetLeft] },
  'p08.notice': { relations: [budgetLeft] },
  'p26.reply': { notPast: ['payBy'] },
};

export const factsOf = (kind: TaskKind): FormFacts => facts[kind] ?? {};

/**
 * The form whose figures are the system's own. Work that came back opens with what was submitted, so its
 * own draft is that of the first round (`first`); a sheet carries its own in every row.
 */
export const ownDraftOf = <Form>(kind: TaskKind, opened: Form, first: Form | null): Form =>
  factsOf(kind).ownDraft === undefined ? (first ?? opened) : opened;
