import type { Sql } from '../database.js';

/** A city with its units and offices, as its rule pack names them. */
export interface OrganisationRows {
  readonly city: {
    readonly id: string;
    readonly division: string;
    readonly name: string;
    readonly pack: string;
  };
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly level: string;
  }[];
  readonly offices: readonly {
    readonly id: string;
    readonly unit: string;
    readonly department: string;
    readonly name: string;
    /** A party outside the administration. */
    readonly outside: boolean;
  }[];
}

/** The cities that were prepared here once, by id. */
export const preparedCities = async (sql: Sql): Promise<readonly string[]> =>
  (await sql.rows<{ id: string }>('SELECT id FROM city ORDER BY id')).map(({ id }) => id);

/** Writes or renames what the pack names; nothing is removed, because rows refer to it. */
export async function writeOrganisation(sql: Sql, rows: OrganisationRows): Promise<void> {
  const { id, division, name, pack } = rows.city;
  await sql.rows(
    `INSERT INTO city (id, division, name, pack) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, pack = excluded.pack`,
    [id, division, name, pack],
  );
  await sql.rows(
    `INSERT INTO unit (code, city, name, level)
     SELECT r.code, $1, r.name, r.level FROM jsonb_to_recordset($2) AS r(code text, name text, level text)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
    [id, JSON.stringify(rows.units)],
  );
  await sql.rows(
    `INSERT INTO office (id, unit, department, name, outside)
     SELECT r.id, r.unit, r.department, r.name, r.outside
       FROM jsonb_to_recordset($1) AS r(id text, unit text, department text, name text, outside boolean)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, outside = excluded.outside`,
    [JSON.stringify(rows.offices)],
  );
}

/** The accounts of the funds and the only ways money may take between them. */
export interface MoneyRows {
  readonly accounts: readonly {
    readonly id: string;
    readonly type: string;
    readonly city: string;
    readonly unit: string;
    readonly fund: string;
    readonly number: string;
    readonly name: string;
    readonly bank: string | null;
    readonly outside: boolean;
  }[];
  readonly pairs: readonly {
    readonly from: string;
    readonly to: string;
    readonly purpose: string;
    readonly basis: string;
    readonly persons: number;
    readonly departments: number;
  }[];
  /** What money from or to accounts outside the books is in them. */
  readonly books: readonly {
    readonly city: string;
    readonly type: string;
    readonly book: string;
    readonly item: string;
    readonly whose: string;
    readonly clause: string | null;
  }[];
}

export async function writeMoney(sql: Sql, rows: MoneyRows): Promise<void> {
  await sql.rows(
    `INSERT INTO fund_account (id, type, city, unit, fund, number, name, bank, outside)
     SELECT r.id, r.type, r.city, r.unit, r.fund, r.number, r.name, r.bank, r.outside
       FROM jsonb_to_recordset($1) AS r(id text, type text, city text, unit text, fund text, number text,
                                        name text, bank text, outside boolean)
     ON CONFLICT (id) DO NOTHING`,
    [JSON.stringify(rows.accounts)],
  );
  await sql.rows(
    `INSERT INTO account_pair (from_type, to_type, purpose, basis, min_persons, min_departments)
     SELECT r."from", r."to", r.purpose, r.basis, r.persons, r.departments
       FROM jsonb_to_recordset($1) AS r("from" text, "to" text, purpose text, basis text, persons int, departments int)
     ON CONFLICT (from_type, to_type) DO NOTHING`,
    [JSON.stringify(rows.pairs)],
  );
  await sql.rows(
    `INSERT INTO book_rule (city, type, book, item, whose, clause)
     SELECT r.city, r.type, r.book, r.item, r.whose, r.clause
       FROM jsonb_to_recordset($1) AS r(city text, type text, book text, item text, whose text, clause text)
     ON CONFLICT (city, type) DO UPDATE
       SET book = excluded.book, item = excluded.item, whose = excluded.whose, clause = excluded.clause`,
    [JSON.stringify(rows.books)],
  );
}

/** A login of a person at an office with its posts. */
export interface AccountRow {
  readonly username: string;
  readonly person: string;
  readonly office: string;
  readonly posts: readonly string[];
  readonly passwordHash: string;
}

/** Makes the accounts that do not exist yet; one person's name is one human being here. */
export async function writeAccounts(sql: Sql, accounts: readonly AccountRow[]): Promise<void> {
  const rows = JSON.stringify(accounts);
  await sql.rows(
    `INSERT INTO person (id, name)
     SELECT gen_random_uuid(), r.person FROM (SELECT DISTINCT person FROM jsonb_to_recordset($1) AS r(person text)) r
      WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.name = r.person)`,
    [rows],
  );
  await sql.rows(
    `INSERT INTO account (username, person, office, password_hash)
     SELECT r.username, (SELECT p.id FROM person p WHERE p.name = r.person), r.office, r."passwordHash"
       FROM jsonb_to_recordset($1) AS r(username text, person text, office text, "passwordHash" text)
     ON CONFLICT (username) DO NOTHING`,
    [rows],
  );
  await sql.rows(
    `INSERT INTO account_post (username, post)
     SELECT r.username, post FROM jsonb_to_recordset($1) AS r(username text, posts jsonb),
       jsonb_array_elements_text(r.posts) AS post
     ON CONFLICT DO NOTHING`,
    [rows],
  );
}
