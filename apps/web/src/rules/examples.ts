import type { FieldSchema } from '../api/types.js';
import { emptyFields, isFields, isUnits, type Fields, type Value } from './input-values.js';

/** Amounts to begin with, so that the page shows something at once. They are nobody's figures. */
const FIELDS: Fields = {
  fund: 'RESIDENT',
  year: 2023,
  reserveAvailable: '4000000.00',
  potAvailable: '9000000.00',
  gap: '12000000.00',
  attributed: '600000.00',
  planMet: true,
  citySurplus: '7000000.00',
  income: '86000000.00',
  reserveExtracted: '2000000.00',
  reasonableExpenditure: '93000000.00',
  riskReserve: '3500000.00',
  balance: '3000000.00',
  expenditure: '72000000.00',
  personalAccount: '0.00',
  cityExpenditure: '480000000.00',
  reserve: '26000000.00',
  standard: '740.00',
  insured: 180000,
  central: '48000000.00',
  provincial: '22000000.00',
  hardship: '1200000.00',
  receivedByApril: '20000000.00',
  cap: '2500000.00',
  inFlight: '180000.00',
  months: 2,
  deficit: '10000000.00',
  remitted: '2600000.00',
  enjoyed: '600000.00',
  paid: { 2021: '3000000.00', 2022: '2000000.00', 2023: '3000000.00' },
  provisional: '7000000.00',
  fromOwnReserve: '800000.00',
  fromCityReserve: '500000.00',
  plan: '9000000.00',
  budget: '108000000.00',
  plannedToDate: '96000000.00',
  finalAccountsBalance: '15000000.00',
  auditedBalance: '14200000.00',
  averageWage: '7200.00',
  wage: '3800.00',
  base: '5000.00',
  bankruptRetirees: 120,
  collectiveAverageWage: '68000.00',
  amount: '250000.00',
  dueDate: '2023-03-31',
  paidDate: '2023-05-10',
  total: '1000000.00',
};

/** Three units that differ in what matters: gap, balance, assessment. */
const UNITS: readonly Fields[] = [
  {
    level: 'COUNTY',
    gap: '12000000.00',
    attributed: '600000.00',
    balance: '3000000.00',
    assessment: 'GOOD',
    subsidy2021: '700.00',
    subsidyUnified: '690.00',
    insured: 180000,
    forceMajeure: '500000.00',
    excluded: { amount: null, conditions: [] },
    ownRiskReserve: '2000000.00',
    persons: 180000,
    weight: '180000',
  },
  {
    level: 'COUNTY',
    gap: '9000000.00',
    attributed: '0.00',
    balance: '1000000.00',
    assessment: 'BELOW_GOOD',
    insured: 260000,
    forceMajeure: '0.00',
    excluded: { amount: '700000.00', conditions: [1] },
    ownRiskReserve: '1500000.00',
    persons: 260000,
    weight: '260000',
  },
  {
    level: 'COUNTY',
    gap: '4000000.00',
    attributed: '0.00',
    balance: '5000000.00',
    assessment: 'EXCELLENT',
    insured: 150000,
    forceMajeure: '0.00',
    excluded: { amount: null, conditions: [] },
    ownRiskReserve: '1200000.00',
    persons: 150000,
    weight: '150000',
  },
];

/** Fields that only together mean something, and that most towns do without. */
const LEFT_OPEN: Readonly<Record<string, readonly string[]>> = { subsidy: ['budget'] };

const known = (schema: FieldSchema, from: Fields): Fields => {
  const fields = Object.entries(schema.properties ?? {});
  return Object.fromEntries(
    fields.flatMap(([name, field]) => {
      const value = from[name];
      // What was paid is one amount in one city's formula and one a year in another's.
      const fits = isFields(value) === (field.properties !== undefined);
      return value !== undefined && fits ? [[name, value]] : [];
    }),
  );
};

/** An input to begin with; `codes` are the city's counties, the first of which stand in it. */
export function exampleOf(
  { formula, input }: { readonly formula: string; readonly input: FieldSchema },
  codes: readonly string[],
): Fields {
  const own: Fields = { ...emptyFields(input), ...known(input, FIELDS) };
  const open = (LEFT_OPEN[formula] ?? []).map((name) => [name, null]);
  const lists = Object.entries(input.properties ?? {})
    .filter(([, field]) => isUnits(field))
    .map(([name, { items = {} }]): [string, Value] => [
      name,
      codes.slice(0, UNITS.length).map((code, index) => ({
        ...unitWith(items, code),
        ...known(items, UNITS[index] ?? {}),
      })),
    ]);
  return { ...own, ...Object.fromEntries(open), ...Object.fromEntries(lists) };
}

/** One more unit, empty but for its code. */
export const unitWith = (items: FieldSchema, code: string): Fields => {
  const fields = emptyFields(items);
  return isFields(fields) ? { ...fields, code } : { code };
};
