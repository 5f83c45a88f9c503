import type { CaseFund } from '#domain/ids/case-id.js';
import type { Period } from '#domain/time/period.js';
import { desksOfAdoption } from '#policy/amendments/adoption-desks.js';
import { deskInWords } from '#policy/desk-words.js';
import { lawDay } from '#policy/in-force.js';
import { deskOf } from '#policy/pack.js';
import { fundOfParameter } from '#policy/parameters.js';
import { lackedByCases, lawsOf, type CityLaw } from '#policy/process/awaited.js';
import { awaitsOf } from '#policy/process/list.js';
import type { LackedValue } from './opening-problems.js';

interface Wished {
  readonly process: string;
  readonly kind: string;
  readonly fund: CaseFund;
  readonly period: Period;
}

/** What a case would come to no end without, with the desk that has the task to adopt it. */
export function lackedValues(city: CityLaw, { period, ...cases }: Wished): readonly LackedValue[] {
  const { pack } = city;
  const on = lawDay(pack, period);
  return lackedByCases(pack, lawsOf(city), { ...cases, on }).map((parameter) => {
    const fund = fundOfParameter(pack, parameter, cases.fund);
    const desks = desksOfAdoption(pack, { kind: 'PARAMETER', key: parameter, fund });
    const { name, decides } = awaitsOf(pack, parameter);
    const desk = desks && deskInWords(deskOf(desks.decides, pack.division, pack.division));
    return {
      parameter,
      name,
      decides: desk ?? decides ?? { zh: '有权部门', en: 'whoever may decide it' },
    };
  });
}
