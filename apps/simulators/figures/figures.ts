import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Fund } from '#domain/ids/case-id.js';
import { times, yuan, type Yuan } from '#domain/money/yuan.js';
import type { Month } from '#domain/time/month.js';

/** Seen from dist/apps/simulators/figures, where this file runs. */
const DATA = new URL('../../../../apps/simulators/figures/figures.yaml', import.meta.url);

const amount = z
  .string()
  .regex(/^\d+\.\d{2}$/)
  .transform((text) => yuan(text));
const persons = z.strictObject({
  EMPLOYEE: z.number().int().min(0),
  RESIDENT: z.number().int().min(0),
});
const perFund = z.strictObject({ EMPLOYEE: amount, RESIDENT: amount });
const schema = z.strictObject({
  insured: z.record(z.string().regex(/^\d{6}$/), persons),
  other: persons,
  expenditureMonthly: perFund,
  premiumMonthly: perFund,
  subsidyYearly: z.record(z.string().regex(/^\d{4}$/), amount),
  season: z.array(z.number().int().min(1)).length(12),
});

export const figures = Object.freeze(
  schema.parse(parse(readFileSync(DATA, 'utf8'), { schema: 'core', maxAliasCount: 0 })),
);

/** 1 ± span thousandths as a ratio; always the same for the same words. */
export function drift(words: readonly string[], span: number): string {
  const hash = createHash('sha256').update(words.join('/')).digest().readUInt32BE(0);
  const thousandths = 1_000 - span + (hash % (2 * span + 1));
  return ratio(thousandths);
}

export const ratio = (thousandths: number): string =>
  `${Math.floor(thousandths / 1_000)}.${String(thousandths % 1_000).padStart(3, '0')}`;

/** A unit that is not listed: about as large as `other`, one more and another less. */
const ofOther = (unit: string, fund: Fund): number =>
  Math.floor(
    (figures.other[fund] * Number(drift(['insured', unit], 400).replace('.', ''))) / 1_000,
  );

/** Insured persons (参保人数) of a unit in a month. */
export function enrolment(unit: string, fund: Fund, month: Month): number {
  const base = figures.insured[unit]?.[fund] ?? ofOther(unit, fund);
  const words = ['enrolment', unit, fund, month];
  return Math.floor((base * Number(drift(words, 6).replace('.', ''))) / 1_000);
}

/** What a unit's fund pays in a month (基金支出): by persons, season and a little chance. */
export function expenditure(unit: string, fund: Fund, month: Month): Yuan {
  const season = figures.season[Number(month.slice(5)) - 1] ?? 1_000;
  const average = times(figures.expenditureMonthly[fund], String(enrolment(unit, fund, month)));
  return times(times(average, ratio(season)), drift(['expenditure', unit, fund, month], 40));
}

/** What was assessed as premiums for a month (应征). */
export function premium(unit: string, fund: Fund, month: Month): Yuan {
  return times(figures.premiumMonthly[fund], String(enrolment(unit, fund, month)));
}

/** The part of it that was collected (实征): between 97 and 100 %. */
export function collected(unit: string, fund: Fund, month: Month): Yuan {
  const words = ['collected', unit, fund, month];
  const share = 985 + Number(drift(words, 15).replace('.', '')) - 1_000;
  return times(premium(unit, fund, month), ratio(share), 'DOWN');
}
