import { randomUUID } from 'node:crypto';
import type { Database } from '#persistence/database.js';
import { insertTask } from '#persistence/steps/task-rows.js';
import { now } from './statement-city.js';

/** A decision of somebody of an office on a task of a case; answers its id. */
export async function decided(
  database: Database,
  caseId: string,
  code: string,
  office: string,
): Promise<string> {
  const [, process = '', unit = '', fund = '', period = ''] = caseId.split('/');
  const [division = '', department = ''] = office.split('.');
  const [person, decision] = [randomUUID(), randomUUID()];
  await database.tx(async (sql) => {
    await sql.rows('INSERT INTO office VALUES ($1, $2, $3, $3) ON CONFLICT DO NOTHING', [
      office,
      division,
      department,
    ]);
    await sql.rows('INSERT INTO person VALUES ($1, $2)', [person, '会计']);
    await sql.rows(`INSERT INTO account VALUES ($1, $2, $3, 'none')`, [person, person, office]);
    const task = await insertTask(sql, {
      caseId,
      kind: `test.${person}`,
      round: 1,
      title: '审定',
      process: process.split('-')[0] ?? '',
      city: 'lishui',
      unit,
      fund,
      period,
      amount: null,
      clause: 'LS-3.b',
      dueAt: now,
      source: 'PROPOSED',
      clock: {},
      desk: `${office}.accountant`,
      form: {},
      decisions: [],
      transferKey: null,
      openedAt: now,
    });
    await sql.rows(
      `INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department, post, at,
         idempotency_key, fingerprint)
       VALUES ($1, $2, $3, $4, '{}', $5, $6, $7, $8, 'accountant', now(), $9, 'f')`,
      [decision, task, caseId, code, person, person, office, department, decision],
    );
  });
  return decision;
}
