import { isNegative, larger, minus, orZero, plus, times, type Yuan } from '../money/yuan.js';

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
  readonly budget?: Yuan | null;
  readonly standard2021?: Yuan | null;
  readonly insuredPlan?: number | null;
}

/** What follows from the inputs (contract › Formulas `subsidy`). */
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

/** LS-5.c holds for the three transition years (OQ-24). */
const transition = { first: 2022, last: 2024 };

/**
 * F06, 丽政办发〔2021〕61号 附件第五条 (LS-5.a, LS-5.b, LS-5.c): the county's liability, one half of
 * it by the end of April at least, all by the end of June. `firstStage` is the pack's one half.
 */
export function subsidy(inputs: SubsidyInputs, firstStage: string): Subsidy {
  const { standard, insured, central, provincial, hardship, receivedByApril } = inputs;
  const gross = times(standard, String(insured));
  const liability = orZero(plus(minus(minus(gross, central), provincial), hardship));
  const byApril = times(liability, firstStage, 'UP');
  return {
    liability,
    byApril,
    byJune: liability,
    shortAtApril: orZero(minus(byApril, receivedByApril)),
    dueByJune: orZero(minus(liability, receivedByApril)),
    ...budgetCheck(inputs),
  };
}

/** LS-5.c: a county whose 2021 standard was higher budgets by it, so that no transition year falls short. */
function budgetCheck({
  year,
  standard,
  budget,
  standard2021,
  insuredPlan,
}: SubsidyInputs): Pick<Subsidy, 'budgetFloor' | 'budgetShort'> {
  const none = { budgetFloor: null, budgetShort: null };
  if (!budget || !standard2021 || typeof insuredPlan !== 'number') return none;
  if (!isNegative(minus(standard, standard2021))) return none;
  if (year < transition.first || year > transition.last) return none;
  const budgetFloor = times(standard2021, String(insuredPlan));
  return { budgetFloor, budgetShort: orZero(minus(budgetFloor, budget)) };
}

/** One dated stage of the liability: what falls due additionally, and what must have come by then. */
export interface SubsidyStage {
  readonly stage: number;
  readonly due: Yuan;
  readonly cumulative: Yuan;
}

/** LS-5.b: the April half, then the rest; a stage already judged keeps its figure (F06 example 5). */
export function subsidyStages(byApril: Yuan, liability: Yuan): readonly SubsidyStage[] {
  const rest = orZero(minus(liability, byApril));
  return [
    { stage: 1, due: byApril, cumulative: byApril },
    { stage: 2, due: rest, cumulative: larger(byApril, plus(byApril, rest)) },
  ];
}

/** 通知书上的附言: what a remittance must carry to be matched by itself; two check digits catch a slip. */
export function paymentReference(
  process: string,
  unit: string,
  fund: string,
  period: string,
): string {
  const body = `${process}-${unit}${fund.slice(0, 1)}-${period}`;
  const letters = Array.from(body, (letter) => letter.charCodeAt(0));
  const digits = letters.reduce((rest, letter) => (rest * 31 + letter) % 97, 7);
  return `${body}-${String(digits).padStart(2, '0')}`;
}

/** Every text in a bank's remark that is written like a reference, once each, whatever its case. */
export function referencesIn(remark: string): readonly string[] {
  return [...new Set(remark.toUpperCase().match(/P\d{2}-\d{6}[ER]-\d{4}-\d{2}(?!\d)/g) ?? [])];
}
