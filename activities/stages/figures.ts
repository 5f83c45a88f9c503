import {
  NOTHING,
  outsideName,
  readReference,
  type Reference,
} from '#contracts/process/references.js';
import type { FormWords } from '#contracts/process/form-words.js';
import { seatsOf } from '#contracts/process/stages.js';
import type { FactSource, FactValue } from '#domain/facts/fact.js';
import { sum, yuan } from '#domain/money/yuan.js';
import { levelOf } from '#policy/formulas/as-input.js';
import { figureOf } from '#policy/formulas/result-figures.js';
import { parameterOfFund, parameterSource } from '#policy/parameters.js';
import { placesOfCase } from '#policy/process/page-names.js';
import { ofUnit } from '#policy/process/works-of-form.js';
import type { PageCase } from '#policy/schema/page.schema.js';
import { newestComputations } from '#persistence/computations/computation-rows.js';
import { factsOfCases } from '#persistence/facts/read-facts.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { unitOfCase, type CaseWork } from '../work.js';
import { accountBalance, bookBalance } from './balances.js';
import { courseOf } from './course-of-case.js';
import { partOfDuty } from './part-of-duty.js';
import { partsOfTransfer, type PartsOfTransfer } from './part-of-transfer.js';
import { together, wantedOf } from './results.js';

/** A figure that a reference of a page stands for, with where it came from. */
export interface Figure {
  readonly value: FactValue;
  readonly source: FactSource;
  /** The decision that gave it; null: no person did. */
  readonly decisionId: string | null;
}

/** How a figure is taken: with a row a unit (`rows`), or of the one unit in whose row it stands. */
export interface As {
  readonly rows?: boolean;
  readonly row?: string;
}

type Form = Readonly<Record<string, FactValue>>;

/** A form that somebody decided, and by which decision. */
export interface DecidedForm {
  readonly form: Form;
  readonly decisionId: string;
}

/** What the references of a page stand for in one case; a figure that is not there yet is undefined. */
export class Figures {
  private readonly transfers = new Map<string, Promise<PartsOfTransfer>>();

  constructor(
    private readonly at: CaseWork,
    private readonly answers: readonly AnswerRow[],
  ) {}

  async of(text: string, as: As = {}): Promise<Figure | undefined> {
    const reference = readReference(text);
    if (!reference) throw new Error(`${text} is no reference`);
    const found = await this.found(text, reference, as);
    if (found === undefined || as.rows) return found;
    const unit = as.row ?? this.ownUnit(reference);
    const column = reference.source === 'city' ? reference.path[1] : undefined;
    const value = unit === undefined ? found.value : ofUnit(found.value, unit, column);
    return value === undefined || value === null ? undefined : { ...found, value };
  }

  private async found(text: string, reference: Reference, as: As): Promise<Figure | undefined> {
    const [name = '', field] = reference.path;
    switch (reference.source) {
      case 'form':
        return this.formed(name, field, reference.path[2]);
      case 'fact':
        return this.fact(name);
      case 'insurance':
        return this.fact(outsideName(reference));
      case 'works':
        return this.worked(name);
      case 'parameter':
        return this.parameter(reference);
      case 'book':
        return this.ofSystem(text, await bookBalance(this.at, reference.path, as));
      case 'account':
        return this.ofSystem(text, await accountBalance(this.at, reference.path, as));
      case 'case':
        return this.ofCase(name);
      case 'nothing':
        return this.ofSystem(text, NOTHING[name as keyof typeof NOTHING]);
      case 'duty':
        return this.ofSystem(text, await partOfDuty(this.at, name, field));
      case 'transfer':
        return this.ofSystem(text, (await this.paid(name))[field ?? '']);
      case 'city':
      case 'unit':
      case 'result':
        return this.ofCases(text, as);
    }
  }

