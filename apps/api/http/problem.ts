import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Holder } from '#contracts/api/values.js';

/** Chinese first, English beside it; both say what to do. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}
export type FieldError = ProblemDocument['errors'][number];

export interface ProblemFacts {
  readonly status: number;
  readonly code: string;
  readonly title: Words;
  readonly detail: Words;
  readonly errors?: readonly FieldError[];
  /** How many errors there are beside those listed. */
  readonly moreErrors?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly claimedBy?: Holder | null;
  readonly signedIn?: Holder;
}

const inWords = ({ zh, en }: Words): string => `${zh} · ${en}`;

/** A refusal, as RFC 9457 tells it. It never carries a stack, SQL, a path or a version. */
export class Problem extends Error {
  constructor(readonly facts: ProblemFacts) {
    super(facts.code);
    this.name = 'Problem';
  }

  document(traceId: string): ProblemDocument {
    const { status, code, title, detail, errors, moreErrors, claimedBy, signedIn } = this.facts;
    return {
      type: `urn:tongchou:problem:${code.toLowerCase().replaceAll('_', '-')}`,
      title: inWords(title),
      status,
      detail: inWords(detail),
      code,
      errors: [...(errors ?? [])],
      ...(moreErrors === undefined ? {} : { moreErrors }),
      traceId,
      ...(claimedBy === undefined ? {} : { claimedBy }),
      ...(signedIn === undefined ? {} : { signedIn }),
    };
  }
}

/** One that has nothing beside its words. */
export const problem = (status: number, code: string, title: Words, detail: Words): Problem =>
  new Problem({ status, code, title, detail });
