import { z } from 'zod';
import { compare, sum } from '#domain/money/yuan.js';
import { amount, code, flag, fund, level, ratio, units } from './fields.js';

/** Gap settlements that end in a share nobody has set: F15, F16, and a city without any order. */
export const ceilingInput = z
  .strictObject({
    income: amount,
    reserveExtracted: amount,
    reasonableExpenditure: amount,
    riskReserve: amount,
    balance: amount,
    cityRatio: ratio.nullable(),
  })
  .check(({ value, issues }) => {
    if (compare(value.reserveExtracted, value.income) <= 0) return;
    issues.push({
      code: 'custom',
      input: value.reserveExtracted,
      path: ['reserveExtracted'],
      message: '不能大于当年收入 / cannot be more than the income',
    });
  });

export const surplusSettlementInput = z.strictObject({
  gap: amount,
  attributed: amount,
  planMet: flag,
  citySurplus: amount,
  cityRatio: ratio.nullable(),
});

export const undecidedInput = z.strictObject({ gap: amount });

const conditionWords = '情形须为 1 至 6 / a condition is 1 to 6';
const condition = z.int(conditionWords).min(1, conditionWords).max(6, conditionWords);

const fencedUnit = z
  .strictObject({
    code,
    level,
    gap: amount,
    forceMajeure: amount,
    excluded: z.strictObject({
      amount: amount.nullable(),
      conditions: z.array(condition).max(6, conditionWords),
    }),
    balance: amount,
    ownRiskReserve: amount,
  })
  .check(({ value, issues }) => {
    const { level: of, excluded } = value;
    const wrong = (path: string, message: string): void => {
      issues.push({ code: 'custom', input: value, path: ['excluded', path], message });
    };
    if (of === 'CITY' && excluded.conditions.length > 0) {
      wrong('conditions', '市本级不适用 / these conditions are of counties only');
    }
    if (excluded.amount !== null && excluded.conditions.length === 0) {
      wrong('amount', '须写明情形 / an amount needs its condition');
    }
  });

/** F11. */
export const fencedInput = z
  .strictObject({ fund, potAvailable: amount, units: units(fencedUnit) })
  .check(({ value, issues }) => {
    const own = sum(value.units.map(({ ownRiskReserve }) => ownRiskReserve));
    if (compare(value.potAvailable, own) >= 0) return;
    issues.push({
      code: 'custom',
      input: value.potAvailable,
      path: ['potAvailable'],
      message: `少于各地上解部分之和 ${own} / less than the own parts together, ${own}`,
    });
  });
