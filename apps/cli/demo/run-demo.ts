import { compare, times, yuan } from '#domain/money/yuan.js';
import { addDays, day, type Day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Month } from '#domain/time/month.js';
import { firstWorkingDayOnOrAfter } from '#domain/time/count-days.js';
import { loadCalendar } from '#policy/calendar.js';
import { demoAccountsOf } from '#policy/demo-accounts.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { processDates } from '#policy/process-dates.js';
import { demoMonths } from '../seed/demo-dates.js';
import { DemoClock } from './demo-clock.js';
import { DeskHand, type Choice, type DemoTask } from './desk-hand.js';

export interface DemoPlan {
  readonly api: string;
  readonly date: string;
  readonly bare: boolean;
  readonly operatorKey: string;
  readonly say: (line: string) => void;
}

const process = 'P11';

/** Drives the demo's two months through the product's own API, then stands at 09:00 of the date. */
export async function runDemo(plan: DemoPlan): Promise<void> {
  const date = day(plan.date);
  const clock = new DemoClock(plan);
  if (!plan.bare) {
    for (const pack of servedPacks()) {
      const hands = demoAccountsOf(pack).map((account) => new DeskHand(plan.api, account));
      for (const month of demoMonths(date)) await driveMonth(plan, clock, pack, hands, month);
    }
  }
  await clock.moveTo(startOf(date, 9));
}

async function driveMonth(
  { say }: DemoPlan,
  clock: DemoClock,
  pack: Pack,
  hands: readonly DeskHand[],
  month: Month,
): Promise<void> {
  const definition = pack.processes.get(process);
  if (definition?.every !== 'MONTH') return;
  const dates = processDates(definition, loadCalendar(), month);
  const dueOf = (code: string): Day =>
    dates.obligations.find((each) => each.code === code)?.operational ?? day(`${month}-01`);
  const work = async (
    at: number,
    step: string,
    choose?: (task: DemoTask) => Choice | undefined,
  ) => {
    await clock.moveTo(at);
    const pattern = definition.steps.find(({ code }) => code === step)?.desk ?? '';
    const [, department, post = ''] = pattern.split('.');
    const atDesk = hands.filter(
      ({ account: { office, posts, username } }) =>
        office.endsWith(`.${department}`) && posts.includes(post) && !/\d$/.test(username),
    );
    const counts = await inTurns(atDesk, (hand) => hand.workThrough(process, month, choose));
    const done = counts.reduce((sum, count) => sum + count, 0);
    say(`  ${month} ${step}: ${done}`);
  };
  const planDay = firstWorkingDayOnOrAfter(loadCalendar(), addDays(dueOf('COUNTY_PLAN'), -5)).date;
  await work(startOf(planDay, 10), 'p11.plan', asked);
  await work(startOf(planDay, 15), 'p11.planReview');
  await work(startOf(dueOf('CITY_PLAN'), 9), 'p11.consolidate', cut);
  await work(startOf(dueOf('CITY_PLAN'), 11), 'p11.financeReview');
  await work(startOf(dueOf('CITY_PLAN'), 16), 'p11.financeApprove');
  await work((dates.paysFrom ?? 0) + 3_600_000, 'p11.confirm');
}

/** Some counties ask for more than their draft and say why. */
function asked({ unit, form }: DemoTask): Choice | undefined {
  const draft = String(form.values['requestedAmount']);
  if (!/[24]$/.test(unit) || compare(yuan(draft), yuan('0.00')) === 0) return undefined;
  const more = times(yuan(draft), '1.12');
  const reason = '两家医院结算移至本月，预计支出增加';
  const values = { ...form.values, expectedProviderPayments: more, requestedAmount: more, reason };
  return { form: values };
}

/** The city cuts one plan that asks for much more, and says why. */
function cut({ form, fund }: DemoTask): Choice | undefined {
  const plans = form.values['plans'] as { accepted: string; reason: string }[];
  if (fund !== 'EMPLOYEE') return undefined;
  const lines = plans.map((line, index) =>
    index === 1
      ? { ...line, accepted: times(yuan(line.accepted), '0.97'), reason: '一家医院结算仍在上月' }
      : line,
  );
  return {
    decision: 'APPROVE_WITH_CHANGE',
    form: { plans: lines },
    comment: '按核实数调整一家，其余同意。',
  };
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
