import { randomUUID } from 'node:crypto';
import { startOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import type { Database, Sql } from '#persistence/database.js';
import { draftLetter, type NewLetter } from '#persistence/letters/draft-letter.js';
import { signLetter, type Signed, type Signing } from '#persistence/letters/sign-letter.js';
import { seedOrganisation } from '../../api/support/organisation.js';

export const letterNow = startOf(day('2022-05-09'), 9);
export const series = '丽医保统筹办督〔{year}〕{n}号';

/** A county's duty that was missed in April, for letters to be about. */
export async function addMissedDuty(sql: Sql, unit = '331102'): Promise<string> {
  const [row] = await sql.rows<{ id: string }>(
    `INSERT INTO obligation (code, what, clause, pack, city, unit, debtor, process, fund, period, kind,
       source, statutory, operational, due_instant, soon_at, provisional_at, provisional, calendar,
       explanation, state)
     VALUES ('SUBSIDY', '财政补助资金', 'LS-9.a', 'p', 'lishui', $1::text, $1::text || '.FINANCE', 'P08', 'RESIDENT',
       '2022', 'REPORT', 'STATUTORY', '2022-04-30', '2022-04-30', $2::timestamptz, $2, $2, false, 'c', '[]', 'OVERDUE')
     RETURNING id`,
    [unit, new Date(startOf(day('2022-05-01'))).toISOString()],
  );
  return row?.id ?? '';
}

/** An approver's decision to sign what a task shows; answers its id and the person's. */
export async function decideToSign(
  sql: Sql,
  username = 'city.office.approver',
  letterId: string | null = null,
): Promise<{ decisionId: string; person: string }> {
  const [task] = await sql.rows<{ id: string }>(
    `INSERT INTO task (kind, step, round, title, process, city, unit, fund, period, clause, due_at, source,
       clock, candidate_group, desk_unit, department, post, form, decisions, opened_at)
     VALUES ('p26.supervisionOrder', 'supervisionOrder', 1, '签发', 'P26', 'lishui', '331102', 'RESIDENT', '2022',
       'LS-9.a', $1, 'ADOPTED', '{}', '331100.LEADING_GROUP_OFFICE.approver', '331100', 'LEADING_GROUP_OFFICE',
       'approver', $2, '[]', $1) RETURNING id`,
    [new Date(letterNow).toISOString(), JSON.stringify(letterId === null ? {} : { letterId })],
  );
  const decisionId = randomUUID();
  const [decision] = await sql.rows<{ person: string }>(
    `INSERT INTO decision (id, task_id, code, form, username, person, office, department, post, at,
       idempotency_key, fingerprint)
     SELECT $1::uuid, $2, 'APPROVE', '{}', a.username, a.person, a.office, 'LEADING_GROUP_OFFICE', 'approver', $3,
       $5, 'f' FROM account a WHERE a.username = $4 RETURNING person`,
    [decisionId, task?.id, new Date(letterNow).toISOString(), username, decisionId],
  );
  return { decisionId, person: decision?.person ?? '' };
}

export const aLetter = (obligationId: string, but: Partial<NewLetter> = {}): NewLetter => ({
  obligationId,
  rung: 'SUPERVISION_ORDER',
  kind: 'SUPERVISION_ORDER',
  caseId: null,
  city: 'lishui',
  unit: '331102',
  fund: 'RESIDENT',
  template: 'lishui@1/SUPERVISION_ORDER',
  facts: { lateDays: 9 },
  title: '督办函',
  recipients: ['莲都区人民政府'],
  copies: [],
  body: ['请按期拨付。'],
  at: letterNow,
  ...but,
});

/** A rendering that a test can tell apart: the bytes are the words. */
export const plainRender: Signing['render'] = (letter) =>
  Promise.resolve({
    pdf: Buffer.from(`pdf ${letter.number} ${letter.signedOn} ${letter.body.join()}`),
    docx: Buffer.from(`docx ${letter.number}`),
  });

/** Drafts and signs one letter on one duty. */
export async function signedLetter(
  database: Database,
  obligationId: string,
  but: Partial<NewLetter> = {},
): Promise<{ id: string; decisionId: string } & Signed> {
  return await database.tx(async (sql) => {
    const id = await draftLetter(sql, aLetter(obligationId, but));
    const by = await decideToSign(sql, 'city.office.approver', id);
    const signed = await signLetter(sql, {
      id,
      series,
      year: 2022,
      signedBy: 'city.office.approver',
      ...by,
      at: letterNow,
      render: plainRender,
    });
    return { id, decisionId: by.decisionId, ...signed };
  });
}

export const seedPeople = (database: Database): Promise<void> =>
  seedOrganisation(database, letterNow);
