import { larger, minus, orZero, plus, type Yuan } from '../money/yuan.js';

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
