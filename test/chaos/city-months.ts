import { setTimeout as pause } from 'node:timers/promises';
import { addDays, type Day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import type { Month } from '#domain/time/month.js';
import { loadCalendar } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import { processDates } from '#policy/process-dates.js';
import type { Instance } from '../support/instance.js';
import type { ClockHand } from './clock-hand.js';
import type { KillLane } from './kill-lane.js';
import type { Officials } from './officials.js';
import { isQuiet, standingOf, type Standing } from './standing.js';
import type { Weather } from './weather.js';

const minute = 60_000;
const hour = 60 * minute;
const lookMs = 250;
/** Business time is helped along when nothing has happened for so long. */
const stillMs = 8_000;
const nudgeMinutes = 20;
const phaseMs = 150_000;
/** The next month's plans are not opened by the way. */
const mostMornings = 4;

/** P11's dates of a month, all of which it has. */
interface MonthDates {
  readonly opensAt: number;
  readonly paysFrom: number;
  readonly planDue: Day;
}

interface Parts {
  readonly instance: Instance;
  readonly clock: ClockHand;
  readonly officials: Officials;
  readonly weather: Weather;
  readonly lane: KillLane;
  readonly killsPerPhase: number;
  readonly say: (line: string) => void;
}

function datesOf(month: Month): MonthDates {
  const definition = servedPacks()[0]?.processes.get('P11');
  if (!definition) throw new Error('no pack has P11');
  const { opensAt, paysFrom, obligations } = processDates(definition, loadCalendar(), month);
  const planDue = obligations.find(({ code }) => code === 'COUNTY_PLAN')?.statutory;
  if (opensAt === null || paysFrom === null || !planDue) throw new Error(`P11 has no ${month}`);
  return { opensAt, paysFrom, planDue };
}

/** Takes the city through its months, from the opening of the plans to the last receipt. */
export class CityMonths {
  /** Tasks that told people of a payment whose amount the bank misstated. */
  parked = 0;
  /** Payments posted while the bank misstated every amount; there may be none. */
  postedOnWrongWord = 0;
  /** Phases that did not come to their end in time. */
  readonly unfinished: string[] = [];

  constructor(private readonly parts: Parts) {}

  async live(month: Month, { wrongAmounts }: { readonly wrongAmounts: boolean }): Promise<void> {
    const { clock, weather, lane, killsPerPhase } = this.parts;
    const dates = datesOf(month);
    await weather.turn('storm');
    await lane.during(`${month} filing`, killsPerPhase, async () => {
      await clock.moveTo(dates.opensAt + hour / 2);
      await this.until(month, 'filed', ({ tasks, unapplied, unsent, open }) => {
        const left = (tasks['p11.plan'] ?? 0) + (tasks['p11.planReview'] ?? 0);
        return open > 0 && left + unapplied + unsent === 0;
      });
      await clock.moveTo(startOf(addDays(dates.planDue, 1), 9));
    });
    await lane.during(`${month} approval`, killsPerPhase, () =>
      this.until(month, 'approved', ({ approved }) => approved === servedPacks()[0]?.funds.length),
    );
    await lane.during(`${month} payment`, killsPerPhase, () =>
      this.pay(month, dates, wrongAmounts),
    );
  }

  /** The mornings after: while there are kills left, the statements of one more day come in. */
  async outliveKills(month: Month): Promise<void> {
    const { clock, lane } = this.parts;
    await lane.during(`${month} mornings`, lane.leftOver, async () => {
      for (let mornings = 0; lane.leftOver > 0 && mornings < mostMornings; mornings += 1) {
        await clock.moveOn(24 * 60);
      }
    });
  }

  /** Faults off, business time over the next mornings, until nobody has anything to do. */
  async comeToRest(month: Month): Promise<void> {
    const { clock, weather } = this.parts;
    await weather.turn('calm');
    await clock.moveOn(30);
    await clock.moveOn(26 * 60);
    await this.until(month, 'quiet', (standing) => isQuiet(standing) && standing.open === 0);
    await clock.moveOn(26 * 60);
    await this.until(month, 'quiet', (standing) => isQuiet(standing) && standing.open === 0);
  }

  private async pay(month: Month, dates: MonthDates, wrongAmounts: boolean): Promise<void> {
    const { clock, weather, officials } = this.parts;
    if (wrongAmounts) {
      await clock.moveTo(dates.paysFrom - 5 * minute); // what is unknown is asked about every quarter
      await weather.turn('wrongAmounts');
      officials.leftAlone.add('transfer.unknown');
      await clock.moveTo(dates.paysFrom + hour);
      const standing = await this.until(month, 'parked', ({ tasks }) => {
        return (tasks['transfer.unknown'] ?? 0) > 0;
      });
      this.parked += standing?.tasks['transfer.unknown'] ?? 0;
      this.postedOnWrongWord += standing?.posted ?? 0;
      await weather.turn('storm');
      officials.leftAlone.delete('transfer.unknown');
    }
    await clock.moveTo(dates.paysFrom + 2 * hour);
    await this.until(month, 'paid and confirmed', ({ open }) => open === 0);
  }

  /** Looks until it is so; the last look is answered, also when time ran out. */
  private async until(
    month: Month,
    what: string,
    reached: (standing: Standing) => boolean,
  ): Promise<Standing | undefined> {
    const { instance, officials, clock, say } = this.parts;
    const began = performance.now();
    let standing: Standing | undefined;
    let changedAt = began;
    for (let before = ''; performance.now() - began < phaseMs;) {
      const lying = [...officials.choices.leftLying];
      const now = await standingOf(instance.database, month, lying);
      standing = now ?? standing;
      if (now && reached(now)) {
        say(`${month} ${what} after ${Math.round((performance.now() - began) / 1_000)} s`);
        return now;
      }
      const text = JSON.stringify(now ?? before);
      if (text !== before) changedAt = performance.now();
      before = text;
      if (performance.now() - changedAt > stillMs) {
        say(`${month} not ${what} yet: ${text}`);
        await clock.moveOn(nudgeMinutes);
        changedAt = performance.now();
      }
      await pause(lookMs);
    }
    this.unfinished.push(`${month} ${what}: ${JSON.stringify(standing)}`);
    return standing;
  }
}
