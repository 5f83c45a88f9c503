import type { AdoptedBy, AdoptedValue, Adoptable, Amendment } from '#contracts/amendments.js';
import type { Sql } from '../database.js';

/** Which amendments of a city a reader has seen; another text: there are others now. */
export const versionOfAmendments = (city: string): string =>
  `(SELECT count(*) || ':' || coalesce(max(position), 0) FROM amendment WHERE city = ${city})`;

/** What a reader has seen of a city that has adopted nothing. */
export const noAmendments = '0:0';

const columns = `m.id, m.city, m.kind, m.key, m.fund, m.value, m.valid_from::text AS "from", m.valid_to::text AS "to",
  m.document, m.decided_on::text AS "on", m.case_id AS "caseId", m.supersedes,
  (SELECT jsonb_agg(jsonb_build_object('person', p.name, 'desk', d.office || '.' || d.post) ORDER BY d.id = m.agreed_id)
     FROM decision d JOIN person p ON p.id = d.person WHERE d.id IN (m.decision_id, m.agreed_id)) AS "by"`;

/** What a city has adopted, in the order in which it did. */
export function amendmentsOf(sql: Pick<Sql, 'rows'>, city: string): Promise<Amendment[]> {
  return sql.rows<Amendment>(
    `SELECT ${columns} FROM amendment m WHERE m.city = $1 ORDER BY m.position`,
    [city],
  );
}

/** The same of every city, for lists. */
export const allAmendments = (sql: Pick<Sql, 'rows'>): Promise<Amendment[]> =>
  sql.rows<Amendment>(`SELECT ${columns} FROM amendment m ORDER BY m.position`);

export interface NewAmendment extends Adoptable {
  readonly caseId: string;
  readonly city: string;
  readonly value: AdoptedValue;
  readonly from: string;
  readonly to: string | null;
  readonly document: AdoptedBy;
  readonly money: boolean;
  readonly decisionId: string;
  readonly agreedId: string | null;
  readonly on: string;
}

/** Adds what a case's desks have decided; once a case. Answers its id, or undefined when it stands already. */
export async function addAmendment(
  sql: Sql,
  of: NewAmendment,
  at: number,
): Promise<string | undefined> {
  const [added] = await sql.rows<{ id: string }>(
    `INSERT INTO amendment (city, kind, key, fund, value, valid_from, valid_to, document, money, case_id,
                            decision_id, agreed_id, supersedes, decided_on, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12,
       (SELECT id FROM amendment WHERE city = $1 AND kind = $2 AND key = $3 AND fund IS NOT DISTINCT FROM $4
         ORDER BY position DESC LIMIT 1), $13, $14)
     ON CONFLICT (case_id) DO NOTHING RETURNING id`,
    [
      of.city,
      of.kind,
      of.key,
      of.fund,
      JSON.stringify(of.value),
      of.from,
      of.to,
      JSON.stringify(of.document),
      of.money,
      of.caseId,
      of.decisionId,
      of.agreedId,
      of.on,
      new Date(at),
    ],
  );
  return added?.id;
}

/** What a reader sees now of a city's amendments, to compare with what it saw (`HeldCase.amendments`). */
export async function amendmentsSeen(sql: Pick<Sql, 'rows'>, city: string): Promise<string> {
  const [row] = await sql.rows<{ seen: string }>(`SELECT ${versionOfAmendments('$1')} AS seen`, [
    city,
  ]);
  return row?.seen ?? noAmendments;
}
