import type { Fund } from '#domain/ids/case-id.js';
import { plus, sum, type Yuan } from '#domain/money/yuan.js';
import { monthsOf, period } from '#domain/time/period.js';
import { subsidyBudget } from './budgets.js';
import { collected, expenditure } from './figures.js';

const monthsOfYear = (year: number) => monthsOf(period(String(year)));

/** What a unit's fund pays in a year (全年基金支出): its months together. */
export const expenditureOfYear = (unit: string, fund: Fund, year: number): Yuan =>
  sum(monthsOfYear(year).map((each) => expenditure(unit, fund, each)));

/** What it takes in (全年基金收入): premiums collected, and the subsidy. */
export const incomeOfYear = (unit: string, fund: Fund, year: number): Yuan =>
  plus(
    sum(monthsOfYear(year).map((each) => collected(unit, fund, each))),
    subsidyBudget(unit, fund, year),
  );
