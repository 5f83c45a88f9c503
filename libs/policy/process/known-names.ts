import type { FormField } from '#contracts/process/fields.js';
import {
  AT_YEAR_END,
  CASE_PARTS,
  DUTY_PARTS,
  INSURANCE_FIGURES,
  NAMED_DUTY_PARTS,
  NOTHING,
  readReference,
  TRANSFER_PARTS,
  UNIT_STATE,
} from '#contracts/process/references.js';
import { BOOK_CODES } from '#domain/ledger/books.js';
import type { Pack } from '../pack.js';
import { parametersNamed } from '../parameters.js';
import { casesOf, collectedDuties, recordedBy } from './page-names.js';
import type { Page } from './read.js';

/** What is known when a case has come to a stage. */
export interface Known {
  readonly facts: ReadonlySet<string>;
  readonly forms: ReadonlySet<string>;
  /** Figures of formulas worked out so far. */
  readonly works: ReadonlySet<string>;
  /** The desk remits for a duty. */
  readonly remits?: true;
}

/** A field of a form, or a column of a list that can be added up. */
const isField = (each: FormField, field: string, column: string | undefined): boolean =>
  each.field === field &&
  (column === undefined ||
    (each.kind === 'rows' &&
      each.fields.some((cell) => cell.field === column && cell.kind === 'yuan')));

/** Whether a name stands for something where it is used; the table of sources is closed. */
export function isKnown(pack: Pack, page: Page, kind: string, known: Known, text: string): boolean {
  const { source, path = [] } = readReference(text) ?? {};
  const [name = '', second, third] = path;
  const form = page.words.forms[name];
  const others = casesOf(page).filter(([code]) => code !== kind);
  switch (source) {
    case 'form':
      return (
        form !== undefined &&
        known.forms.has(name) &&
        (second === undefined || form.fields.some((each) => isField(each, second, third)))
      );
    case 'fact':
      return known.facts.has(name);
    case 'works':
      return known.works.has(name);
    case 'unit':
    case 'city':
      if (source === 'unit' && name === UNIT_STATE) return true;
      return others
        .filter(([, { levels }]) => levels.includes('CITY') === (source === 'city'))
        .some(([, of]) => recordedBy(of).includes(name));
    case 'parameter':
      return parametersNamed(pack, path.join('.')).length > 0;
    case 'insurance':
      return (
        (INSURANCE_FIGURES as readonly string[]).includes(second ?? name) &&
        (second === undefined || pack.funds.some(({ code }) => code === name))
      );
    case 'book':
      return (
        (BOOK_CODES as readonly string[]).includes(name) &&
        (second === undefined || second === AT_YEAR_END)
      );
    case 'account':
      return pack.accounts.types.some(({ type }) => type === name);
    case 'result': {
      const other = pack.pages.get(name);
      return other
        ? casesOf(other).some(([, of]) => recordedBy(of).includes(second ?? ''))
        : pack.catalogue.processes.some(({ id }) => id === name);
    }
    case 'duty':
      return second === undefined
        ? known.remits === true && (DUTY_PARTS as readonly string[]).includes(name)
        : collectedDuties(page).some((each) => each.case === kind && each.code === name) &&
            (NAMED_DUTY_PARTS as readonly string[]).includes(second);
    case 'transfer':
      return (
        page.law.transfers.some((each) => each.case === kind && each.code === name) &&
        (TRANSFER_PARTS as readonly string[]).includes(second ?? '')
      );
    case 'nothing':
      return Object.hasOwn(NOTHING, name);
    case 'case':
      return (CASE_PARTS as readonly string[]).includes(name);
    case undefined:
      return false;
  }
}
