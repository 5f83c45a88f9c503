import { day } from '#domain/time/day.js';
import { startOf } from '#domain/time/instant.js';
import { bookRules, fundAccounts } from '#policy/fund-accounts.js';
import { loadCalendar, putInForce } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { workingDaysOf } from '#policy/working-days.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { BusinessClock, createClock } from '#persistence/clock/business-clock.js';
import { Database, type Sql } from '#persistence/database.js';
import { writeMoney, writeOrganisation } from '#persistence/organisation/write-organisation.js';
import { writeLadder, writePages, writeWorkingDays } from '#persistence/organisation/write-law.js';
import { otherClock } from '../launcher/clock-mode.js';
import { prepareDecisions } from './decision-codes.js';
import { firstInstant } from './demo-dates.js';
import { ladderRows, pageRows } from './law-rows.js';

export interface InstancePlan {
  readonly databaseUrl: string;
  /** Where the clock is movable: the day it begins with. */
  readonly date: string;
  readonly bare: boolean;
  readonly movable: boolean;
}

/**
 * What every instance needs before anybody can work: cities, desks, codes of decisions, ladders,
 * the accounts of the funds, working days, its clock. No people and no money. Repeatable; answers the business now.
 */
export async function prepareInstance(plan: InstancePlan): Promise<{ readonly now: number }> {
  const { movable } = plan;
  const database = await Database.open(plan.databaseUrl, { name: 'seed', connections: 2 });
  try {
    const begins = movable ? firstInstant(day(plan.date), plan.bare) : Date.now();
    // The demo's months come first, so that nothing of another process stands among them.
    const opensStandingAt = movable ? startOf(day(plan.date), 9) : begins;
    const offsetMs = movable ? begins - Date.now() : 0;
    await createClock(database, { movable, offsetMs, opensStandingAt });
    const clock = new BusinessClock(database);
    if ((await clock.state()).movable !== movable) {
      throw movable
        ? otherClock('DATABASE_URL', 'real', 'movable')
        : otherClock('DATABASE_URL', 'movable', 'real');
    }
    putInForce(await calendarNoticesInForce(database));
    await database.tx((sql) => writeWorkingDays(sql, workingDaysOf(loadCalendar())));
    await database.tx((sql) => prepareDecisions(sql));
    for (const pack of servedPacks()) await database.tx((sql) => prepareCity(sql, pack));
    return { now: await clock.now() };
  } finally {
    await database.close();
  }
}

async function prepareCity(sql: Sql, pack: Pack): Promise<void> {
  await writeOrganisation(sql, {
    city: {
      id: pack.id,
      division: pack.division,
      name: pack.name.zh,
      pack: pack.reference,
    },
    units: pack.units.map(({ code, name, level }) => ({ code, name: name.zh, level })),
    offices: officesOf(pack),
  });
  await writeMoney(sql, {
    accounts: fundAccounts(pack),
    pairs: pack.accountPairs.pairs.map(({ purpose, article, ...pair }) => ({
      ...pair,
      purpose: purpose.zh,
      basis: `${pack.accountPairs.basis} ${article}`,
    })),
    books: bookRules(pack),
  });
  await writePages(sql, pack.id, pageRows(pack));
  await writeLadder(sql, pack.id, ladderRows(pack));
}

function officesOf(pack: Pack) {
  return pack.offices.flatMap(({ department, levels, name }) =>
    pack.units
      .filter(({ level }) => levels.includes(level))
      .map(({ code, short }) => ({
        id: `${code}.${department}`,
        unit: code,
        department,
        name: name.zh.replace('{unit}', short),
      })),
  );
}
