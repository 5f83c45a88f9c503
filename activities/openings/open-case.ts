import { caseWorkflow } from '#contracts/engine.js';
import type { CaseFund } from '#domain/ids/case-id.js';
import { paymentReference } from '#domain/process/remittance-reference.js';
import type { Day } from '#domain/time/day.js';
import { periodInWords } from '#domain/time/period-words.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { lawDay } from '#policy/in-force.js';
import type { Pack } from '#policy/pack.js';
import { processDates, type DatedObligation } from '#policy/process-dates.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import { workflowOf } from '#policy/process/workflow-of.js';
import { rollReadingOf } from '#policy/roll-reading.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { Sql } from '#persistence/database.js';
import { startRun } from '#persistence/outbox/start-run.js';
import { createObligations } from '#persistence/obligations/keep-obligations.js';
import { createCase } from '#persistence/steps/case-rows.js';
import { recordFacts, type Found } from '../facts/record-facts.js';
import { writeOwnRow } from '../kept/births.js';
import { auditCase } from '../work.js';
import { dutyOf } from './write-duty.js';

/** A period of a process that is being opened: its law, its day and the duties it has. */
export interface Opening {
  readonly sql: Sql;
  readonly now: number;
  readonly pack: Pack;
  readonly process: ProcessDefinition;
  readonly period: string;
  readonly duties: readonly DatedObligation[];
  readonly calendar: WorkingCalendar;
  /** The day by whose law the period goes. */
  readonly day: Day;
}

export type KindOfCase = ProcessDefinition['cases'][number];

/** The period of a process with its days, as the calendar counts them now. */
export function openingOf(
  at: Pick<Opening, 'sql' | 'now' | 'pack' | 'process' | 'calendar'>,
  period: string,
): Opening {
  const { pack, process, calendar } = at;
  const { obligations } = processDates(process, calendar, period, 'zh', rollReadingOf(pack));
  return { ...at, period, duties: obligations, day: lawDay(pack, period) };
}

/** The id of a kind's case: a stream's carries its stream. */
export const idOfCase = (
  { pack, process, period }: Pick<Opening, 'pack' | 'process' | 'period'>,
  { stream }: KindOfCase,
  unit: string,
  fund: CaseFund,
): string =>
  [pack.id, stream === null ? process.id : `${process.id}-${stream}`, unit, fund, period].join('/');

/** Opens one case with its duties and the figures it begins with (`found`); false when it stands already. */
export async function openCase(
  at: Opening,
  kind: KindOfCase,
  unit: string,
  fund: CaseFund,
  found: readonly Found[] = [],
): Promise<boolean> {
  const { sql, pack, process, period, now } = at;
  const workflowType = workflowOfKind(pack, process, kind.code);
  if (!workflowType) throw new Error(`No workflow runs a ${kind.code} case of ${process.id}`);
  const law = processOfFund(pack, process.id, fund);
  const clause = law.cases.find(({ code }) => code === kind.code)?.clause ?? law.clause ?? '';
  const id = idOfCase(at, kind, unit, fund);
  const row = {
    id,
    city: pack.id,
    process: process.id,
    stream: kind.stream,
    unit,
    fund,
    period,
    pack: pack.reference,
    state: kind.state,
    clause,
    finished: false,
  };
  if (!(await createCase(sql, { ...row, workflowType, openedAt: now }))) return false;
  await birth(at, kind, id, unit, fund);
  if (found.length > 0) {
    await recordFacts({ sql, now, row, process }, { revision: 1, decisionId: null }, found);
  }
  const summary = `${periodInWords(period)} ${kind.title.zh}`;
  await startRun(sql, { id, workflowType, input: { caseId: id }, summary });
  await auditCase({ sql, now, row }, 'CASE_OPENED', clause);
  return true;
}

/** Which workflow runs a case: of a page in YAML all the same one, or the page of TypeScript that it names. */
function workflowOfKind(pack: Pack, { id, page }: ProcessDefinition, kind: KindOfCase['code']) {
  if (page !== null) return caseWorkflow[page]?.[kind];
  const of = runningPage(pack, id)?.law.cases[kind];
  return of && workflowOf(of);
}

/** What a case brings into the world beside itself: its duties, and the row that a page of before keeps. */
async function birth(
  at: Opening,
  kind: KindOfCase,
  caseId: string,
  unit: string,
  fund: CaseFund,
): Promise<void> {
  const { sql, pack, process, period, day } = at;
  const reference = kind.reference
    ? paymentReference({ process: process.id, unit, fund, period })
    : null;
  const duties = await writeDuties(at, kind, { caseId, unit, fund, reference });
  if (fund === 'ALL') return;
  const row = { caseId, city: pack.id, unit, fund, period };
  await writeOwnRow(sql, { row, kind: kind.code, process, day, duties, reference });
}

/** A duty that a transfer of the page meets is none where units of the level have no such transfer. */
function isOwed({ pack, process }: Opening, duty: string, unit: string): boolean {
  const level = pack.units.find(({ code }) => code === unit)?.level;
  const meeting = (runningPage(pack, process.id)?.law.transfers ?? []).filter(
    (each) => each.duty === duty,
  );
  return meeting.every(({ levels }) => levels?.some((each) => each === level) ?? true);
}

/** Writes down the duties of a case; those that stand stay as they are. */
export async function writeDuties(
  at: Opening,
  { code }: KindOfCase,
  of: {
    readonly caseId: string;
    readonly unit: string;
    readonly fund: CaseFund;
    readonly reference: string | null;
  },
): Promise<readonly DatedObligation[]> {
  const duties = at.duties.filter(
    ({ obligation }) => obligation.case === code && isOwed(at, obligation.code, of.unit),
  );
  await createObligations(
    at.sql,
    duties.map((duty) => dutyOf(at, of, duty)),
  );
  return duties;
}
