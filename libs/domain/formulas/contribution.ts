import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import { amounts, halfUp, least, most, times } from './terms.js';

export interface WageInputs {
  /** The province's average monthly wage of the year before. */
  readonly averageWage: Yuan;
  /** The person's own, of the same year. */
  readonly wage: Yuan;
}

export interface WageContribution {
  readonly base: Yuan;
  readonly maternity: Yuan;
}

/** F17, LS-B2.a–b: a wage counts between a floor and a ceiling of the average one. Yuan a month. */
export function clampedWage(sheet: Sheet, { averageWage, wage }: WageInputs): WageContribution {
  const average = sheet.input('averageWage', averageWage);
  const floor = sheet.step('floor', times(sheet.parameter('contribution.floor'), average));
  const ceiling = sheet.step('ceiling', times(sheet.parameter('contribution.ceiling'), average));
  const counted = sheet.step('counted', least(most(sheet.input('wage', wage), floor), ceiling));
  const base = sheet.step('base', halfUp(counted));
  const maternity = sheet.step(
    'maternity',
    halfUp(times(sheet.parameter('contribution.maternity'), counted)),
  );
  return amounts({ base, maternity });
}

export interface RateInputs {
  /** 缴费基数 of the employee. */
  readonly base: Yuan;
  /** Full-calibre average yearly wage of employed persons, of the year before. */
  readonly averageWage: Yuan;
  readonly bankruptRetirees: number;
  /** The city's average yearly wage of employees in post, of the year before. */
  readonly collectiveAverageWage: Yuan;
}

export interface RateContributions {
  readonly employer: Yuan;
  readonly individual: Yuan;
  /** A flexible worker's whole year. */
  readonly flexibleYear: Yuan;
  /** Once, for all retirees of bankrupt enterprises. */
  readonly injection: Yuan;
  /** A retiree of a restructured collective enterprise. */
  readonly collectiveRetiree: Yuan;
}

/** F17, ZN-1.2.1: what each group of insured pays, by the rates of the document. Yuan. */
export function ratesOnBases(sheet: Sheet, inputs: RateInputs): RateContributions {
  const base = sheet.input('base', inputs.base);
  const heads = sheet.input('bankruptRetirees', inputs.bankruptRetirees);
  return amounts({
    employer: sheet.step('employer', halfUp(times(sheet.parameter('contribution.employer'), base))),
    individual: sheet.step(
      'individual',
      halfUp(times(sheet.parameter('contribution.individual'), base)),
    ),
    flexibleYear: sheet.step(
      'flexibleYear',
      halfUp(
        times(
          sheet.parameter('contribution.flexible'),
          sheet.input('averageWage', inputs.averageWage),
        ),
      ),
    ),
    injection: sheet.step('injection', times(sheet.parameter('contribution.injection'), heads)),
    collectiveRetiree: sheet.step(
      'collectiveRetiree',
      halfUp(
        times(
          sheet.parameter('contribution.collective'),
          sheet.input('collectiveAverageWage', inputs.collectiveAverageWage),
        ),
      ),
    ),
  });
}
