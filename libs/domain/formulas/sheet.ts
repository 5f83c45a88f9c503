import { Fraction } from 'fraction.js';
import { ParameterAwaited } from './parameter-awaited.js';
import type { Term } from './terms.js';

/** A parameter as the law in force gives it; null: no document and no decision sets it. */
export interface ParameterValue {
  readonly key: string;
  readonly value: string | null;
}

/** What a formula asks of a city's law: its parameters and the readings chosen. */
export interface FormulaLaw {
  /** The parameter in force in the year the inputs are about; throws where the pack has none. */
  readonly parameter: (key: string) => ParameterValue;
  /** The chosen code of an open question. */
  readonly reading: (id: string) => string;
}

/** A law of parameters alone, for those who have them at hand. */
export const lawOf = (value: (key: string) => string | null): FormulaLaw => ({
  parameter: (key) => ({ key, value: value(key) }),
  reading: () => '',
});

/** One figure of the working (计算过程): `331102.fromBalance` is the step `fromBalance` of that unit. */
export interface Figure {
  readonly name: string;
  readonly kind: 'INPUT' | 'PARAMETER' | 'STEP';
  readonly term: Term;
}

/** The sheet a formula is worked out on: every figure once, in the order it came about. */
export class Sheet {
  private constructor(
    private readonly law: FormulaLaw,
    private readonly written: Map<string, Figure>,
    private readonly scope: string,
  ) {}

  static of(law: FormulaLaw): Sheet {
    return new Sheet(law, new Map(), '');
  }

  /** The same sheet, for one unit of several: its figures carry its code. */
  at(code: string): Sheet {
    return new Sheet(this.law, this.written, `${code}.`);
  }

  /** An amount, ratio or count that was given. */
  input(name: string, text: string | number): Term {
    return this.write(`${this.scope}${name}`, 'INPUT', {
      value: new Fraction(String(text)),
      node: { op: 'number', text: String(text) },
    });
  }

  /** A number the law sets, on the sheet from its first use on; throws where it is not set. */
  parameter(key: string): Term {
    const known = this.written.get(key);
    if (known) return refer(known);
    const { value } = this.law.parameter(key);
    if (value === null) throw new ParameterAwaited(key);
    return this.write(key, 'PARAMETER', {
      value: new Fraction(value),
      node: { op: 'number', text: value },
    });
  }

  /** The same, or null where neither document nor decision sets it: the case then waits. */
  parameterOrNull(key: string): Term | null {
    return this.law.parameter(key).value === null ? null : this.parameter(key);
  }

  /** A word or year the law sets, such as the fund a rule covers. */
  setting(key: string): string {
    return this.law.parameter(key).value ?? '';
  }

  reading(id: string): string {
    return this.law.reading(id);
  }

  /** A step of the working; what follows refers to it by its name. */
  step(name: string, term: Term): Term {
    return this.write(`${this.scope}${name}`, 'STEP', term);
  }

  get figures(): readonly Figure[] {
    return [...this.written.values()];
  }

  private write(name: string, kind: Figure['kind'], term: Term): Term {
    if (this.written.has(name)) throw new RangeError(`${name} stands twice on the sheet`);
    const figure = { name, kind, term };
    this.written.set(name, figure);
    return refer(figure);
  }
}

const refer = ({ name, term }: Figure): Term => ({
  value: term.value,
  node: { op: 'figure', name },
});
