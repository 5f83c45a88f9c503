import { randomUUID } from 'node:crypto';
import type { Database, Sql } from '#persistence/database.js';
import { insertTask } from '#persistence/steps/task-rows.js';
import { loadPack } from '#policy/load-packs.js';
import { deskOf, processOfPack } from '#policy/pack.js';

export const city = 'lishui';
const pack = loadPack(city);

/** Somebody with an account at any desk that is asked for: one human being, many accounts. */
export async function newPerson(sql: Sql, name = '兼岗人员'): Promise<string> {
  const id = randomUUID();
  await sql.rows('INSERT INTO person VALUES ($1, $2)', [id, name]);
  return id;
}

/** The person's own account at a desk, made when it is first asked for. */
export async function accountOf(
  sql: Sql,
  person: string,
  desk: string,
  passwordHash = 'none',
): Promise<string> {
  const [unit = '', department = '', post = ''] = desk.split('.');
  const office = `${unit}.${department}`;
  const username = `${desk}.${person.slice(0, 8)}`;
  await sql.rows(`INSERT INTO office VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING`, [
    office,
    unit,
    department,
  ]);
  await sql.rows(
    'INSERT INTO account (username, person, office, password_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [username, person, office, passwordHash],
  );
  await sql.rows('INSERT INTO account_post VALUES ($1, $2) ON CONFLICT DO NOTHING', [
    username,
    post,
  ]);
  return username;
}

/** A case by its id, with or without a stream: `lishui/P24-R_1/331100/RESIDENT/2022-04`. */
export async function addCase(sql: Sql, id: string): Promise<string> {
  const [, named = '', unit, fund, period] = id.split('/');
  await sql.rows(
    `INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'seeded', $8, 'OPEN', 'LS-3.b', now()) ON CONFLICT DO NOTHING`,
    [id, city, named.slice(0, 3), named.slice(4) || null, unit, fund, period, pack.reference],
  );
  return id;
}

let rounds = 0;

export interface Act {
  readonly person: string;
  readonly desk: string;
  /** null: a task without a case. */
  readonly on: string | null;
  readonly code?: string;
  readonly form?: object;
  readonly transferKey?: string;
}

/** One decision by somebody at a desk, on a task of its own, as the decision door writes it. */
export async function act(sql: Sql, { person, desk, on, code, form, transferKey }: Act) {
  const username = await accountOf(sql, person, desk);
  const [, named = 'P24', , fund = 'RESIDENT', period = '2022'] = on?.split('/') ?? [];
  rounds += 1;
  const task = await insertTask(sql, {
    caseId: on ?? (null as unknown as string),
    kind: 'test.step',
    round: rounds,
    title: '测试',
    process: named.slice(0, 3),
    city,
    unit: on?.split('/')[2] ?? '331100',
    fund,
    period,
    amount: null,
    clause: 'LS-3.b',
    dueAt: 0,
    source: 'PROPOSED',
    clock: {},
    desk,
    form: {},
    decisions: [],
    transferKey: transferKey ?? null,
    openedAt: 0,
  });
  await sql.rows(
    `INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department, post, at,
       idempotency_key, fingerprint)
     SELECT gen_random_uuid(), t.id, t.case_id, $2, $3, $4, $5, t.desk_unit || '.' || t.department, t.department, t.post,
       now(), t.id::text, 'f' FROM task t WHERE t.id = $1`,
    [task, code ?? 'APPROVE', JSON.stringify(form ?? {}), username, person],
  );
}

/** What became of something in a transaction that is always undone: `done`, or the code it was refused with. */
export async function tried(
  database: Database,
  work: (sql: Sql) => Promise<unknown>,
): Promise<string> {
  const undo = new Error('undo');
  const said: unknown = await database
    .tx(async (sql) => {
      await work(sql);
      throw undo;
    })
    .catch((error: unknown) => error);
  if (said === undo) return 'done';
  return typeof said === 'object' && said !== null && 'code' in said
    ? String(said.code)
    : String(said);
}

/** Every desk that a matter of a process knows: of its steps, its payments, its ladder and its open items. */
export function desksOfMatter(process: string, units: readonly string[]): readonly string[] {
  const patterns = [process, 'P24', 'P26'].flatMap((id) => {
    const { steps, transfers } = processOfPack(pack, id);
    return [
      ...steps.map(({ desk }) => desk),
      ...transfers.map(({ lookedAfterBy }) => lookedAfterBy),
    ];
  });
  const real = patterns.filter((pattern) => pattern !== '{transfer}');
  return [
    ...new Set(units.flatMap((unit) => real.map((each) => deskOf(each, unit, pack.division)))),
  ];
}
