import * as fc from 'fast-check';
import { readingCodes } from '#policy/readings.js';
import { evaluate, type Evaluation } from '#policy/formulas/evaluate.js';
import { packs } from '#policy/load-packs.js';
import { isQuoted } from '#policy/quotes.js';
import { inputsOf } from './inputs.js';

const AMOUNT = /^-?(0|[1-9]\d*)\.\d{2}$/;

/** Every amount of a result, with the names that lead to it. */
function amountsIn(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return AMOUNT.test(value) ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => amountsIn(each, `${path}/${key}`));
}

/** National law, not the city's document, where the city's own says nothing. */
const outside = ['allocate', 'surcharge', 'fraud-fine'];
const maySinkBelowZero = ['/difference', '/trueUp', '/second'];

const cases = packs().flatMap((pack) =>
  [...pack.formulas.values()].map((definition) => ({ pack, definition, id: definition.id })),
);

describe.each(cases)('$pack.id $id', ({ pack, definition, id }) => {
  const inputs = inputsOf[definition.method];
  const readings = fc.record(
    Object.fromEntries(
      definition.readings.map((each) => [each, fc.constantFrom(...readingCodes(pack, each))]),
    ),
  );

  function always(holds: (said: Evaluation, input: object) => void): void {
    if (!inputs) throw new RangeError(`no generated inputs for ${definition.method}`);
    fc.assert(
      fc.property(inputs, readings, (input, asked) => {
        holds(evaluate(pack, id, input, { ...asked }), input);
      }),
      { numRuns: 60 },
    );
  }

  test('every amount of a result is a step of the working, under words of its clause', () => {
    always(({ result, trace }) => {
      const values = new Set(trace.map(({ value }) => value));
      for (const [path, amount] of amountsIn(result)) {
        expect([path, values.has(amount)]).toEqual([path, true]);
      }
      for (const { step, clause, quote } of trace) {
        if (clause === null) {
          expect([step, quote, outside.includes(id)]).toEqual([step, null, true]);
          continue;
        }
        const register = pack.clauses.get(clause)?.quote ?? '';
        expect([step, isQuoted(register, quote ?? '')]).toEqual([step, true]);
      }
    });
  });

  test('no amount is below zero where the rule has no refund, and none is a negative nothing', () => {
    always(({ result }) => {
      for (const [path, amount] of amountsIn(result)) {
        expect(amount).not.toBe('-0.00');
        if (!maySinkBelowZero.includes(path)) expect([path, amount[0]]).not.toEqual([path, '-']);
      }
    });
  });

  test('every step stands once, and rests only on what stands before it', () => {
    always(({ trace }) => {
      const steps = trace.map(({ step }) => step);
      expect(new Set(steps).size).toBe(steps.length);
      trace.forEach(({ expression }, index) => {
        const later = steps
          .slice(index)
          .filter((step) => expression.split(/[ (),]/).includes(step));
        expect(later).toEqual([]);
      });
    });
  });
});
