import { z } from 'zod';
import {
  amount,
  code,
  count,
  flag,
  fund,
  level,
  ratio,
  signedAmount,
  units,
  year,
} from './fields.js';

/** F05. */
export const surplusSplitInput = z.strictObject({
  fund,
  year,
  level,
  income: amount,
  expenditure: amount,
  /** Where the document says 按比例 without the ratio: the one to try. */
  reserveRatio: ratio.nullish(),
});

/** F01. */
export const paymentCapacityInput = z.strictObject({ balance: amount, expenditure: amount });

/** F02. */
export const balanceTransferInput = z.strictObject({
  fund,
  expenditure: amount,
  balance: signedAmount,
  personalAccount: amount,
});

/** F03. */
export const reserveTopUpInput = z.strictObject({
  fund,
  year,
  cityExpenditure: amount,
  reserve: amount,
  enrolment: units(z.strictObject({ code, persons: count })),
});

const budgetFields =
  '预算、2021年标准和预算人数须同时给出 / give budget, the 2021 standard and the planned heads together';

/** F06. */
export const subsidyInput = z
  .strictObject({
    year,
    standard: amount,
    insured: count,
    central: amount,
    provincial: amount,
    hardship: amount,
    receivedByApril: amount,
    budget: amount.nullish(),
    standard2021: amount.nullish(),
    insuredPlan: count.nullish(),
  })
  .check(({ value: { budget, standard2021, insuredPlan }, issues }) => {
    const three = Object.entries({ budget, standard2021, insuredPlan });
    const given = three.filter(([, each]) => each !== undefined && each !== null);
    if (given.length === 0 || given.length === three.length) return;
    for (const [name, each] of three) {
      if (each !== undefined && each !== null) continue;
      issues.push({ code: 'custom', input: each, path: [name], message: budgetFields });
    }
  });

/** F07. */
export const accountCapInput = z.strictObject({
  balance: amount,
  cap: amount,
  yearEnd: flag,
  inFlight: amount.nullish(),
});

/** F08. */
export const prepaymentInput = z.strictObject({
  year,
  expenditure: amount,
  months: z.int('预拨月数须为 1 或 2 / one or two months').min(1).max(12),
});
