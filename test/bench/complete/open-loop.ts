import { setTimeout as pause } from 'node:timers/promises';

/** One request of an open loop: when it should have begun, and when its answer was read. */
export interface Fired<Answer> {
  readonly intended: number;
  readonly answered: number;
  readonly answer: Answer;
}

/** Milliseconds of the machine's clock, finer than `Date.now`. */
export const clockMs = (): number => performance.timeOrigin + performance.now();

/**
 * Sends each item at its own moment, whether or not those before it were answered: people do not
 * wait for each other. Times count from the moment it should have been sent, so that a queue shows.
 */
export async function openLoop<Item, Answer>(
  items: readonly Item[],
  perSecond: number,
  send: (item: Item) => Promise<Answer>,
): Promise<readonly Fired<Answer>[]> {
  const begin = clockMs() + 20;
  const fired: Promise<Fired<Answer>>[] = [];
  for (const [index, item] of items.entries()) {
    const intended = begin + (index * 1_000) / perSecond;
    while (clockMs() < intended) await pause(1);
    fired.push(send(item).then((answer) => ({ intended, answered: clockMs(), answer })));
  }
  return Promise.all(fired);
}
