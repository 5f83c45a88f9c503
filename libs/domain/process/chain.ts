import { type Way } from './way.js';

/** One desk of a chain and the step it is asked. Patterns or codes: a chain only hands them on. */
export interface Seat {
  readonly step: string;
  readonly desk: string;
}

/** A place of a chain: one desk, or several that are asked together and must all agree. */
export interface Place {
  readonly seats: readonly Seat[];
  /** The earlier steps it may return to; the first is meant where a return names none. */
  readonly returns: readonly string[];
  /** What the pack makes of a desk that is silent beyond its day (END: the chain ends there); null: silence says nothing. */
  readonly silence: Exclude<Way, 'ASIDE'> | 'END' | null;
  /**
   * Decisions by their codes with which the whole chain ends here, whichever way they lead: an objection, a
   * return to what came before the chain. What follows is the page's business.
   */
  readonly ends?: readonly string[];
}

/** What became of a question, as a row of decisions holds it. SILENT: its day went by. */
export interface Answer {
  readonly step: string;
  readonly round: number;
  readonly way: Way | 'SILENT';
  readonly returnTo: string | null;
  /** The decision's code; absent or null: nobody decided, or no place asks for it. */
  readonly code?: string | null;
}

/** A question before a desk. Case, step and round name it for ever (ADR 0006). */
export interface Ask extends Seat {
  /** Which place of the chain, from 0. */
  readonly place: number;
  /** How often the step has been asked, this time included. */
  readonly round: number;
}

/** A question and what was answered; `silent`: nobody did, and the pack says what that means. */
export interface Answered extends Ask {
  readonly way: Way;
  readonly silent: boolean;
  readonly code: string | null;
}

/** Where a chain of desks stands. */
export interface Chain {
  readonly places: readonly Place[];
  /** The place it has come to; as many as there are places when all went forward. */
  readonly at: number;
  /** Open questions. */
  readonly asked: readonly Ask[];
  /** Answers that stand. */
  readonly done: readonly Answered[];
  /** Answers that a later return has undone, and what was said aside. */
  readonly past: readonly Answered[];
  /** Questions taken away unanswered, because a desk beside them returned or stopped the matter. */
  readonly withdrawn: readonly Ask[];
  /** Answers to a question that was not open, or that the place does not offer: they change nothing. */
  readonly unheard: readonly Answer[];
  /** LEFT: by a decision that ends the chain at its place (`ends`), or by its silence; it is the last that stands. */
  readonly ended: 'FORWARD' | 'STOPPED' | 'LEFT' | null;
  /** How often each step has been asked. */
  readonly rounds: ReadonlyMap<string, number>;
}

/** Comes to a place: each of its desks is asked, in a round it was never asked in. */
function come(chain: Chain, at: number): Chain {
  const place = chain.places[at];
  if (!place) return { ...chain, at, asked: [], ended: 'FORWARD' };
  const rounds = new Map(chain.rounds);
  const asked = place.seats.map((seat): Ask => {
    const round = (rounds.get(seat.step) ?? 0) + 1;
    rounds.set(seat.step, round);
    return { ...seat, place: at, round };
  });
  return { ...chain, at, asked, rounds };
}

/**
 * A chain of which nothing is answered yet. `rounds`: how often its steps were asked before, where the
 * same chain is gone through again with new figures.
 */
export function beginChain(
  places: readonly Place[],
  rounds: ReadonlyMap<string, number> = new Map(),
): Chain {
  const nothing = { asked: [], done: [], past: [], withdrawn: [], unheard: [] };
  return come({ ...nothing, places, at: 0, ended: null, rounds }, 0);
}

const placeOfStep = (places: readonly Place[], step: string): number =>
  places.findIndex(({ seats }) => seats.some((seat) => seat.step === step));

/** The earlier place a return goes to; -1: the place offers no such return. */
function returnPlace({ places, at }: Chain, returnTo: string | null): number {
  const returns = places[at]?.returns ?? [];
  const step = returnTo ?? returns[0];
  if (step === undefined || !returns.includes(step)) return -1;
  const place = placeOfStep(places, step);
  return place < at ? place : -1;
}

/** Back to an earlier place: what was answered from there on counts no more, and the rest is not asked. */
function goBack(chain: Chain, answered: Answered, to: number): Chain {
  const beside = chain.asked.filter(({ step }) => step !== answered.step);
  const left = {
    ...chain,
    done: chain.done.filter(({ place }) => place < to),
    past: [...chain.past, ...chain.done.filter(({ place }) => place >= to), answered],
    withdrawn: [...chain.withdrawn, ...beside],
  };
  return come(left, to);
}

/** A remark leaves the desk its question; the task it was made in is done, so the question has a new round. */
function setAside(chain: Chain, answered: Answered): Chain {
  const round = answered.round + 1;
  return {
    ...chain,
    past: [...chain.past, answered],
    asked: chain.asked.map((each) => (each.step === answered.step ? { ...each, round } : each)),
    rounds: new Map(chain.rounds).set(answered.step, round),
  };
}

/** The chain is over with this answer; what was open beside it is not asked any more. */
function end(chain: Chain, answered: Answered, ended: 'STOPPED' | 'LEFT'): Chain {
  const beside = chain.asked.filter(({ step }) => step !== answered.step);
  const withdrawn = [...chain.withdrawn, ...beside];
  return { ...chain, done: [...chain.done, answered], withdrawn, asked: [], ended };
}

/** The chain after one more answer. Whatever comes, in whatever order and however often, it is never an error. */
export function answerChain(chain: Chain, answer: Answer): Chain {
  const unheard = { ...chain, unheard: [...chain.unheard, answer] };
  const ask = chain.asked.find(({ step, round }) => step === answer.step && round === answer.round);
  const silent = answer.way === 'SILENT';
  const way = answer.way === 'SILENT' ? (chain.places[chain.at]?.silence ?? null) : answer.way;
  if (!ask || way === null) return unheard;
  const { code = null } = answer;
  if (way === 'END') return end(chain, { ...ask, way: 'FORWARD', silent, code }, 'LEFT');
  const answered: Answered = { ...ask, way, silent, code };
  if (code !== null && (chain.places[chain.at]?.ends ?? []).includes(code)) {
    return end(chain, answered, 'LEFT');
  }
  const beside = chain.asked.filter((each) => each !== ask);
  switch (way) {
    case 'BACK': {
      const to = returnPlace(chain, answer.returnTo);
      return to < 0 ? unheard : goBack(chain, answered, to);
    }
    case 'ASIDE':
      return setAside(chain, answered);
    case 'STOP':
      return end(chain, answered, 'STOPPED');
    case 'FORWARD': {
      const done = [...chain.done, answered];
      return beside.length > 0
        ? { ...chain, done, asked: beside }
        : come({ ...chain, done }, chain.at + 1);
    }
  }
}

/** The chain after its rows of decisions, in the order they were made: a case rebuilt asks what it asked. */
export const chainAfter = (
  places: readonly Place[],
  answers: readonly Answer[],
  rounds?: ReadonlyMap<string, number>,
): Chain => answers.reduce(answerChain, beginChain(places, rounds));

/**
 * How often each step was asked by the time a case went through the chain before with other figures: the
 * answers of each time it did, in order. What was never begun is not counted.
 */
export const roundsBefore = (
  places: readonly Place[],
  times: readonly (readonly Answer[])[],
): ReadonlyMap<string, number> =>
  times.reduce<ReadonlyMap<string, number>>(
    (rounds, answers) => chainAfter(places, answers, rounds).rounds,
    new Map(),
  );
