import type { Day } from '#domain/time/day.js';
import type { PublishedNotice } from '#domain/time/working-calendar.js';
import { appendAudit } from '../audit/append-audit.js';
import type { Database, Sql } from '../database.js';

/** A holiday notice somebody took in, and what became of it. */
export interface CalendarNotice extends PublishedNotice {
  readonly id: string;
  readonly state: 'PROPOSED' | 'CONFIRMED' | 'REJECTED';
  readonly source: string;
  readonly sha256: string;
  readonly proposedBy: string;
  readonly proposedPerson: string | null;
  /** The proposer's name, or `operator`. */
  readonly proposer: string;
  readonly proposedAt: Date;
  readonly decidedBy: string | null;
  readonly decider: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
}

export interface NoticeActor {
  readonly username: string;
  /** null: the operator of the machine. */
  readonly personId: string | null;
  readonly office: string;
  readonly requestId: string;
  readonly businessNow: number;
}

const columns = `n.id, n.jurisdiction, n.year, n.number, n.issued_on AS date, n.title, n.days, n.source, n.sha256,
  n.state, n.proposed_by AS "proposedBy", n.proposed_person AS "proposedPerson",
  coalesce(p.name, n.proposed_by) AS proposer, n.proposed_at AS "proposedAt", n.decided_by AS "decidedBy",
  d.name AS decider, n.decided_at AS "decidedAt", n.reason`;
const from = `calendar_notice n LEFT JOIN person p ON p.id = n.proposed_person
  LEFT JOIN person d ON d.id = n.decided_person`;

/** Notices for the whole country, and those of one city; null: of every city. */
const forCity = `(n.jurisdiction IS NULL OR $1::text IS NULL OR n.jurisdiction = $1)`;

/** All that count in a city, open proposals first, then the latest. */
export async function listCalendarNotices(
  sql: Sql,
  city: string | null,
): Promise<CalendarNotice[]> {
  return sql.rows<CalendarNotice>(
    `SELECT ${columns} FROM ${from} WHERE ${forCity} ORDER BY n.state <> 'PROPOSED', n.proposed_at DESC, n.id`,
    [city],
  );
}

export async function findCalendarNotice(
  sql: Sql,
  city: string | null,
  id: string,
): Promise<CalendarNotice | null> {
  const text = `SELECT ${columns} FROM ${from} WHERE ${forCity} AND n.id = $2`;
  const [row] = await sql.rows<CalendarNotice>(text, [city, id]);
  return row ?? null;
}

/** What every process counts with beside the published files, in the order of confirmation. */
export async function calendarNoticesInForce(sql: Sql): Promise<PublishedNotice[]> {
  return sql.rows<PublishedNotice>(
    `SELECT jurisdiction, year, number, issued_on AS date, title, days FROM calendar_notice
      WHERE state = 'CONFIRMED' ORDER BY in_force`,
  );
}

export interface NewCalendarNotice extends PublishedNotice {
  readonly source: string;
}

const audit = (sql: Sql, by: NoticeActor, action: string, id: string, details: object) =>
  appendAudit(sql, {
    businessAt: by.businessNow,
    actor: by.username,
    person: by.personId,
    office: by.office,
    action,
    objectType: 'calendar_notice',
    objectId: id,
    details: { ...details },
    requestId: by.requestId,
  });

/** Takes a notice in as a proposal; null where one of the same number is open already. */
export async function proposeCalendarNotice(
  database: Database,
  notice: NewCalendarNotice,
  by: NoticeActor,
): Promise<string | null> {
  return database.tx(async (sql) => {
    const { jurisdiction, year, number, date, title, days, source } = notice;
    const [row] = await sql.rows<{ id: string; sha256: string }>(
      `INSERT INTO calendar_notice (jurisdiction, year, number, issued_on, title, days, source, sha256,
         proposed_by, proposed_person, proposed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, encode(sha256(convert_to($7, 'UTF8')), 'hex'), $8, $9, $10)
       ON CONFLICT (coalesce(jurisdiction, ''), number) WHERE state = 'PROPOSED' DO NOTHING
       RETURNING id, sha256`,
      [
        jurisdiction,
        year,
        number,
        date,
        title,
        JSON.stringify(days),
        source,
        by.username,
        by.personId,
        new Date(by.businessNow),
      ],
    );
    if (!row) return null;
    const { id, sha256 } = row;
    await audit(sql, by, 'CALENDAR_NOTICE_PROPOSED', id, { jurisdiction, year, number, sha256 });
    return id;
  });
}

/** What a second person decides; `after` belongs to the same transaction. */
export interface NoticeDecision {
  readonly id: string;
  readonly state: 'CONFIRMED' | 'REJECTED';
  readonly reason: string | null;
  /** What was shown to who confirms: its SHA-256, and how many notices were in force beside it. */
  readonly seen: { readonly sha256: string; readonly beside: number } | null;
  readonly after?: (sql: Sql, inForce: readonly PublishedNotice[]) => Promise<void>;
}

/** STALE: another notice came into force since the look; DECIDED: this one is decided already. */
export type NoticeDecided = 'DONE' | 'STALE' | 'DECIDED';

/** One confirmation after the other, so that none takes effect beside one nobody had seen. */
const oneByOne = `SELECT pg_advisory_xact_lock(hashtext('calendar_notice'))`;

async function othersCame(sql: Sql, seen: NoticeDecision['seen']): Promise<boolean> {
  if (!seen) return false;
  await sql.rows(oneByOne);
  return (await calendarNoticesInForce(sql)).length !== seen.beside;
}

/** Decides an open proposal once. SQL refuses the proposer's own yes (TC021). */
export async function decideCalendarNotice(
  database: Database,
  { id, state, reason, seen, after }: NoticeDecision,
  by: NoticeActor,
): Promise<NoticeDecided> {
  return database.tx(async (sql) => {
    if (await othersCame(sql, seen)) return 'STALE';
    const decided = await sql.rows<{ year: number; number: string; date: Day }>(
      `UPDATE calendar_notice SET state = $2, decided_by = $3, decided_person = $4, decided_at = $5, reason = $6, seen = $7,
         in_force = CASE WHEN $2 = 'CONFIRMED' THEN nextval('calendar_notice_in_force') END
       WHERE id = $1 AND state = 'PROPOSED' RETURNING year, number, issued_on AS date`,
      [id, state, by.username, by.personId, new Date(by.businessNow), reason, seen?.sha256 ?? null],
    );
    const [notice] = decided;
    if (!notice) return 'DECIDED';
    const shown = seen && { seen: seen.sha256 };
    await audit(sql, by, `CALENDAR_NOTICE_${state}`, id, { ...notice, reason, ...shown });
    await after?.(sql, await calendarNoticesInForce(sql));
    return 'DONE';
  });
}
