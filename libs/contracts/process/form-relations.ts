import type { Relation, Term } from '../forms/form-facts.js';
import type { FormWords } from './form-words.js';

const signed = (fields: readonly string[], sign: Term['sign']): Term[] =>
  fields.map((field) => ({ field, sign }));

/** How the amounts of a form stand to each other, as `GET /tasks/{id}` tells the page. */
export const relationsOfWords = ({ relations }: FormWords): Relation[] =>
  relations.map((each) => {
    const { kind, rows, field } = each;
    const of =
      each.kind === 'AGAINST'
        ? signed([each.to], 1)
        : [...signed(each.plus, 1), ...signed(each.minus, -1)];
    return { kind, rows, field, of };
  });

/** In the rows of lists: the field in which the system's own figure for another stands. */
export const measuredIn = ({ fields }: FormWords): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields
      .flatMap((each) => (each.kind === 'rows' ? each.fields : []))
      .flatMap((cell) =>
        cell.kind === 'yuan' && cell.measuredBy ? [[cell.field, cell.measuredBy] as const] : [],
      ),
  );
