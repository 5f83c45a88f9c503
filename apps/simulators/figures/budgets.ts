import type { Fund } from '#domain/ids/case-id.js';
import { times, zero, type Yuan } from '#domain/money/yuan.js';
import { month } from '#domain/time/month.js';
import { enrolment, figures } from './figures.js';

/** The year's fiscal subsidy in a unit's budget (财政补助预算); the employees' fund has none. */
export function subsidyBudget(unit: string, fund: Fund, year: number): Yuan {
  if (fund === 'EMPLOYEE') return zero;
  const years = Object.keys(figures.subsidyYearly)
    .map(Number)
    .sort((a, b) => a - b);
  const nearest = years.filter((one) => one <= year).at(-1) ?? years[0] ?? year;
  const standard = figures.subsidyYearly[String(nearest)] ?? zero;
  return times(standard, String(enrolment(unit, fund, month(`${year}-01`))));
}
