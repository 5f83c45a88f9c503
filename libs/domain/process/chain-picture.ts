import { type Chain } from './chain.js';
import { type Way } from './way.js';

/** A desk of the way as a case page draws it. */
export interface DrawnSeat {
  readonly step: string;
  readonly desk: string;
  readonly state: 'DONE' | 'OPEN' | 'TO_COME';
  /** null: never asked. */
  readonly round: number | null;
  /** How its standing answer goes on; null: there is none. */
  readonly way: Way | null;
}

/** The way of a chain: its places in order, each with the desks that are asked together. */
export function drawChain(chain: Chain): readonly (readonly DrawnSeat[])[] {
  return chain.places.map(({ seats }) =>
    seats.map(({ step, desk }): DrawnSeat => {
      const done = chain.done.find((each) => each.step === step);
      const open = chain.asked.some((each) => each.step === step);
      return {
        step,
        desk,
        state: done ? 'DONE' : open ? 'OPEN' : 'TO_COME',
        round: chain.rounds.get(step) ?? null,
        way: done?.way ?? null,
      };
    }),
  );
}
