import work, { type Handed, type Outcome } from '../../../apps/api/work-thread/thread.js';

/** The API's own thread, but a formula of a city called `slow` never ends, and one called `big` fills the memory. */
export default async function slowly(handed: Handed): Promise<Outcome> {
  const [asked] = handed.given as readonly [{ readonly city?: string } | undefined];
  if (asked?.city === 'slow') for (;;);
  if (asked?.city === 'big') {
    for (const held: number[][] = []; ;)
      held.push(Array.from({ length: 1_000_000 }, (_, at) => at));
  }
  return await work(handed);
}
