import { evaluate } from '#policy/formulas/evaluate.js';
import { FormulaFault } from '#policy/formulas/formula-fault.js';
import { loadPack, packs } from '#policy/load-packs.js';
import { workedExamples } from './examples.js';

describe.each(workedExamples)('$number $city $formula', ({ city, formula, number, examples }) => {
  const pack = loadPack(city);

  test('is the formula of that number', () => {
    expect(pack.formulas.get(formula)?.number).toBe(number);
  });

  test.each([...examples])('$name', ({ readings = {}, input, result, wrong }) => {
    if (wrong === undefined) {
      expect(evaluate(pack, formula, input, readings).result).toEqual(result);
      return;
    }
    try {
      evaluate(pack, formula, input, readings);
    } catch (error) {
      expect((error as FormulaFault).faults.map(({ pointer }) => pointer)).toEqual([wrong]);
      return;
    }
    throw new Error('it was worked out');
  });
});

test('every formula of every city has its worked examples, or is every city’s', () => {
  const proved = workedExamples.map(({ city, formula }) => `${city} ${formula}`);
  const shared = ['allocate', 'surcharge', 'fraud-fine'];
  const had = packs().flatMap(({ id, formulas }) => [...formulas.keys()].map((f) => `${id} ${f}`));

  expect(had.filter((each) => !shared.some((id) => each.endsWith(` ${id}`))).sort()).toEqual(
    proved.filter((each) => !shared.some((id) => each.endsWith(` ${id}`))).sort(),
  );
});
