import { readReference } from '#contracts/process/references.js';
import { yuan, zero, type Yuan } from '#domain/money/yuan.js';
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
