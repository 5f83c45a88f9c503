import { formCheckFaults } from '#contracts/process/form-faults.js';
import type { FactValue } from '#domain/facts/fact.js';
import { day } from '#domain/time/day.js';
import { loadPack } from '#policy/load-packs.js';
import { amountOfForm } from '#policy/process/amount-of-form.js';
import type { Page } from '#policy/process/read.js';
import { workedForm } from '#policy/process/works-of-form.js';

const pack = loadPack('lishui');
const words = (pack.pages.get('P08') as Page).words.forms['inputs']!;
const form: Readonly<Record<string, FactValue>> = {
  year: 2022,
  standard: '1020.00',
  insured: 100_000,
  central: '20000000.00',
  provincial: '0.00',
  hardship: '0.00',
  receivedByApril: '0.00',
  budget: null,
  standard2021: null,
  insuredPlan: null,
};
const own = { budget: '88000000.00', standard2021: '1080.00', insuredPlan: 100_000 };

/** What is said of the form once it is changed: of its formula, else of its named checks. */
function said(change: Readonly<Record<string, FactValue>>): readonly string[] {
  const worked = workedForm(pack, words, { ...form, ...change }, {}, { day: day('2022-01-01') });
  if (worked.fault) return worked.fault.faults.map(({ pointer, code }) => `${pointer} ${code}`);
  const result = { ...worked.working?.result } as Readonly<Record<string, FactValue>>;
  return formCheckFaults(words, worked.form, form, () => '0', result).map(
    ({ pointer, check, message }) => `${pointer} ${check} ${message}`,
  );
}

test('a budget below what the county itself must hold is refused, by how much it is short (LS-5.c)', () => {
  expect(said({})).toEqual([]);
  expect(said(own)).toEqual([]);
  expect(said({ ...own, budget: '87999999.99' })).toEqual([
    expect.stringMatching(
      /^\/budget NOTHING_SHORT “一般公共预算安排”比应有的少 0\.01 元.* \/ Budgeted is 0\.01 yuan short/,
    ),
  ]);
});

test('the three figures of the budget are given together, or none', () => {
  const pointers = said({ budget: '1.00' }).map((each) => each.split(' ')[0]);
  expect(pointers).toEqual(['/standard2021', '/insuredPlan']);
});

test('a result that cannot be booked is said at the figure it comes from', () => {
  const perHead = { standard2021: '999999999999999.99', insuredPlan: 100_000_000, budget: '1.00' };
  expect(said(perHead)).toEqual(['/insuredPlan TOO_LARGE']);
  const heads = { standard: '999999999999999.99', insured: 100_000_000 };
  expect(said(heads)).toEqual(['/insured TOO_LARGE']);
  expect(said({ ...heads, ...own })).toEqual(['/insured TOO_LARGE']);
});

test('the amount of a task is a field, the sum of a column or a figure of the formula', () => {
  const { working } = workedForm(pack, words, form, {}, { day: day('2022-01-01') });
  const result = working?.result ?? null;
  expect(amountOfForm(words, form, result)).toBe('82000000.00');
  expect(amountOfForm(words, form, null)).toBeNull();
  const of = (amount: string) => ({ ...words, amount });
  expect(amountOfForm(of('central'), form, result)).toBe('20000000.00');
  expect(amountOfForm(of('budget'), form, result)).toBeNull();
  const rows = { units: [{ amount: '0.10' }, { amount: '0.20' }, { amount: null }] };
  expect(amountOfForm(of('units.amount'), rows, null)).toBe('0.30');
  const { amount: _none, ...without } = words;
  expect(amountOfForm(without, form, result)).toBeNull();
});
