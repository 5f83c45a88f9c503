import { hash } from '@node-rs/argon2';
import { day } from '#domain/time/day.js';
import { dayOf } from '#domain/time/instant.js';
import { demoAccountsOf } from '#policy/demo-accounts.js';
import { demoOpenings } from '#policy/demo-openings.js';
import { fundAccounts } from '#policy/fund-accounts.js';
import { loadCalendar, putInForce } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { workingDaysOf } from '#policy/working-days.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { BusinessClock, createClock } from '#persistence/clock/business-clock.js';
import { Database, type Sql } from '#persistence/database.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import {
  knownUsernames,
  writeAccounts,
  writeMoney,
  writeOrganisation,
} from '#persistence/organisation/write-organisation.js';
import { writeLadder, writeWorkingDays } from '#persistence/organisation/write-law.js';
import { firstInstant } from './demo-dates.js';
import { ladderRows } from './law-rows.js';

export interface SeedPlan {
  readonly databaseUrl: string;
  /** The day the demo ends on, and the instance begins with. */
  readonly date: string;
  readonly bare: boolean;
  readonly movable: boolean;
}

/**
 * What an instance needs before anybody can work: cities, desks, people, accounts, its clock.
 * Repeatable; answers the business now.
 */
export async function seed(plan: SeedPlan): Promise<{ readonly now: number }> {
  const database = await Database.open(plan.databaseUrl, { name: 'seed', connections: 2 });
  try {
    const begins = plan.movable ? firstInstant(day(plan.date), plan.bare) : Date.now();
    const offsetMs = plan.movable ? begins - Date.now() : 0;
    await createClock(database, { movable: plan.movable, offsetMs });
    putInForce(await calendarNoticesInForce(database));
    await database.tx((sql) => writeWorkingDays(sql, workingDaysOf(loadCalendar())));
    for (const pack of servedPacks()) {
      const people = await peopleOf(database, pack);
      await database.tx((sql) => seedCity(sql, pack, people, begins));
    }
    return { now: await new BusinessClock(database).now() };
  } finally {
    await database.close();
  }
}

type People = Parameters<typeof writeAccounts>[1];

async function seedCity(sql: Sql, pack: Pack, people: People, begins: number): Promise<void> {
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
  });
  await writeLadder(sql, pack.id, ladderRows(pack));
  await writeAccounts(sql, people);
  await openBalances(
    sql,
    demoOpenings(pack).map(({ account, amount }) => ({ account: account.id, amount })),
    { valueDate: dayOf(begins), clause: pack.validFrom.clause, pack: pack.reference },
    { at: begins, actor: 'system' },
  );
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

async function peopleOf(database: Database, pack: Pack): Promise<People> {
  const known = await knownUsernames(database);
  const fresh = demoAccountsOf(pack).filter(({ username }) => !known.has(username));
  return Promise.all(
    fresh.map(async ({ password, ...account }) => ({
      ...account,
      passwordHash: await hash(password),
    })),
  );
}
