import type { Yuan } from '../money/yuan.js';
import type { AwaitingParameter } from './share-rest.js';
import type { Sheet } from './sheet.js';
import {
  amountOf,
  amounts,
  halfUp,
  isSo,
  minus,
  nothing,
  orZero,
  times,
  type Term,
} from './terms.js';
import { WrongInput } from './wrong-input.js';

export interface SurplusInputs {
  readonly fund: string;
  readonly year: number;
  readonly level: 'COUNTY' | 'CITY';
  readonly income: Yuan;
  readonly expenditure: Yuan;
  /** Where the document says 按比例 and no more: the ratio to try, 0.00 to 1.00. */
  readonly reserveRatio?: string | null | undefined;
}

export interface SurplusSplit {
  readonly surplus: Yuan;
  readonly toReserve: Yuan;
  readonly toCountyBalance: Yuan;
}

export type SurplusAwaiting = AwaitingParameter & { readonly surplus: Yuan };

/** The parameter that only a surplus asks for. */
export const surplusRatio = 'p21.reserveRatio';

/** The funds and years for which the pack names the share itself. */
const inTransition = (
  sheet: Sheet,
  { fund, year }: Pick<SurplusInputs, 'fund' | 'year'>,
): boolean =>
  sheet.setting('p21.appliesTo').split(' ').includes(fund) &&
  year <= Number(sheet.setting('p21.lastYear'));

/** What a county's surplus of a fund and year cannot be split without. */
export const surplusNeeds = (sheet: Sheet, of: Pick<SurplusInputs, 'fund' | 'year'>): string[] =>
  inTransition(sheet, of) ? [] : [surplusRatio];

/** LS-B8.b: 按比例. The ratio given, else the one decided; null while there is neither. */
function openRatio(sheet: Sheet, given: string | null): Term | null {
  return given === null ? sheet.parameterOrNull(surplusRatio) : sheet.input('reserveRatio', given);
}

/** LS-B8.2.c names the share; a ratio given beside it would be ignored, so it is refused. */
function namedShare(sheet: Sheet, given: string | null): Term {
  if (given === null) return sheet.parameter('p21.reserveShare');
  throw new WrongInput(
    '/reserveRatio',
    '过渡期的比例文件已写明，不能另给',
    'the document sets the share of the transition, none can be given',
  );
}

/**
 * F05, LS-B8.2.c, LS-B8.b: the reserve takes its share of a county's surplus, the county's books the
 * rest; an odd fen goes to the reserve. In the transition the document says the share, otherwise only
 * that there is one: a surplus then waits for the ratio. The city level is not named among those
 * that share, and keeps its own (OQ-59).
 */
export function surplusSplit(sheet: Sheet, inputs: SurplusInputs): SurplusSplit | SurplusAwaiting {
  const { level, income, expenditure } = inputs;
  const surplus = sheet.step(
    'surplus',
    orZero(minus(sheet.input('income', income), sheet.input('expenditure', expenditure))),
  );
  const given = inputs.reserveRatio ?? null;
  const toReserve = ((): Term | null => {
    if (level === 'CITY' && sheet.reading('OQ-59') !== 'AS_COUNTIES') {
      return sheet.step('toReserve', nothing);
    }
    if (inTransition(sheet, inputs)) {
      return sheet.step('toReserve', halfUp(times(namedShare(sheet, given), surplus)));
    }
    const ratio = openRatio(sheet, given);
    if (ratio !== null) return sheet.step('toReserveByRatio', halfUp(times(ratio, surplus)));
    return isSo(surplus, '>', nothing) ? null : sheet.step('toReserveByRatio', nothing);
  })();
  if (toReserve === null) {
    return { state: 'AWAITING_PARAMETER', parameter: surplusRatio, surplus: amountOf(surplus) };
  }
  const toCountyBalance = sheet.step('toCountyBalance', minus(surplus, toReserve));
  return amounts({ surplus, toReserve, toCountyBalance });
}
