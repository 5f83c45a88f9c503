import { randomUUID } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { demoAccounts } from '#policy/demo-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import type { Database } from '#persistence/database.js';
import { createClock } from '#persistence/clock/business-clock.js';

export const city = 'lishui';
export const password = 'Ein-Passwort-7';

/** The city's units, offices and demo people, all with one quick password. */
export async function seedOrganisation(database: Database, businessNow: number): Promise<void> {
  const pack = loadPack(city);
  const passwordHash = await hash(password, { memoryCost: 1_024, timeCost: 1 });
  await database.tx(async (sql) => {
    await createClock(sql, { movable: true, offsetMs: businessNow - Date.now() });
    await sql.rows('INSERT INTO city (id, division, name, pack) VALUES ($1, $2, $3, $4)', [
      city,
      pack.division,
      pack.name.zh,
      pack.reference,
    ]);
    // A database of before knows no party outside the administration.
    const parties = await sql.rows(
      `SELECT 1 FROM information_schema.columns WHERE table_name = 'office' AND column_name = 'outside'`,
    );
    const seated = new Set<string>();
    for (const unit of pack.units) {
      await sql.rows('INSERT INTO unit (code, city, name, level) VALUES ($1, $2, $3, $4)', [
        unit.code,
        city,
        unit.name.zh,
        unit.level,
      ]);
      for (const { department, levels, outside } of pack.offices) {
        if (outside && parties.length === 0) continue;
        if (!levels.includes(unit.level)) continue;
        await sql.rows('INSERT INTO office (id, unit, department, name) VALUES ($1, $2, $3, $4)', [
          `${unit.code}.${department}`,
          unit.code,
          department,
          department,
        ]);
        seated.add(`${unit.code}.${department}`);
        if (outside)
          await sql.rows('UPDATE office SET outside = true WHERE id = $1', [
            `${unit.code}.${department}`,
          ]);
      }
    }
    const people = new Map<string, string>();
    for (const { username, person, office, posts } of demoAccounts()) {
      if (!seated.has(office)) continue;
      const known = people.get(person);
      const id = known ?? randomUUID();
      people.set(person, id);
      if (!known) await sql.rows('INSERT INTO person (id, name) VALUES ($1, $2)', [id, person]);
      await sql.rows(
        'INSERT INTO account (username, person, office, password_hash) VALUES ($1, $2, $3, $4)',
        [username, id, office, passwordHash],
      );
      for (const post of posts) {
        await sql.rows('INSERT INTO account_post (username, post) VALUES ($1, $2)', [
          username,
          post,
        ]);
      }
    }
  });
}

/** The demo account at a desk, `331102.HEALTHCARE_SECURITY.preparer`; `nth` when it has several. */
export function accountAt(desk: string, nth = 0): string {
  const found = demoAccounts().filter(({ office, posts }) =>
    posts.some((post) => `${office}.${post}` === desk),
  );
  const account = found[nth];
  if (!account) throw new Error(`no account ${nth} at ${desk}`);
  return account.username;
}
