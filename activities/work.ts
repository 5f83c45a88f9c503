import { dueInPeriod } from '#domain/time/due-in-period.js';
import { period } from '#domain/time/period.js';
import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import { fund, type Fund } from '#domain/ids/case-id.js';
import type { Day } from '#domain/time/day.js';
import { loadCalendar } from '#policy/calendar.js';
import { amended } from '#policy/amendments/amended.js';
import { lawDay } from '#policy/in-force.js';
import { loadPack, pinnedPack } from '#policy/load-packs.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import type { ObligationDefinition, ProcessDefinition } from '#policy/schema/process.schema.js';
import { amendmentsOf } from '#persistence/amendments/amendment-rows.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import type { Database, Sql } from '#persistence/database.js';
import { gathering } from '#persistence/gathered.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { takeCase, type CaseRow, type HeldCase } from '#persistence/steps/case-rows.js';
import type { CaseCourse } from '#persistence/steps/course-rows.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { awaitAdoption } from './amendments/await-adoption.js';
import { processOfCase } from './amendments/process-of-case.js';

/** Who acts when no person does. */
export const system = 'system';

/** One case inside one transaction: its row is held, its law and the business now are at hand. */
export interface CaseWork {
  readonly sql: Sql;
  readonly now: number;
  /** A move is carrying the business clock past this moment. */
  readonly moving: boolean;
  readonly row: CaseRow & Partial<Pick<HeldCase, 'amendments'>>;
  readonly pack: Pack;
  readonly process: ProcessDefinition;
  readonly calendar: WorkingCalendar;
  /** The day by whose law the case goes: the first of its period. */
  readonly day: Day;
  /** What the case has come through so far. */
  readonly course: CaseCourse;
  /** Which time a case goes through its figures; absent: it goes through them once. */
  readonly revision?: number;
}

const mostLaws = 100;

/** What activities work with: the product's database and its business clock. */
export class Work {
  readonly clock: BusinessClock;
  /** Amended packs by version, fund, day and what was adopted by then: nothing of it ever changes. */
  private readonly laws = new Map<string, Pack>();

  constructor(readonly database: Database) {
    this.clock = new BusinessClock(database);
  }

  /** The calendar in force for a city now: a notice confirmed meanwhile counts at once. */
  calendar(city: string): WorkingCalendar {
    return loadCalendar(city);
  }

  /** The pack in force with all that its city has adopted, for what is no case yet. */
  async packOf(city: string): Promise<Pack> {
    return amended(loadPack(city), await amendmentsOf(this.database, city));
  }

  /** One idempotent transaction on one case. Whatever it slept for is over now. */
  async onCase<Result>(caseId: string, act: (work: CaseWork) => Promise<Result>): Promise<Result> {
    try {
      return await this.inCase(caseId, act);
    } catch (error) {
      if (error instanceof ParameterAwaited) await this.awaitParameter(caseId, error.parameter);
      throw error;
    }
  }

  /** People see what the case waits for, and who decides it has a task; the engine asks again until it is there. */
  private async awaitParameter(caseId: string, key: string): Promise<void> {
    await this.inCase(caseId, async (at) => {
      if (!at.row.finished) await awaitAdoption(at, { kind: 'PARAMETER', key });
    });
  }

  /** The law that a case reads: its own version of the pack, and what the city has adopted since for its fund and day. */
  private async lawOf(
    sql: Sql,
    { city, pack: reference, fund, amendments }: HeldCase,
    file: Pack,
    day: Day,
  ): Promise<Pack> {
    const name = [reference, fund, day, amendments].join(' ');
    const known = this.laws.get(name);
    if (known) return known;
    const pack = amended(file, await amendmentsOf(sql, city), { fund, day });
    if (this.laws.size >= mostLaws) this.laws.clear();
    this.laws.set(name, pack);
    return pack;
  }

