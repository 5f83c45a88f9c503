import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Month } from '#domain/time/month.js';
import { loadCalendar } from '#policy/calendar.js';
import { demoAccountsOf } from '#policy/demo-accounts.js';
import { demoMonthsOf, type DemoAct } from '#policy/demo-months.js';
import { servedPacks } from '#policy/load-packs.js';
import { demoMonths } from '../seed/demo-dates.js';
import { changed } from './changed.js';
import { DemoClock } from './demo-clock.js';
import { DeskHand } from './desk-hand.js';

export interface DemoPlan {
  readonly api: string;
  readonly date: string;
  readonly bare: boolean;
  readonly operatorKey: string;
  readonly say: (line: string) => void;
}

/** Drives the demo's two months through the product's own API, then stands at 09:00 of the date. */
export async function runDemo(plan: DemoPlan): Promise<void> {
  const date = day(plan.date);
  const clock = new DemoClock(plan);
  for (const pack of plan.bare ? [] : servedPacks()) {
    const played = demoMonthsOf(pack);
    if (!played) continue;
    const hands = demoAccountsOf(pack).map((account) => new DeskHand(plan.api, account));
    for (const month of demoMonths(date)) {
      for (const act of played.actsOf(month, loadCalendar(pack.id))) {
        await clock.moveTo(act.at);
        const done = await acted(act, played.process, month, hands);
        plan.say(`  ${month} ${act.step}: ${done}`);
      }
    }
  }
  await clock.moveTo(startOf(date, 9));
}

/** What the people of one desk do, each unit's at the same time; answers how many tasks. */
async function acted(
  { desk, change }: DemoAct,
  process: string,
  month: Month,
  hands: readonly DeskHand[],
): Promise<number> {
  const [, department, post = ''] = desk.split('.');
  const atDesk = hands.filter(
    ({ account: { office, posts, username } }) =>
      office.endsWith(`.${department}`) && posts.includes(post) && !/\d$/.test(username),
  );
  const counts = await inTurns(atDesk, (hand) =>
    hand.workThrough(process, month, (task) => (change ? changed(change, task) : undefined)),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

const atOnce = 4;

async function inTurns<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = [...items];
  const one = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      results.push(await act(item));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return results;
}
