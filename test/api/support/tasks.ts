import { dueInPeriod } from '#domain/time/due-in-period.js';
import { endOf, startOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import { period as periodNamed } from '#domain/time/period.js';
import { loadCalendar } from '#policy/calendar.js';
import { loadPack } from '#policy/load-packs.js';
import { deskOf, processOfPack, stepOf } from '#policy/pack.js';
import type { Database } from '#persistence/database.js';
import { city } from './organisation.js';

const iso = (ms: number): string => new Date(ms).toISOString();

/** What a county's draft looks like. */
export const draft = {
  actual: '1000000.00',
  openingBalance: '0.00',
  expectedProviderPayments: '1000000.00',
  expectedOutOfAreaPayments: '0.00',
  personalReimbursements: '0.00',
  prepayments: '0.00',
  requestedAmount: '1000000.00',
  reason: '',
};

/** The same before its reviewer, with what the system had drafted beside it. */
export const reviewDraft = { ...draft, prefilled: draft.actual };

/** A unit's line of the city's sheet; amounts in yuan. */
export interface SheetLine {
  readonly unit: string;
  readonly name: string;
  readonly standing: string;
  readonly requested: string;
  readonly prefilled: string | null;
  readonly accepted: string;
  readonly reason: string;
}

export const sheetLine = (unit: string, more: Partial<SheetLine> = {}): SheetLine => ({
  unit,
  name: unit,
  standing: '已上报市级',
  requested: '0.00',
  prefilled: null,
  accepted: '0.00',
  reason: '',
  ...more,
});

/** The city's sheet: these lines first, then every other unit, which asks for nothing. */
export const sheetOf = (
  ...lines: readonly SheetLine[]
): { readonly plans: readonly SheetLine[] } => ({
  plans: [
    ...lines,
    ...loadPack(city)
      .units.filter(
        ({ code, level }) => level !== 'CITY' && !lines.some(({ unit }) => unit === code),
      )
      .map(({ code }) => sheetLine(code)),
  ],
});

let months = 0;

/** A month that no case of the spec has yet. */
export function freshMonth(): string {
  months += 1;
  return `${2010 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

export interface TaskSeed {
  readonly unit: string;
  readonly fund?: string;
  readonly period?: string;
  readonly step?: string;
  readonly round?: number;
  readonly dueAt?: number;
  readonly form?: object;
  readonly title?: string;
  /** Where its day comes from; a county's plan is due by a PROPOSED one. */
  readonly source?: 'STATUTORY' | 'PROPOSED';
}

/** Puts one P11 step before its desk, as the activity does, and answers the task's id. */
export async function seedTask(database: Database, seed: TaskSeed): Promise<string> {
  const { unit, fund = 'EMPLOYEE', period = '2022-10', step = 'p11.plan', round = 1 } = seed;
  const pack = loadPack(city);
  const process = processOfPack(pack, 'P11');
  const definition = stepOf(process, step);
  const desk = deskOf(definition.desk, unit, pack.division);
  const [deskUnit, department, post] = desk.split('.');
  const caseId = `${city}/P11/${unit}/${fund}/${period}`;
  const due = process.obligations.find(({ code }) => code === definition.obligation)?.due;
  const dated = due ? dueInPeriod(loadCalendar(), due, periodNamed(period)) : null;
  const dueAt = seed.dueAt ?? endOf(dated?.statutory ?? day('2022-09-25'));
  const reasonCodes = pack.reasons.map(({ code, title }) => ({ code, title: title.zh }));
  const units = pack.units
    .filter(({ level }) => level !== 'CITY')
    .map(({ code, name }) => ({ code, title: name.zh }));
  const decisions = definition.decisions.map(({ code, title, needs, returnTo }) => ({
    code,
    title: title.zh,
    titleEn: title.en,
    needs,
    ...(needs.includes('reasonCode') ? { reasonCodes } : {}),
    ...(returnTo?.kind === 'UNIT' ? { returnTo: units } : {}),
  }));
  await database.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state,
       clause, opened_at) VALUES ($1, $2, 'P11', $3, $4, $5, 'unitOfPlan', $6, 'DRAFTING', 'LS-9.a', $7)
     ON CONFLICT DO NOTHING`,
    [caseId, city, unit, fund, period, pack.reference, iso(startOf(day('2022-09-15'), 9))],
  );
  const [row] = await database.rows<{ id: string }>(
    `INSERT INTO task (case_id, kind, step, round, title, process, city, unit, fund, period, amount,
       clause, due_at, source, clock, candidate_group, desk_unit, department, post, form, decisions,
       opened_at)
     VALUES ($1, $2, $2, $3, $4, 'P11', $5, $6, $7, $8, '1000000.00', $9, $10, $19, $11, $12, $13,
       $14, $15, $16, $17, $18) RETURNING id`,
    [
      caseId,
      step,
      round,
      seed.title ?? definition.title.zh,
      city,
      unit,
      fund,
      period,
      definition.clause,
      iso(dueAt),
      JSON.stringify({ dueAt: iso(dueAt), explanation: dated?.explanation ?? [] }),
      desk,
      deskUnit,
      department,
      post,
      JSON.stringify(seed.form ?? (step === 'p11.planReview' ? reviewDraft : draft)),
      JSON.stringify(decisions),
      iso(startOf(day('2022-09-15'), 9)),
      seed.source ?? 'PROPOSED',
    ],
  );
  if (!row) throw new Error('no task');
  return row.id;
}
