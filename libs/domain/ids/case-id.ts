import { period, type Period } from '../time/period.js';

/** A city by its id in paths and keys, `lishui`. */
export type City = string & { readonly __unit: 'city' };
/** A unit by its six-digit division code: county, 市本级 or the city level. */
export type Unit = string & { readonly __unit: 'unit' };
/** 险种: separate books, no mixing (SMX-4.3.a, JL-2.1.1.a). */
export type Fund = 'EMPLOYEE' | 'RESIDENT';
/** What a case is about: one fund, or all of them where no money is moved or owed. */
export type CaseFund = Fund | 'ALL';
/** A process of the catalogue, `P11`, with its money stream where a city has more than one. */
export type ProcessId = string & { readonly __unit: 'process' };
/** Case id = workflow id: `lishui/P11/331102/EMPLOYEE/2022-10`. */
export type CaseId = string & { readonly __unit: 'case' };

export const FUNDS: readonly Fund[] = ['EMPLOYEE', 'RESIDENT'];

/** The five parts of a case id, in the only order there is. */
export interface CaseParts {
  readonly city: City;
  readonly process: ProcessId;
  readonly unit: Unit;
  readonly fund: CaseFund;
  readonly period: Period;
}

function written(text: string, form: RegExp, what: string): string {
  if (!form.test(text)) throw new RangeError(`not ${what}: ${text}`);
  return text;
}

/** A city id. */
export function city(text: string): City {
  return written(text, /^[a-z]{2,30}$/, 'a city id such as lishui') as City;
}

/** A division code; its form only, whether the city has it says the pack. */
export function unit(text: string): Unit {
  return written(text, /^[1-9]\d{5}$/, 'a six-digit division code') as Unit;
}

/** A fund code. */
export function fund(text: string): Fund {
  return written(text, /^(?:EMPLOYEE|RESIDENT)$/, 'a fund, EMPLOYEE or RESIDENT') as Fund;
}

/** The fund of a case. */
export const caseFund = (text: string): CaseFund => (text === 'ALL' ? text : fund(text));

/** A process id, with an optional stream: `P01` to `P35` are every city's, from `P36` to `P89` a city numbers its own. */
export function processId(text: string): ProcessId {
  const form = /^P(?:0[1-9]|[1-8]\d)(?:-[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)?$/;
  return written(text, form, 'a process, P01 to P89') as ProcessId;
}

/** The process without its stream: `P08-MEDICAL_ASSISTANCE` is a P08. */
export function processOf(id: ProcessId): ProcessId {
  return processId(id.slice(0, 3));
}

/** Puts the parts of a case id together. */
export function caseId(parts: CaseParts): CaseId {
  return [parts.city, parts.process, parts.unit, parts.fund, parts.period].join('/') as CaseId;
}

/** Takes a case id apart; anything that is not exactly one is refused. */
export function parseCaseId(text: string): CaseParts {
  const parts = text.split('/');
  if (parts.length !== 5) throw new RangeError(`not a case id: ${text}`);
  const [cityPart = '', processPart = '', unitPart = '', fundPart = '', periodPart = ''] = parts;
  return {
    city: city(cityPart),
    process: processId(processPart),
    unit: unit(unitPart),
    fund: caseFund(fundPart),
    period: period(periodPart),
  };
}