  /** A form shows several parts of one transfer: it is read once. */
  private paid(code: string): Promise<PartsOfTransfer> {
    const found = this.transfers.get(code) ?? partsOfTransfer(this.at, code);
    this.transfers.set(code, found);
    return found;
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

  /** In a unit's case a list of the city's is the unit's own row. */
  private ownUnit({ source }: Reference): string | undefined {
    const shared = source === 'city' || source === 'result' || source === 'works';
    return shared && unitOfCase(this.at).level !== 'CITY' ? this.at.row.unit : undefined;
  }

  private formed(
    name: string,
    field: string | undefined,
    column: string | undefined,
  ): Figure | undefined {
    const decided = this.decidedForm(name);
    if (!decided) return undefined;
    const form = byUnit(courseOf(this.at).page.words.forms[name], decided.form);
    const { decisionId } = decided;
    const whole = field === undefined ? form : form[field];
    const value = column === undefined ? whole : sumOf(whole, column);
    if (value === undefined || value === null || value === '') return undefined;
    return { value, source: { kind: 'PERSON', ref: decisionId }, decisionId };
  }

  private fact(name: string): Figure | undefined {
    const found = this.at.course.facts.get(name);
    if (!found) return undefined;
    const { value, source, decisionId } = found;
    return { value, source, decisionId };
  }

  /** A figure of the formula that was worked out last, among those that give it. */
  private async worked(step: string): Promise<Figure | undefined> {
    for (const { formula, result } of await newestComputations(this.at.sql, this.at.row.id)) {
      const value = figureOf(result, step);
      if (value === undefined || value === null) continue;
      const source = { kind: 'FORMULA', ref: formula } as const;
      return { value: this.named(value), source, decisionId: null };
    }
    return undefined;
  }

  /** A list of a formula has codes alone; people read names. */
  private named(value: FactValue): FactValue {
    if (!Array.isArray(value)) return value;
    const names = new Map<FactValue, string>(
      this.at.pack.units.map(({ code, name }) => [code, name.zh]),
    );
    return (value as readonly Form[]).map(({ code = '', ...cells }) => ({
      code,
      name: names.get(code) ?? code,
      ...cells,
    }));
  }

  private parameter({ path }: Reference): Figure {
    const key = path.join('.');
    const { pack, row, day } = this.at;
    const value = parameterOfFund(pack, key, row.fund, day);
    return { value, source: parameterSource(pack, key, row.fund, day), decisionId: null };
  }

  private ofSystem(ref: string, value: FactValue | undefined): Figure | undefined {
    if (value === undefined) return undefined;
    return { value, source: { kind: 'SYSTEM', ref }, decisionId: null };
  }

  private ofCase(part: string): Figure | undefined {
    const { id, fund, period, unit } = this.at.row;
    const level = levelOf(unitOfCase(this.at));
    const value = { fund, period, unit, level, year: period.slice(0, 4) }[part];
    if (value === undefined) return undefined;
    return { value, source: { kind: 'CASE', ref: id }, decisionId: null };
  }

  /** What other cases have written down: all of it, or nothing yet. */
  private async ofCases(ref: string, as: As): Promise<Figure | undefined> {
    const wanted = wantedOf(this.at, ref);
    const [first] = wanted ?? [];
    if (!wanted || !first) return undefined;
    const ids = wanted.map(({ caseId }) => caseId);
    const facts = await factsOfCases(this.at.sql, ids, [first.needs]);
    const values = wanted.map(({ caseId, needs }) => facts.get(caseId)?.get(needs));
    const units = [...new Set(wanted.map(({ unit }) => unit))];
    const own = as.row !== undefined && units.length > 1 ? [as.row] : units;
    const given = wanted.flatMap(({ unit }, index) => {
      const value = values[index];
      return own.includes(unit) && value !== undefined ? [{ unit, value }] : [];
    });
    if (given.length < wanted.filter(({ unit }) => own.includes(unit)).length) return undefined;
    const of = (unit: string) =>
      together(given.filter((each) => each.unit === unit).map(({ value }) => value));
    const single = own.length === 1 ? of(own[0] ?? '') : undefined;
    const value =
      single ??
      (as.rows
        ? this.named(own.map((code) => ({ code, amount: of(code) ?? null })))
        : together(given.map((each) => each.value)));
    if (value === undefined) return undefined;
    const source: FactSource =
      ids.length === 1 ? { kind: 'CASE', ref: ids[0] ?? '' } : { kind: 'SYSTEM', ref };
    return { value, source, decisionId: null };
  }
}

/** A form whose lists have the code of their unit under `code`, whatever the field was called. */
function byUnit(words: FormWords | undefined, form: Form): Form {
  const lists = (words?.fields ?? []).flatMap((each) => (each.kind === 'rows' ? [each] : []));
  const renamed = lists.flatMap(({ field, key }) => {
    const rows = form[field];
    if (key === 'code' || !Array.isArray(rows)) return [];
    const named = (rows as readonly Form[]).map(({ [key]: code = null, ...row }) => ({
      code,
      ...row,
    }));
    return [[field, named] as const];
  });
  return { ...form, ...Object.fromEntries(renamed) };
}

/** What a column of a list adds up to, yuan. */
function sumOf(list: FactValue | undefined, column: string): FactValue | undefined {
  if (!Array.isArray(list)) return undefined;
  const cells = (list as readonly Form[]).map((row) => row[column]);
  return sum(cells.flatMap((cell) => (typeof cell === 'string' ? [yuan(cell)] : [])));
}

/** An objection that ends its chain is an answer, and what was filled in with it stands. */
const endsChain = (of: PageCase, step: string, code: string | null): boolean =>
  code !== null &&
  placesOfCase(of).some(
    (place) => place.ends.includes(code) && seatsOf(place).some((seat) => seat.step === step),
  );
