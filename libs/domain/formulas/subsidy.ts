import type { Yuan } from '../money/yuan.js';
import type { Sheet } from './sheet.js';
import {
  amountOf,
  amounts,
  halfUp,
  isSo,
  minus,
  orZero,
  plus,
  times,
  up,
  type Term,
} from './terms.js';

/** 财政补助 of one unit and year (F06): heads are whole, everything else is 元. */
export interface SubsidyInputs {
  readonly year: number;
  /** S: the city's standard a head, all levels of finance together. */
  readonly standard: Yuan;
  /** N: insured residents counted for the year. */
  readonly insured: number;
  readonly central: Yuan;
  readonly provincial: Yuan;
  /** H: contribution subsidies for 困难群众 and others. */
  readonly hardship: Yuan;
  /** Value-dated receipts by 30 April. */
  readonly receivedByApril: Yuan;
  /** The three of LS-5.c come together or not at all. */
  readonly budget?: Yuan | null | undefined;
  readonly standard2021?: Yuan | null | undefined;
  readonly insuredPlan?: number | null | undefined;
}

/** What follows from the inputs. */
export interface Subsidy {
  readonly liability: Yuan;
  /** M1: the cumulative minimum by 30 April; an odd fen counts up. */
  readonly byApril: Yuan;
  readonly byJune: Yuan;
  readonly shortAtApril: Yuan;
  readonly dueByJune: Yuan;
  readonly budgetFloor: Yuan | null;
  readonly budgetShort: Yuan | null;
}

/**
 * F06, 丽政办发〔2021〕61号 附件第五条 (LS-5.a, LS-5.b, LS-5.c): the county's liability, one half of
 * it by the end of April at least, all by the end of June.
 */
export function subsidy(sheet: Sheet, inputs: SubsidyInputs): Subsidy {
  const standard = sheet.input('standard', inputs.standard);
  const insured = sheet.input('insured', inputs.insured);
  const upper = plus(
    sheet.input('central', inputs.central),
    sheet.input('provincial', inputs.provincial),
  );
  const own = minus(halfUp(times(standard, insured)), upper);
  const liability = sheet.step(
    'liability',
    orZero(plus(own, sheet.input('hardship', inputs.hardship))),
  );
  const received = sheet.input('receivedByApril', inputs.receivedByApril);
  const byApril = sheet.step('byApril', up(times(liability, sheet.parameter('p08.firstStage'))));
  const byJune = sheet.step('byJune', liability);
  const shortAtApril = sheet.step('shortAtApril', orZero(minus(byApril, received)));
  const dueByJune = sheet.step('dueByJune', orZero(minus(byJune, received)));
  return {
    ...amounts({ liability, byApril, byJune, shortAtApril, dueByJune }),
    ...budgetCheck(sheet, inputs, upper),
  };
}

/**
 * LS-5.c, LS-5.d: a county whose 2021 standard was higher budgets by it. The money of the centre and
 * the province goes straight to the city's account and through no county's budget, so that the
 * county's own budget holds what is left of the standard without it.
 */
function budgetCheck(
  sheet: Sheet,
  { year, standard, budget, standard2021, insuredPlan }: SubsidyInputs,
  upper: Term,
): Pick<Subsidy, 'budgetFloor' | 'budgetShort'> {
  const none = { budgetFloor: null, budgetShort: null };
  if (!budget || !standard2021 || typeof insuredPlan !== 'number') return none;
  const own = sheet.input('standard2021', standard2021);
  const inTransition =
    year >= Number(sheet.setting('p08.floorFirstYear')) &&
    year <= Number(sheet.setting('p08.floorLastYear'));
  if (!inTransition || !isSo(sheet.input('standardNow', standard), '<', own)) return none;
  const heads = sheet.input('insuredPlan', insuredPlan);
  const floor = sheet.step('budgetFloor', orZero(minus(halfUp(times(own, heads)), upper)));
  const short = sheet.step('budgetShort', orZero(minus(floor, sheet.input('budget', budget))));
  return { budgetFloor: amountOf(floor), budgetShort: amountOf(short) };
}
