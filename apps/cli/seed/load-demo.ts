import { dayOf } from '#domain/time/instant.js';
import { demoAccountsOf } from '#policy/demo-accounts.js';
import { demoOpenings } from '#policy/demo-openings.js';
import { servedPacks } from '#policy/load-packs.js';
import type { Pack } from '#policy/pack.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database, type Sql } from '#persistence/database.js';
import { demoStanding, firstLoads } from '#persistence/demo/demo-load.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { writeAccounts } from '#persistence/organisation/write-organisation.js';
import { hashPassword } from '#persistence/people/password-hash.js';
import { StartProblem } from '#tools/start-problem.mjs';

/**
 * The demo's people and opening balances, for a demo start alone. Each is put there once: what
 * somebody took away stays away. Refused by SQL where the clock is real, and here where people of
 * somebody's own work already.
 */
export async function loadDemo(databaseUrl: string): Promise<void> {
  const database = await Database.open(databaseUrl, { name: 'demo', connections: 2 });
  try {
    const { demo, people } = await demoStanding(database);
    if (people && !demo) throw ownPeople();
    const now = await new BusinessClock(database).now();
    for (const pack of servedPacks()) await database.tx((sql) => loadCity(sql, pack, now));
  } finally {
    await database.close();
  }
}

async function loadCity(sql: Sql, pack: Pack, now: number): Promise<void> {
  const accounts = demoAccountsOf(pack);
  const usernames = accounts.map(({ username }) => username);
  const fresh = await firstLoads(sql, 'ACCOUNT', usernames);
  const people = accounts.filter(({ username }) => fresh.has(username));
  const hashes = new Map<string, string>();
  for (const password of new Set(people.map((each) => each.password))) {
    hashes.set(password, await hashPassword(password)); // published anyway: one hash for all who have it
  }
  await writeAccounts(
    sql,
    people.map(({ password, ...account }) => ({
      ...account,
      passwordHash: hashes.get(password) ?? '',
    })),
  );
  const openings = demoOpenings(pack).map(({ account, amount }) => ({
    account: account.id,
    amount,
  }));
  const unopened = await firstLoads(
    sql,
    'OPENING',
    openings.map(({ account }) => account),
  );
  await openBalances(
    sql,
    openings.filter(({ account }) => unopened.has(account)),
    { valueDate: dayOf(now), clause: pack.validFrom.clause, pack: pack.reference },
    { at: now, actor: 'system' },
  );
}

const ownPeople = (): StartProblem =>
  new StartProblem(
    'DATABASE_URL 中已有自建的人员账号，不是演示数据库，不装入演示。请改用空数据库启动演示。',
    'The database in DATABASE_URL has people of its own and is no demo, so none is loaded. Start a demo on an empty database.',
  );
