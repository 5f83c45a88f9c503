import { packs } from '#policy/load-packs.js';
import { Problem, type ProblemFacts } from '../http/problem.js';
import { jobs, type Jobs } from './jobs.js';

/** What crosses into the thread: which job, and its arguments. */
export interface Handed {
  readonly kind: keyof Jobs;
  readonly given: readonly unknown[];
}

/** What comes back: an answer, or a refusal as data, because errors lose their class on the way. */
export type Outcome = { readonly answer: unknown } | { readonly refused: ProblemFacts };

// Read before the first job, so that none of them pays for it.
packs();

export default async function work({ kind, given }: Handed): Promise<Outcome> {
  const job = jobs[kind] as (...given: readonly unknown[]) => unknown;
  try {
    return { answer: await job(...given) };
  } catch (error) {
    if (error instanceof Problem) return { refused: error.facts };
    throw error;
  }
}
