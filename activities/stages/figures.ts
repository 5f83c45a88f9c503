import { readReference, type Reference } from '#contracts/process/references.js';
import { seatsOf } from '#contracts/process/stages.js';
import type { FactSource, FactValue } from '#domain/facts/fact.js';
import { parameterOfFund } from '#policy/parameters.js';
import { placesOfCase } from '#policy/process/page-names.js';
import type { PageCase } from '#policy/schema/page.schema.js';
import { factsAt, type WrittenFact } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { cityCaseId, type CaseWork } from '../work.js';
import { courseOf } from './course-of-case.js';
import { rowOf } from './own-row.js';

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
        return this.ofCity(name, field);
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
    const { page, of: ownCase } = courseOf(this.at);
    const last = this.answers.findLast(({ step, way, code = null, form }) => {
      const of = page.words.steps[step];
      const stands = way === 'FORWARD' || (way === 'ASIDE' && endsChain(ownCase, step, code));
      return of?.form === name && !of.reads && stands && form !== null;
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

  /** What the city recorded; of a list the unit's own row, its column, or its one figure where it has no other. */
  private async ofCity(name: string, column: string | undefined): Promise<Figure | undefined> {
    const found = await this.fact(cityCaseId(this.at), name);
    if (!found || !Array.isArray(found.value)) return found;
    const row = rowOf(found.value, this.at.row.unit);
    if (row === null) return undefined;
    const cells = Object.entries(row).filter(([key]) => key !== 'code' && key !== 'name');
    const only = cells.length === 1 ? cells[0]?.[1] : row;
    const value = column === undefined ? only : cells.find(([key]) => key === column)?.[1];
    return value === undefined || value === null ? undefined : { ...found, value };
  }

  private parameter({ path }: Reference): Figure {
    const key = path.join('.');
    const { pack, row, day } = this.at;
    const value = parameterOfFund(pack, key, row.fund, day);
    return { value, source: { kind: 'PARAMETER', ref: key }, decisionId: null };
  }

  private ofCase(part: string): Figure | undefined {
    const { id, fund, period, unit } = this.at.row;
    const value = { fund, period, unit, year: period.slice(0, 4) }[part];
    if (value === undefined) return undefined;
    return { value, source: { kind: 'CASE', ref: id }, decisionId: null };
  }
}

/** An objection that ends its chain is an answer, and what was filled in with it stands. */
const endsChain = (of: PageCase, step: string, code: string | null): boolean =>
  code !== null &&
  placesOfCase(of).some(
    (place) => place.ends.includes(code) && seatsOf(place).some((seat) => seat.step === step),
  );
