import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, halfUp, minus, nothing, orZero, times } from './terms.js';

export interface SurplusInputs {
  readonly fund: string;
  readonly year: number;
  readonly income: Yuan;
  readonly expenditure: Yuan;
}

export interface SurplusSplit {
  readonly surplus: Yuan;
  readonly toReserve: Yuan;
  readonly toCountyBalance: Yuan;
}

/**
 * F05, LS-B8.2.c: in the transition years the reserve takes its share of the year's surplus, the
 * county's books the rest. Outside the funds and years the pack names, everything stays the county's.
 */
export function surplusSplit(
  sheet: Sheet,
  { fund, year, income, expenditure }: SurplusInputs,
): SurplusSplit {
  const surplus = sheet.step(
    'surplus',
    orZero(minus(sheet.input('income', income), sheet.input('expenditure', expenditure))),
  );
  const covered =
    sheet.setting('p21.appliesTo').split(' ').includes(fund) &&
    year <= Number(sheet.setting('p21.lastYear'));
  const toReserve = sheet.step(
    'toReserve',
    covered ? halfUp(times(sheet.parameter('p21.reserveShare'), surplus)) : nothing,
  );
  const toCountyBalance = sheet.step('toCountyBalance', minus(surplus, toReserve));
  return amounts({ surplus, toReserve, toCountyBalance });
}
