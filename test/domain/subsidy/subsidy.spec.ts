import { yuan } from '#domain/money/yuan.js';
import { lawOf, Sheet } from '#domain/formulas/sheet.js';
import { subsidy, type SubsidyInputs } from '#domain/formulas/subsidy.js';
import { subsidyStages } from '#domain/subsidy/subsidy.js';

const regular: SubsidyInputs = {
  year: 2022,
  standard: yuan('1020.00'),
  insured: 380_000,
  central: yuan('152000000.00'),
  provincial: yuan('118000000.00'),
  hardship: yuan('6200000.50'),
  receivedByApril: yuan('0.00'),
};

const rules: Readonly<Record<string, string>> = {
  'p08.firstStage': '0.50',
  'p08.floorFirstYear': '2022',
  'p08.floorLastYear': '2024',
};
const of = (change: Partial<SubsidyInputs> = {}) =>
  subsidy(Sheet.of(lawOf((key) => rules[key] ?? null)), { ...regular, ...change });

test('F06 example 1: one half by 30 April, the rest by 30 June', () => {
  expect(of()).toMatchObject({
    liability: '123800000.50',
    byApril: '61900000.25',
    byJune: '123800000.50',
    budgetFloor: null,
    budgetShort: null,
  });
});

test('F06 example 2: an odd fen counts up in April and is missing in June', () => {
  const odd = of({
    insured: 33_333,
    central: yuan('0.00'),
    provincial: yuan('0.00'),
    hardship: yuan('0.01'),
  });
  expect(odd).toMatchObject({ liability: '33999660.01', byApril: '16999830.01' });
  expect(subsidyStages(odd.byApril, odd.liability)).toEqual([
    { stage: 1, due: '16999830.01', cumulative: '16999830.01' },
    { stage: 2, due: '16999830.00', cumulative: '33999660.01' },
  ]);
});

test('F06 examples 3 and 4: short at April, or more than the half', () => {
  expect(of({ receivedByApril: yuan('60000000.00') })).toMatchObject({
    shortAtApril: '1900000.25',
    dueByJune: '63800000.50',
  });
  expect(of({ receivedByApril: yuan('86660000.35') })).toMatchObject({
    shortAtApril: '0.00',
    dueByJune: '37140000.15',
  });
});

test('F06 example 5: a headcount revised in May leaves April as it was judged', () => {
  const after = of({ insured: 378_500 });
  expect(after.liability).toBe('122270000.50');
  expect(subsidyStages(yuan('61900000.25'), after.liability)[1]).toEqual({
    stage: 2,
    due: '60370000.25',
    cumulative: '122270000.50',
  });
});

test('the county’s own budget of a transition year keeps the standard of 2021, less what the upper levels pay', () => {
  const budget = {
    standard2021: yuan('1080.00'),
    insuredPlan: 380_000,
    budget: yuan('139050000.00'),
  };
  expect(of(budget)).toMatchObject({ budgetFloor: '140400000.00', budgetShort: '1350000.00' });
  expect(of({ ...budget, year: 2025 })).toMatchObject({ budgetFloor: null, budgetShort: null });
});

test('a liability is never below zero, and then no stage asks for anything', () => {
  const { liability, byApril } = of({ insured: 1 });
  expect(liability).toBe('0.00');
  expect(subsidyStages(byApril, liability).map(({ due }) => due)).toEqual(['0.00', '0.00']);
});