  private async inCase<Result>(
    caseId: string,
    act: (work: CaseWork) => Promise<Result>,
  ): Promise<Result> {
    // The alarm of a reused key bears the business now, which is known once the case is held.
    const stamp = { at: 0, actor: system };
    const inside = async (sql: Sql): Promise<Result> => {
      const { row, course, ...moment } = await takeCase(sql, caseId);
      const { now, moving } = this.clock.momentBy(moment.offsetMs, moment.movingTo);
      stamp.at = now;
      const file = pinnedPack(row.city, row.pack);
      const day = lawDay(file, row.period);
      const pack = await this.lawOf(sql, row, file, day);
      const process = await processOfCase(sql, pack, row);
      const calendar = this.calendar(row.city);
      return act({ sql, now, moving, row, course, pack, process, calendar, day });
    };
    return inLedger(this.database, stamp, (sql) => gathering(sql, () => inside(sql)));
  }
}

/** What the system did to a case, in the trail. */
export function auditCase(
  { sql, now, row }: Pick<CaseWork, 'sql' | 'now' | 'row'>,
  action: string,
  clause: string | null,
  details: Record<string, unknown> = {},
): Promise<void> {
  return appendAudit(sql, {
    businessAt: now,
    actor: system,
    action,
    objectType: 'case',
    objectId: row.id,
    caseId: row.id,
    clause,
    details,
  });
}

/**
 * A duty of the case's process, in one of its stages. Rows whose day lies outside the case's period are no
 * stages of it: a quarter has the quarter's day and not the one of the year's beginning.
 */
export function dutyOfCase(
  { process, calendar, row }: Pick<CaseWork, 'process' | 'calendar' | 'row'>,
  code: string | null,
  stage = 1,
): ObligationDefinition | undefined {
  const rows = process.obligations.filter((each) => each.code === code);
  if (rows.length < 2) return rows.find((each) => each.stage === stage);
  const applying = rows
    .filter(({ due }) => dueInPeriod(calendar, due, period(row.period)) !== null)
    .sort((a, b) => a.stage - b.stage);
  return applying[stage - 1] ?? rows.find((each) => each.stage === stage);
}

/** The clause of a duty of the case's process. */
export function clauseOfDuty(
  at: Pick<CaseWork, 'process' | 'calendar' | 'row'>,
  code: string,
): string {
  const { process } = at;
  const duty = dutyOfCase(at, code) ?? process.obligations.find((each) => each.code === code);
  if (!duty) throw new Error(`${process.id} has no duty ${code}`);
  return duty.clause;
}

/** The one fund of a case whose money moves. */
export const fundOfCase = ({ row }: Pick<CaseWork, 'row'>): Fund => fund(row.fund);

/** The level of the unit a case is about. */
export function unitOfCase({
  pack,
  row,
}: {
  readonly pack: Pack;
  readonly row: Pick<CaseRow, 'unit'>;
}) {
  const unit = pack.units.find(({ code }) => code === row.unit);
  if (!unit) throw new Error(`${row.unit} is no unit of ${pack.reference}`);
  return unit;
}

/** Whether the case is the city's own, not a unit's. */
export const isCityLevel = (at: Pick<CaseWork, 'pack' | 'row'>): boolean =>
  unitOfCase(at).level === 'CITY';

/** The code of the city level, where the city's own desks are. */
export const cityUnit = (pack: Pack): string => pack.division;

/** The city's case of the same process, stream, fund and period; an open item's case stands for itself. */
export function cityCaseId({ pack, row }: Pick<CaseWork, 'pack' | 'row'>): string {
  const { city, process, stream, fund: about, period } = row;
  if (stream === null) return `${city}/${process}/${cityUnit(pack)}/${about}/${period}`;
  const kinds = processOfPack(pack, process).cases;
  if (!kinds.some((each) => each.stream === stream && each.levels.includes('CITY'))) return row.id;
  return `${city}/${process}-${stream}/${cityUnit(pack)}/${about}/${period}`;
}
