type Row = Readonly<Record<string, unknown>>;

/** How a row of a list becomes a row of a formula's input. */
export type FromColumns = (row: Row) => Row;

/** The conditions in the order in which the clause counts them, from 1. */
const conditions = [
  'POLICY_NOT_CARRIED_OUT',
  'COLLECTION_NOT_MET',
  'RESERVE_NOT_REMITTED',
  'BUDGET_CHANGED',
  'LOSS_BY_VIOLATION',
  'OTHERS',
];

/** Anything else names none. */
const conditionsIn = (condition: unknown): readonly number[] => {
  const number = conditions.findIndex((each) => each === condition) + 1;
  return number === 0 ? [] : [number];
};

/**
 * 不予调剂部分: a list has an amount, which stays empty where it cannot be quantified, and beside it the
 * condition; the formula takes both as one matter. Without a condition nothing is excluded.
 */
export const excludedFromColumns: FromColumns = (row) => {
  const { excludedAmount = null, condition, ...others } = row;
  if ('excluded' in row) return row;
  return { ...others, excluded: { amount: excludedAmount, conditions: conditionsIn(condition) } };
};
