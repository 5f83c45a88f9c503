import { loadPack, packs } from '#policy/load-packs.js';
import { asInput, inputsOf } from '#policy/formulas/as-input.js';
import { work } from '#policy/formulas/evaluate.js';
import { methods } from '#policy/formulas/methods.js';
import { dueFigures, figureOf, findsNothingDue } from '#policy/formulas/result-figures.js';

const lishui = loadPack('lishui');
const handan = loadPack('handan');
const enrolment = [
  { code: '331101', name: '市本级', persons: 1 },
  { code: '331102', name: '莲都区', persons: 2 },
];
const testOf2023 = (reserve: string) =>
  work(
    lishui,
    'reserve-top-up',
    asInput(lishui, 'reserve-top-up', {
      fund: 'EMPLOYEE',
      year: '2023',
      cityExpenditure: '1200.00',
      reserve,
      enrolment,
      other: 'is not asked for',
    }),
  );

describe('figures of a case as a formula takes them', () => {
  test('a year is counted with, a list gives what is asked of its rows, the rest stays behind', () => {
    expect(testOf2023('0.00').input).toEqual({
      fund: 'EMPLOYEE',
      year: 2023,
      cityExpenditure: '1200.00',
      reserve: '0.00',
      enrolment: enrolment.map(({ code, persons }) => ({ code, persons })),
    });
    expect(asInput(handan, 'working-capital', { plan: '1.00' })).toEqual({ plan: '1.00' });
  });

  test('a list of one figure a unit is that figure, whatever its column is called', () => {
    const amounts = enrolment.map(({ code, name, persons }) => ({ code, name, amount: persons }));
    expect(asInput(lishui, 'reserve-top-up', { enrolment: amounts })).toEqual({
      enrolment: enrolment.map(({ code, persons }) => ({ code, persons })),
    });
  });

  test('on which level a unit is, the city’s list of its units says', () => {
    const units = [
      { code: '331101', gap: '1.00' },
      { code: '331102', gap: '2.00', level: 'CITY' },
    ];
    expect(asInput(lishui, 'gap-settlement', { units })['units']).toEqual([
      { code: '331101', gap: '1.00', level: 'CITY' },
      { code: '331102', gap: '2.00', level: 'CITY' },
    ]);
    const [county] = asInput(lishui, 'gap-settlement', {
      units: [{ code: '331102', gap: '1.00' }],
    })['units'] as readonly object[];
    expect(county).toMatchObject({ level: 'COUNTY' });
  });

  test('what no formula can count with is left for it to refuse', () => {
    for (const year of ['2023-Q1', '-1', '', '1e3', '99999999999999999999']) {
      expect(asInput(lishui, 'reserve-top-up', { year })).toEqual({ year });
    }
  });

  test('the names of the inputs and lists are those of its method', () => {
    const { all, needed, lists } = inputsOf(lishui, 'reserve-top-up');
    expect([...all].sort()).toEqual(['cityExpenditure', 'enrolment', 'fund', 'reserve', 'year']);
    expect(needed.toSorted()).toEqual([...all].sort());
    expect([...lists]).toEqual(['enrolment']);
    expect([...inputsOf(lishui, 'no-such-formula').all]).toEqual([]);
  });
});

describe('figures of a result', () => {
  test('stand by the name of their step, a unit’s with a row each', () => {
    const { result } = testOf2023('0.00');
    expect(figureOf(result, 'shortfall')).toBe('300.00');
    expect(figureOf(result, 'amount')).toEqual([
      { code: '331101', amount: '100.00' },
      { code: '331102', amount: '200.00' },
    ]);
    expect(figureOf(result, 'nobody')).toBeUndefined();
  });

  test('nothing is due where every figure of the method that says so is 0.00', () => {
    const found = (reserve: string) =>
      findsNothingDue(lishui, 'reserve-top-up', testOf2023(reserve).result);
    expect(found('299.99')).toBe(false);
    expect(found('300.00')).toBe(true);
    expect(found('300.01')).toBe(true);
    // A result that waits for a parameter has no figures, and says nothing.
    expect(findsNothingDue(lishui, 'reserve-top-up', { state: 'AWAITING_PARAMETER' })).toBe(false);
    expect(findsNothingDue(lishui, 'payment-capacity', { monthly: '0.00' })).toBe(false);
    const row = { code: '331102', attributed: '0.00', fromReserve: '0.00' };
    const settled = (fromReserve: string) =>
      findsNothingDue(lishui, 'gap-settlement', { units: [row, { ...row, fromReserve }] });
    expect(settled('0.00')).toBe(true);
    expect(settled('0.01')).toBe(false);
  });

  test('every such figure is one that a formula of some city gives', () => {
    const given = new Map(
      packs().flatMap((pack) =>
        [...pack.formulas.values()].map(
          ({ id, method, steps }) => [method, { pack, id, steps }] as const,
        ),
      ),
    );
    for (const [method, { pack, id, steps }] of given) {
      const named = dueFigures(pack, id).filter((name) => name !== 'units');
      expect(named).toEqual(named.filter((name) => steps.some(({ step }) => step === name)));
      expect(methods[method]?.due ?? []).toEqual(dueFigures(pack, id));
    }
  });
});
