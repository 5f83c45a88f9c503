import type { OpenCasesActivities } from '#contracts/fund-plan.js';
import { caseWorkflow, WorkflowType, type CodePage } from '#contracts/engine.js';
import { kitPages } from '#contracts/process/pages.js';
import type { Day } from '#domain/time/day.js';
import { dayOf, instantOf } from '#domain/time/instant.js';
import { addMonths, monthOf } from '#domain/time/month.js';
import { paymentReference } from '#domain/process/remittance-reference.js';
import { lawDay } from '#policy/in-force.js';
import { loadPack } from '#policy/load-packs.js';
import { processOfPack, type Pack } from '#policy/pack.js';
import { dutyMonth, processDates, type DatedObligation } from '#policy/process-dates.js';
import { runningPage } from '#policy/process/definition-of-page.js';
import { processOfFund } from '#policy/process/page-of-fund.js';
import { rollReadingOf } from '#policy/roll-reading.js';
import type { CaseKind, ProcessDefinition } from '#policy/schema/process.schema.js';
import type { Fund } from '#domain/ids/case-id.js';
import type { Sql } from '#persistence/database.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { createCase, lockCase } from '#persistence/steps/case-rows.js';
import { periodInWords } from '../cases/task-law.js';
import { planBirth } from '../fund-plan/plan-birth.js';
import { subsidyBirth } from '../subsidy/subsidy-birth.js';
import { auditCase, type Work } from '../work.js';
import type { CaseBirth } from './case-birth.js';
import { writeDuty } from './write-duty.js';

/** The period that opens at an instant: M opens in M−1, a year in its March, as the pack's rule shifts it. */
export const periodOf =
  (): OpenCasesActivities['periodOf'] =>
  async ({ city, process, scheduledAt }) => {
    const pack = loadPack(city);
    const definition = processOfPack(pack, process);
    const written = monthOf(dayOf(instantOf(scheduledAt)));
    const duty = addMonths(written, -(definition.opens?.due.months ?? 0));
    if (definition.every === 'YEAR') return { period: duty.slice(0, 4) };
    const actualMonth = birthOf(definition)?.actualMonth?.(definition, duty, lawDay(pack, duty));
    return { period: duty, ...(actualMonth && { actualMonth }) };
  };

export interface Opening {
  readonly sql: Sql;
  readonly now: number;
  readonly pack: Pack;
  readonly process: ProcessDefinition;
  readonly period: string;
  readonly duties: readonly DatedObligation[];
  readonly calendar: string;
  /** The day by whose law the period goes. */
  readonly day: Day;
}

/** Opens every unit's case of a period, of each fund, with its duties; asked again it opens none twice. */
export const openCases =
  (work: Work): OpenCasesActivities['openCases'] =>
  async ({ city, process: id, period }) => {
    const pack = loadPack(city);
    const process = processOfPack(pack, id);
    const dates = processDates(
      process,
      work.calendar(city),
      dutyMonth(process, period),
      'zh',
      rollReadingOf(pack),
    );
    const now = await work.clock.now();
    return work.database.tx(async (sql) => {
      const at: Opening = {
        sql,
        now,
        pack,
        process,
        period,
        duties: dates.obligations,
        calendar: dates.calendar,
        day: lawDay(pack, period),
      };
      let opened = 0;
      for (const { code: fund } of pack.funds) {
        for (const unit of pack.units) {
          opened += (await openCase(work, at, unit.code, fund)) ? 1 : 0;
        }
      }
      return { opened };
    });
  };

async function openCase(work: Work, at: Opening, unit: string, fund: Fund): Promise<boolean> {
  const { sql, pack, process, period, now } = at;
  const level = pack.units.find(({ code }) => code === unit)?.level;
  const kind = process.cases.find(({ levels }) => level !== undefined && levels.includes(level));
  if (!kind || (kind.funds && !kind.funds.includes(fund))) return false;
  const workflowType = workflowOf(pack, process, kind.code);
  if (!workflowType) throw new Error(`No workflow runs a ${kind.code} case of ${process.id}`);
  const clause = kind.clause ?? processOfFund(pack, process.id, fund).clause ?? '';
  const id = `${pack.id}/${process.id}/${unit}/${fund}/${period}`;
  const fresh = await createCase(sql, {
    id,
    city: pack.id,
    process: process.id,
    stream: null,
    unit,
    fund,
    period,
    workflowType,
    pack: pack.reference,
    state: kind.state,
    clause,
    openedAt: now,
  });
  if (!fresh) return false;
  await birth(work, at, kind, id, unit, fund);
  await postToEngine(sql, {
    kind: 'START',
    workflowId: id,
    name: workflowType,
    key: id,
    payload: {
      workflowType,
      input: { caseId: id },
      summary: `${periodInWords(period)} ${kind.title.zh}`,
    },
  });
  await auditCase({ sql, now, row: await lockCase(sql, id) }, 'CASE_OPENED', clause);
  return true;
}

/** Which workflow runs a case: of a page in YAML all the same one, or the page of TypeScript that it names. */
function workflowOf(pack: Pack, { id, page }: ProcessDefinition, kind: CaseKind) {
  if (page !== null) return caseWorkflow[page]?.[kind];
  const of = runningPage(pack, id)?.law.cases[kind];
  return of && (of.page === null ? WorkflowType.inOrder : kitPages[of.page].workflow);
}

/** What the page that runs a process brings into the world with a case; most bring nothing. */
const birthOf = ({ page }: ProcessDefinition): CaseBirth | undefined =>
  page === null ? undefined : births[page];

const births: Readonly<Partial<Record<CodePage, CaseBirth>>> = {
  FUND_PLAN: planBirth,
  SUBSIDY: subsidyBirth,
};

/** What a case brings into the world beside itself: its duties, and the row its page keeps. */
async function birth(
  work: Work,
  at: Opening,
  { code, reference: paid }: ProcessDefinition['cases'][number],
  caseId: string,
  unit: string,
  fund: Fund,
): Promise<void> {
  const { sql, pack, process, period } = at;
  const reference = paid ? paymentReference({ process: process.id, unit, fund, period }) : null;
  const duties = at.duties.filter(({ obligation }) => obligation.case === code);
  for (const duty of duties) await writeDuty(work, at, caseId, unit, fund, duty, reference);
  const row = { caseId, city: pack.id, unit, fund, period };
  const { day } = at;
  await birthOf(process)?.write?.(sql, { row, kind: code, process, day, duties, reference });
}
