import { endOf } from '#domain/time/instant.js';
import { addMonths, month } from '#domain/time/month.js';
import { parameterOf } from '#policy/pack.js';
import { createPlan } from '#persistence/fund-plans/plan-rows.js';
import type { CaseBirth } from '../case-birth.js';

const actualMonth: NonNullable<CaseBirth['actualMonth']> = (process, period, on) =>
  addMonths(period, -Number(parameterOf(process, 'p11.actualsMonthsBack', on)));

/** A unit's case keeps its plan; it begins with the actuals of a month before. */
export const planBirth: CaseBirth = {
  actualMonth,
  write: async (sql, { row, kind, process, day, duties: [due] }) => {
    if (kind !== 'UNIT' || !due) return;
    const of = actualMonth(process, month(row.period), day);
    await createPlan(sql, { ...row, dueAt: endOf(due.statutory), actualMonth: of });
  },
};
