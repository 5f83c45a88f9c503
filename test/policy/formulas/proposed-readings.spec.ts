import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';

const lishui = loadPack('lishui');
const county = {
  code: '331102',
  level: 'COUNTY',
  gap: '10.00',
  attributed: '0.00',
  balance: '0.00',
  assessment: 'GOOD',
};
const gaps = { fund: 'EMPLOYEE', year: 2022, reserveAvailable: '0.00', units: [county] };
const surplus = { fund: 'RESIDENT', year: 2022, income: '9.00', expenditure: '1.00' };

describe('a result names the readings that decide about money and that nobody has adopted', () => {
  test('those it was worked out under, with the code asked for', () => {
    const { proposed } = evaluate(lishui, 'gap-settlement', gaps, { 'OQ-01': 'SWITCH' });
    const codes = new Map(proposed.map(({ reading, code }) => [reading, code]));
    expect(codes.get('OQ-01')).toBe('SWITCH');
    expect(codes.get('OQ-60')).toBe('ATTRIBUTED_FIRST');
    expect(proposed[0]?.decides.zh).toContain('市政府');
  });

  test('those that its arithmetic rests on, and those behind the parameters it asked for', () => {
    const split = evaluate(lishui, 'surplus-split', { ...surplus, level: 'COUNTY' }).proposed;
    expect(split.map(({ reading }) => reading)).toEqual(['OQ-04', 'OQ-46', 'OQ-59']);
    const capacity = { balance: '3.00', expenditure: '12.00' };
    const months = evaluate(lishui, 'payment-capacity', capacity).proposed;
    expect(months.map(({ reading }) => reading)).toEqual(['OQ-20', 'OQ-63']);
  });

  test('none where the document leaves nothing open', () => {
    const within = { budget: '9.00', plannedToDate: '1.00', plan: '2.00' };
    expect(evaluate(lishui, 'plan-guard', within).proposed).toEqual([]);
  });

  test('what is only BLOCKED is what the result waits for, and is named there', () => {
    const input = { ...surplus, fund: 'EMPLOYEE', level: 'COUNTY' };
    const { awaits, proposed } = evaluate(lishui, 'surplus-split', input);
    expect([awaits?.parameter, awaits?.question]).toEqual(['p21.reserveRatio', 'OQ-58']);
    expect(proposed.map(({ reading }) => reading)).not.toContain('OQ-58');
  });
});

test('a step cites the sentence of its own fund', () => {
  const input = {
    fund: 'RESIDENT',
    expenditure: '12.00',
    balance: '5.00',
    personalAccount: '0.00',
  };
  const clauses = (fund: string): unknown[] =>
    evaluate(lishui, 'balance-transfer', { ...input, fund }).trace.map(({ clause }) => clause);
  expect(clauses('RESIDENT')).toEqual(
    expect.arrayContaining(['LS-B7.3.a', 'LS-B7.3.b', 'LS-B7.3.c']),
  );
  expect(clauses('RESIDENT')).not.toContain('LS-B7.2.a');
  expect(clauses('EMPLOYEE')).toContain('LS-B7.2.a');
});

test('the adequacy test is no rule before 2023', () => {
  const { parameters } = lishui.formulas.get('payment-capacity') ?? { parameters: [] };
  expect(parameters.map(({ from }) => from)).toEqual(['2023-01-01', '2023-01-01']);
});
