import { readReference, type Reference } from '#contracts/process/references.js';
import type { FactSource, FactValue } from '#domain/facts/fact.js';
import { parameterOfFund, parameterSource } from '#policy/parameters.js';
import { factsAt, type WrittenFact } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { cityCaseId, type CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';

/** A figure that a reference of a page stands for, with where it came from. */
export interface Figure {
  readonly value: FactValue;
  readonly source: FactSource;
  /** The decision that gave it; null: no person did. */
  readonly decisionId: string | null;
}

type Form = Readonly<Record<string, FactValue>>;

/** A form that somebody decided, and by which decision. */
export interface DecidedForm {
  readonly form: Form;
  readonly decisionId: string;
}

/** What the references of a page stand for in one case; a figure that is not there yet is undefined. */
export class Figures {
  private readonly known = new Map<string, ReadonlyMap<string, WrittenFact>>();

  constructor(
    private readonly at: CaseWork,
    private readonly answers: readonly AnswerRow[],
  ) {}

  async of(text: string): Promise<Figure | undefined> {
    const reference = readReference(text);
    if (!reference) throw new Error(`${text} is no reference`);
    const [name = '', field] = reference.path;
    switch (reference.source) {
      case 'form':
        return this.formed(name, field);
      case 'fact':
        return this.fact(this.at.row.id, name);
      case 'city':
        return this.fact(cityCaseId(this.at), name);
      case 'parameter':
        return this.parameter(reference);
      case 'case':
        return this.ofCase(name);
      default:
        throw new Error(`${text} is not run yet`);
    }
  }

  /** The form as it was filled in last and sent on, by whichever of its steps. */
  decidedForm(name: string): DecidedForm | undefined {
    const { words } = courseOf(this.at).page;
    const last = this.answers.findLast(({ step, way, form }) => {
      const of = words.steps[step];
      return of?.form === name && !of.reads && way === 'FORWARD' && form !== null;
    });
    if (!last?.form || last.decisionId === null) return undefined;
    const { inWords: _words, ...form } = last.form;
    return { form: form as Form, decisionId: last.decisionId };
  }

  private formed(name: string, field: string | undefined): Figure | undefined {
    const decided = this.decidedForm(name);
    if (!decided) return undefined;
    const { form, decisionId } = decided;
    const value = field === undefined ? form : form[field];
    if (value === undefined || value === null || value === '') return undefined;
    return { value, source: { kind: 'PERSON', ref: decisionId }, decisionId };
  }

  private async fact(caseId: string, name: string): Promise<Figure | undefined> {
    const facts = this.known.get(caseId) ?? (await factsAt(this.at.sql, caseId));
    this.known.set(caseId, facts);
    const found = facts.get(name);
    if (!found) return undefined;
    const { value, source, decisionId } = found;
    if (caseId === this.at.row.id) return { value, source, decisionId };
    return { value, source: { kind: 'CASE', ref: caseId }, decisionId: null };
  }

  private parameter({ path }: Reference): Figure {
    const key = path.join('.');
    const { pack, row, day } = this.at;
    const value = parameterOfFund(pack, key, row.fund, day);
    return { value, source: parameterSource(pack, key, row.fund, day), decisionId: null };
  }

  private ofCase(part: string): Figure | undefined {
    const { id, fund, period, unit } = this.at.row;
    const value = { fund, period, unit, year: period.slice(0, 4) }[part];
    if (value === undefined) return undefined;
    return { value, source: { kind: 'CASE', ref: id }, decisionId: null };
  }
}
