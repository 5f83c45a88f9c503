import { ParameterAwaited } from '#domain/formulas/parameter-awaited.js';
import { Sheet, type Figure } from '#domain/formulas/sheet.js';
import { valueOf, written } from '#domain/formulas/words.js';
import { WrongInput } from '#domain/formulas/wrong-input.js';
import type { Day } from '#domain/time/day.js';
import { lawDay } from '../in-force.js';
import type { Pack } from '../pack.js';
import type { FormulaDefinition } from '../schema/formula.schema.js';
import { awaitedIn, type Awaited } from './awaited.js';
import { checked, yearOf } from './check-input.js';
import { fault } from './formula-fault.js';
import { lawInForce, readingsFor } from './law-in-force.js';
import { namesOf } from './list.js';
import { methods } from './methods.js';
import { proposedIn, type ProposedReading } from './proposed.js';

/** One line of the working, with the sentence that makes it. */
export interface TraceStep {
  readonly step: string;
  readonly clause: string | null;
  readonly quote: string | null;
  readonly expression: string;
  readonly value: string;
}

/** What `rules evaluate` answers: the result, and how every amount of it came about. */
export interface Evaluation {
  readonly formula: string;
  readonly city: string;
  readonly pack: string;
  /** The day by whose law it was worked out; null: the law as it stands last. */
  readonly day: Day | null;
  readonly readings: Readonly<Record<string, string>>;
  readonly result: object;
  readonly trace: readonly TraceStep[];
  /** null unless the result is AWAITING_PARAMETER. */
  readonly awaits: Awaited | null;
  /** Readings that decide about money here and that nobody has adopted: a trial, no basis to pay on. */
  readonly proposed: readonly ProposedReading[];
}

/** An evaluation with the sheet behind it, for those who print or export the working. */
export interface Working extends Evaluation {
  /** The input as the formula took it. */
  readonly input: object;
  readonly definition: FormulaDefinition;
  /** What its lines are called; only who prints the working asks. */
  readonly names: () => ReturnType<typeof namesOf>;
  readonly figures: readonly Figure[];
}

export function formulaOf(pack: Pack, id: string): FormulaDefinition {
  const formula = pack.formulas.get(id);
  if (formula) return formula;
  const known = [...pack.formulas.keys()].join(', ');
  throw fault(
    '/formula',
    'UNKNOWN_FORMULA',
    `${pack.name.zh}没有公式 ${id}，可选：${known}`,
    `${pack.id} has no formula ${id}; it has ${known}`,
  );
}

/** A number that nobody has set for the day is awaited, like one that is UNSET; nothing is guessed. */
function resultOf({ method }: FormulaDefinition, sheet: Sheet, given: object): object {
  try {
    return methods[method]?.work(sheet, given) ?? {};
  } catch (error) {
    if (error instanceof ParameterAwaited) {
      return { state: 'AWAITING_PARAMETER', parameter: error.parameter };
    }
    if (!(error instanceof WrongInput)) throw error;
    throw fault(error.pointer, 'WRONG_INPUT', error.zh, error.en, error);
  }
}

/**
 * Works one formula of a city out for one input, in a trial (试算) and in a case alike; wrong input
 * throws a FormulaFault. `on` is the day by whose law it goes; absent: the first of the input's year,
 * and where no year is asked, the law as it stands last.
 */
export function work(
  pack: Pack,
  id: string,
  input: unknown,
  asked: Readonly<Record<string, string>> = {},
  on?: Day,
): Working {
  const definition = formulaOf(pack, id);
  const readings = readingsFor(pack, definition, asked);
  const given = checked(definition, input);
  const year = yearOf(definition, given);
  const day = on ?? (year === null ? null : lawDay(pack, String(year)));
  const law = lawInForce(pack, definition, day, readings);
  const sheet = Sheet.of(law);
  const result = resultOf(definition, sheet, given);
  const quoteOf = (clause: string | null): string | null =>
    clause === null ? null : (pack.clauses.get(clause)?.quote ?? null);
  const fund = 'fund' in given ? String(given.fund) : null;
  const steps = new Map(definition.steps.map((each) => [each.step, each]));
  const trace = sheet.figures.flatMap(({ name, kind, term }): TraceStep[] => {
    if (kind === 'INPUT') return [];
    const said =
      kind === 'PARAMETER'
        ? law.parameterOf(name)
        : steps.get(name.slice(name.lastIndexOf('.') + 1));
    if (!said) throw new RangeError(`${definition.id}: the pack does not name the step ${name}`);
    const byFund = 'byFund' in said && fund !== null ? said.byFund[fund] : undefined;
    const { clause, quote } = byFund === undefined ? said : { clause: byFund, quote: null };
    return [
      {
        step: name,
        clause,
        quote: quote ?? quoteOf(clause),
        expression: written(term.node),
        value: valueOf(term),
      },
    ];
  });
  return {
    formula: id,
    city: pack.id,
    pack: pack.reference,
    day,
    readings,
    result,
    trace,
    awaits: awaitedIn(pack, definition, result, day),
    proposed: proposedIn(
      pack,
      definition,
      readings,
      law.asked().map(({ question }) => question),
    ),
    input: given,
    definition,
    names: () => namesOf(pack, definition),
    figures: sheet.figures,
  };
}

/** The same as a document for programs: `rules evaluate` and POST /rules. */
export const evaluate = (...asked: Parameters<typeof work>): Evaluation =>
  evaluationOf(work(...asked));

/** A working as a document: what is kept of it with a case, and what programs are answered. */
export function evaluationOf(working: Working): Evaluation {
  const {
    input: _input,
    definition: _definition,
    names: _names,
    figures: _figures,
    ...said
  } = working;
  return said;
}
