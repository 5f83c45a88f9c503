/** An object of an old pack, before it has what later schemas added. */
type Old = Readonly<Record<string, unknown>>;

/** Every sentence was taken for an order before packs said how binding each is. */
const ordered = (item: Old): Old => ({ strength: 'SHALL', question: null, ...item });
const orderedIn = (of: Old, ...lists: readonly string[]): Old =>
  Object.fromEntries(
    Object.entries(of).map(([name, value]) => [
      name,
      lists.includes(name) ? (value as readonly Old[]).map(ordered) : value,
    ]),
  );
/** No reading held a payment before packs said which decide about money. */
const read = (reading: Old): Old => ({ decidesMoney: false, why: null, ...reading });
const each = (rows: Old, change: (row: Old) => Old): Old =>
  Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, change(row as Old)]));

/** A formula rested on no question by itself, and a step had one clause for every fund. */
const formula = (of: Old): Old => ({
  restsOn: [],
  ...orderedIn(of, 'parameters'),
  steps: (of['steps'] as readonly Old[]).map((step) => ({ byFund: {}, ...step })),
});

/**
 * An old loaded pack with what the present shape has more: each is what the old rules meant, so that
 * a case that pinned them goes on as it began.
 */
export function upgraded(old: Old): Old {
  return {
    ...orderedIn(old, 'parameters', 'deadlines'),
    validFrom: ordered(old['validFrom'] as Old),
    readings: each(old['readings'] as Old, read),
    processes: each(old['processes'] as Old, (of) => orderedIn(of, 'parameters', 'obligations')),
    formulas: each(old['formulas'] as Old, formula),
  };
}
