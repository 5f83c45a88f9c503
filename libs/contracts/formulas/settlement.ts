import { z } from 'zod';
import { amount, code, count, fund, level, units, year } from './fields.js';

const together =
  '2021年标准、统一标准和参保人数须同时给出 / give the 2021 standard, the unified one and the heads together';

const unitGap = z
  .strictObject({
    code,
    level,
    gap: amount,
    attributed: amount,
    balance: amount,
    assessment: z.enum(
      ['EXCELLENT', 'GOOD', 'BELOW_GOOD'],
      '考核等次须为 EXCELLENT、GOOD 或 BELOW_GOOD / EXCELLENT, GOOD or BELOW_GOOD',
    ),
    subsidy2021: amount.nullish(),
    subsidyUnified: amount.nullish(),
    insured: count.nullish(),
  })
  .check(({ value, issues }) => {
    const { subsidy2021, subsidyUnified, insured } = value;
    const asked = [subsidy2021, subsidyUnified].some((each) => typeof each === 'string');
    if (!asked) return;
    for (const [name, given] of Object.entries({ subsidy2021, subsidyUnified, insured })) {
      if (given !== undefined && given !== null) continue;
      issues.push({ code: 'custom', input: given, path: [name], message: together });
    }
  });

/** F04: gap settlement with a consolidated reserve. */
export const reserveSettlementInput = z.strictObject({
  fund,
  year,
  reserveAvailable: amount,
  units: units(unitGap),
});
