import { inScope, type ReadingScope } from '../organisation/reading-scope.js';
import type { Values } from '../select-text.js';

/** What narrows a list of duties. */
export interface ObligationFilter {
  readonly city?: string | undefined;
  readonly unit?: string | undefined;
  readonly process?: string | undefined;
  readonly fund?: string | undefined;
  readonly period?: string | undefined;
  readonly state?: string | undefined;
  readonly source?: string | undefined;
  /** Whether missing the day is a breach (libs/domain/time/binding.ts). */
  readonly binds?: boolean | undefined;
  /** Every period of a year, the year itself, its quarters and its months. */
  readonly year?: string | undefined;
  /** One dated stage of a process: its code and number. */
  readonly duty?: { readonly code: string; readonly stage: number } | undefined;
}

/** Before the proof is in, a county is not shown as overdue to itself. */
export function stateFor(scopes: readonly ReadingScope[], table = 'o'): string {
  return scopes.some(({ unit }) => unit === null)
    ? `${table}.state`
    : `CASE ${table}.state WHEN 'OVERDUE_PROVISIONAL' THEN 'AWAITING_PROOF' ELSE ${table}.state END`;
}

/** Periods are written year first, so a year's lie between it and the next one. */
export function inYear(year: string, values: Values, table: string): string {
  const next = String(Number(year) + 1).padStart(4, '0');
  return `${table}.period >= ${values.at(year)} AND ${table}.period < ${values.at(next)}`;
}

/** The conditions that duties and their counters share. */
export function sharedConditions(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  values: Values,
  table: string,
): string[] {
  return [
    inScope(scopes, values, table),
    ...values.equal(`${table}.city`, filter.city),
    ...values.equal(`${table}.unit`, filter.unit),
    ...values.equal(`${table}.process`, filter.process),
    ...values.equal(`${table}.fund`, filter.fund),
    ...values.equal(`${table}.period`, filter.period),
    ...values.equal(stateFor(scopes, table), filter.state),
    ...values.equal(`${table}.source`, filter.source),
    ...values.equal(`${table}.binds`, filter.binds),
    ...(filter.year === undefined ? [] : [inYear(filter.year, values, table)]),
  ];
}

/** The conditions on duties themselves. */
export function dutyConditions(
  scopes: readonly ReadingScope[],
  filter: ObligationFilter,
  values: Values,
): string[] {
  const { duty } = filter;
  return [
    ...sharedConditions(scopes, filter, values, 'o'),
    ...(duty ? [`o.code = ${values.at(duty.code)} AND o.stage = ${values.at(duty.stage)}`] : []),
  ];
}
