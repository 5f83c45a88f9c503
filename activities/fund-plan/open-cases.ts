import type { OpenCasesActivities } from '#contracts/fund-plan.js';
import { WorkflowType } from '#contracts/engine.js';
import { dayOf, endOf, instantOf } from '#domain/time/instant.js';
import { addMonths, month, monthOf, type Month } from '#domain/time/month.js';
import { loadPack } from '#policy/load-packs.js';
import { parameterOf, processOfPack, type Pack } from '#policy/pack.js';
import { processDates, type DatedObligation } from '#policy/process-dates.js';
import type { ProcessDefinition } from '#policy/schema/process.schema.js';
import type { Fund } from '#domain/ids/case-id.js';
import type { Sql } from '#persistence/database.js';
import { createPlan } from '#persistence/fund-plans/plan-rows.js';
import { postToEngine } from '#persistence/outbox/post-to-engine.js';
import { createCase, lockCase } from '#persistence/steps/case-rows.js';
import { monthInWords } from '../cases/task-law.js';
import { auditCase, type Work } from '../work.js';
import { writeDuty } from './write-duty.js';

/** The month that opens at an instant: M opens in M−1, as the pack's opening rule shifts it. */
export const periodOf =
  (): OpenCasesActivities['periodOf'] =>
  async ({ city, process, scheduledAt }) => {
    const definition = processOfPack(loadPack(city), process);
    const written = monthOf(dayOf(instantOf(scheduledAt)));
    const period = addMonths(written, -definition.opens.due.months);
    const back = Number(parameterOf(definition, 'p11.actualsMonthsBack'));
    return { period, actualMonth: addMonths(period, -back) };
  };

export interface Opening {
  readonly sql: Sql;
  readonly now: number;
  readonly pack: Pack;
  readonly process: ProcessDefinition;
  readonly period: Month;
  readonly duties: readonly DatedObligation[];
  readonly calendar: string;
}

/** Opens every unit's case of a month, both funds, each with its duties; asked again it opens none twice. */
export const openCases =
  (work: Work): OpenCasesActivities['openCases'] =>
  async ({ city, process: id, period }) => {
    const pack = loadPack(city);
    const process = processOfPack(pack, id);
    const dates = processDates(process, work.calendar, month(period));
    const now = await work.clock.now();
    return work.database.tx(async (sql) => {
      const at: Opening = {
        sql,
        now,
        pack,
        process,
        period: month(period),
        duties: dates.obligations,
        calendar: dates.calendar,
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
  if (!kind) return false;
  const id = `${pack.id}/${process.id}/${unit}/${fund}/${period}`;
  const workflowType =
    kind.code === 'CITY' ? WorkflowType.cityFundPlan : WorkflowType.countyFundPlan;
  const fresh = await createCase(sql, {
    id,
    city: pack.id,
    process: process.id,
    unit,
    fund,
    period,
    workflowType,
    pack: pack.reference,
    state: 'COUNTY_DRAFTING',
    clause: kind.clause,
    openedAt: now,
  });
  if (!fresh) return false;
  const duties = at.duties.filter(({ obligation }) => obligation.case === kind.code);
  for (const duty of duties) await writeDuty(work, at, id, unit, fund, duty);
  const due = duties[0];
  if (kind.code === 'UNIT' && due) {
    const back = Number(parameterOf(process, 'p11.actualsMonthsBack'));
    await createPlan(sql, {
      caseId: id,
      city: pack.id,
      unit,
      fund,
      period,
      dueAt: endOf(due.statutory),
      actualMonth: addMonths(period, -back),
    });
  }
  await postToEngine(sql, {
    kind: 'START',
    workflowId: id,
    name: workflowType,
    key: id,
    payload: {
      workflowType,
      input: { caseId: id },
      summary: `${monthInWords(period)} ${kind.title.zh}`,
    },
  });
  await auditCase({ sql, now, row: await lockCase(sql, id) }, 'CASE_OPENED', kind.clause);
  return true;
}
