/** Wrong input of a formula: which field, reading, city or formula, and what to do about it. */
export class FormulaFault extends Error {
  constructor(
    readonly faults: readonly {
      readonly pointer: string;
      readonly code: string;
      readonly message: string;
    }[],
    cause?: Error,
  ) {
    super(faults.map(({ pointer, message }) => `${pointer} ${message}`.trim()).join('; '), {
      cause,
    });
    this.name = 'FormulaFault';
  }
}

/** One fault, in both languages. */
export const fault = (
  pointer: string,
  code: string,
  zh: string,
  en: string,
  cause?: Error,
): FormulaFault => new FormulaFault([{ pointer, code, message: `${zh} / ${en}` }], cause);
