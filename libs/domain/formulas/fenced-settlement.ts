import type { Yuan } from '../money/yuan.js';
import { allot } from './allot.js';
import type { Sheet } from './sheet.js';
import {
  amountOf,
  amounts,
  halfUp,
  least,
  minus,
  nothing,
  plus,
  times,
  type Term,
} from './terms.js';

/** One unit's gap of the year as it stands before anybody pays. */
export interface FencedUnit {
  readonly code: string;
  readonly level: 'COUNTY' | 'CITY';
  readonly gap: Yuan;
  /** The city's subsidy for this unit in a year of force majeure, as decided. */
  readonly forceMajeure: Yuan;
  /** No amount but a condition: the part could not be quantified, and it is the whole. */
  readonly excluded: { readonly amount: Yuan | null; readonly conditions: readonly number[] };
  readonly balance: Yuan;
  readonly ownRiskReserve: Yuan;
}

export interface FencedInputs {
  readonly fund: string;
  /** The whole pot before anybody draws on it, the units' own parts included. */
  readonly potAvailable: Yuan;
  readonly units: readonly FencedUnit[];
}

type Part =
  | 'forceMajeure'
  | 'excluded'
  | 'fromBalance'
  | 'fromOwnReserve'
  | 'cityReserveClaim'
  | 'fromCityReserve'
  | 'localFinance'
  | 'localFinanceTotal'
  | 'toReplenish';

export interface FencedSettlement {
  readonly units: readonly ({ readonly code: string } & Readonly<Record<Part, Yuan>>)[];
  readonly potLeft: Yuan;
}

/** HD-12.3.b, OQ-15: the part its own fault caused; the whole where it cannot be quantified. */
function excludedOf(on: Sheet, { excluded }: FencedUnit, open: Term): Term {
  if (excluded.amount !== null) return least(on.input('excluded', excluded.amount), open);
  return excluded.conditions.length > 0 ? open : nothing;
}

/** Steps 0 to 2: what comes first, and what the unit bears by itself. */
function ownParts(on: Sheet, unit: FencedUnit) {
  const gap = on.input('gap', unit.gap);
  const forceMajeure = on.step(
    'forceMajeureUsed',
    least(gap, on.input('forceMajeure', unit.forceMajeure)),
  );
  const open = on.step('gapAfterForceMajeure', minus(gap, forceMajeure));
  const excluded = on.step('excludedUsed', excludedOf(on, unit, open));
  const shared = on.step('gapAfterExcluded', minus(open, excluded));
  const fromBalance = on.step('fromBalance', least(shared, on.input('balance', unit.balance)));
  const afterBalance = on.step('gapAfterBalance', minus(shared, fromBalance));
  const fromOwnReserve = on.step(
    'fromOwnReserve',
    least(afterBalance, on.input('ownRiskReserve', unit.ownRiskReserve)),
  );
  const rest = on.step('gapAfterOwnReserve', minus(afterBalance, fromOwnReserve));
  const cityReserveClaim = on.step(
    'cityReserveClaim',
    halfUp(times(on.parameter('p19.cityReserveShare'), rest)),
  );
  return { forceMajeure, excluded, fromBalance, fromOwnReserve, rest, cityReserveClaim };
}

/** HD-12.2.e, OQ-87: counties put back what they drew; whether the city proper does is read. */
const putsBack = (sheet: Sheet, { level }: FencedUnit): boolean =>
  level === 'COUNTY' || sheet.reading('OQ-87') !== 'COUNTIES_ONLY';

/**
 * F11, HD-12.2.a–c, HD-12.3: force majeure, the excluded part, the unit's balance, its own part of
 * the risk reserve; only when every unit has drawn its own part does the city's reserve serve the
 * claims, in proportion where it falls short (OQ-14); local finance pays the rest. Yuan.
 */
export function fencedSettlement(sheet: Sheet, inputs: FencedInputs): FencedSettlement {
  const pot = sheet.input('potAvailable', inputs.potAvailable);
  const units = inputs.units.map((unit) => {
    const on = sheet.at(unit.code);
    return { unit, on, own: ownParts(on, unit) };
  });
  const drawn = plus(...units.map(({ own }) => own.fromOwnReserve));
  const potAfterOwn = sheet.step('potAfterOwn', minus(pot, drawn));
  const claimed = plus(...units.map(({ own }) => own.cityReserveClaim));
  const paidOut = sheet.step('paidOut', least(potAfterOwn, claimed));
  const shares = allot(
    paidOut,
    units.map(({ unit, own }) => ({ code: unit.code, weight: own.cityReserveClaim })),
    '/units',
  );
  const settled = units.map(({ unit, on, own: { rest, ...own } }, index) => {
    const fromCityReserve = on.step('fromCityReserve', shares[index] ?? nothing);
    const localFinance = on.step('localFinance', minus(rest, fromCityReserve));
    const localFinanceTotal = on.step('localFinanceTotal', plus(own.excluded, localFinance));
    const drawn = plus(own.fromOwnReserve, fromCityReserve);
    const toReplenish = on.step('toReplenish', putsBack(sheet, unit) ? drawn : nothing);
    return {
      code: unit.code,
      ...amounts({ ...own, fromCityReserve, localFinance, localFinanceTotal, toReplenish }),
    };
  });
  return { units: settled, potLeft: amountOf(sheet.step('potLeft', minus(potAfterOwn, paidOut))) };
}
