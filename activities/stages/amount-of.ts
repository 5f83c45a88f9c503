import { readReference } from '#contracts/process/references.js';
import type { FactValue } from '#domain/facts/fact.js';
import { yuan, zero, type Yuan } from '#domain/money/yuan.js';
import type { PartOf } from '#domain/ledger/served-from.js';
import { ofUnit } from '#policy/process/works-of-form.js';
import type { CaseWork } from '../work.js';
import type { Figure, Figures } from './figures.js';

/** An amount that a page names, with where it came from where it is known. Yuan. */
export interface NamedAmount {
  readonly amount: Yuan;
  readonly figure: Figure | undefined;
}

/** What a reference of the page comes to in yuan. A field that may stay empty, and did, is nothing. */
export async function amountOf(at: CaseWork, figures: Figures, ref: string): Promise<NamedAmount> {
  const figure = await figures.of(ref);
  if (typeof figure?.value === 'string') return { amount: yuan(figure.value), figure };
  const { source, path: [form = ''] = [] } = readReference(ref) ?? {};
  const isEmpty = figure === undefined && source === 'form' && figures.decidedForm(form);
  if (isEmpty) return { amount: zero, figure };
  throw new Error(`${at.row.id} has no amount ${ref}`);
}

/** The same with a row a unit, where the city's case names a list; else the case's own unit has it all. */
export async function amountsOf(
  at: CaseWork,
  figures: Figures,
  ref: string,
): Promise<{ readonly figure: Figure | undefined; readonly amounts: readonly PartOf[] }> {
  const list = await figures.of(ref);
  if (!Array.isArray(list?.value)) {
    const { amount, figure } = await amountOf(at, figures, ref);
    return { figure, amounts: [{ code: at.row.unit, amount }] };
  }
  return { figure: list, amounts: partsIn(list.value) };
}

/** The one amount of each row of a list, by its unit. */
export function partsIn(list: FactValue | undefined): readonly PartOf[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly Readonly<Record<string, FactValue>>[]).flatMap(({ code }) => {
    const amount = ofUnit(list, code ?? null);
    return typeof code === 'string' && typeof amount === 'string'
      ? [{ code, amount: yuan(amount) }]
      : [];
  });
}
