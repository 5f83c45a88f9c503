import { amendmentsOf, amendmentsSeen } from '#persistence/amendments/amendment-rows.js';
import { holdAdoptable } from '#persistence/amendments/adoption-rows.js';
import { loadCalendar } from '#policy/calendar.js';
import type { Pack } from '#policy/pack.js';
import { wantedByHand } from '#policy/process/wanted-by-hand.js';
import type { Work } from '../work.js';
import { askAdoption } from './ask-adoption.js';

/** What a city's wanted values follow from: nothing else changes them. */
export interface Looked {
  /** What the city had adopted. */
  readonly seen: string;
  readonly now: number;
}

/**
 * Asks whoever decides them for the values without which people of a city may not open what is theirs to open:
 * of no case that could ask. What is asked for already, or was adopted meanwhile, is asked for no second time.
 */
export async function askWanted(work: Work, pack: Pack, { seen, now }: Looked): Promise<void> {
  const amendments = await amendmentsOf(work.database, pack.id);
  const wanted = wantedByHand({ pack, amendments }, { calendar: loadCalendar(pack.id), now });
  for (const { key, fund, day } of wanted) {
    const of = { kind: 'PARAMETER', key, fund } as const;
    await work.database.tx(async (sql) => {
      await holdAdoptable(sql, pack.id, of);
      if ((await amendmentsSeen(sql, pack.id)) !== seen) return;
      await askAdoption(sql, pack, { ...of, day }, now);
    });
  }
}
