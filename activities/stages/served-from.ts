import type { ServedFrom, Stage } from '#contracts/process/stages.js';
import type { Book } from '#domain/ledger/books.js';
import { servedFrom as serve, type PartOf, type Served } from '#domain/ledger/served-from.js';
import { isZero, minus, orZero, sum, yuan, zero, type Yuan } from '#domain/money/yuan.js';
import type { BookMove } from '#persistence/books/move-in-books.js';
import { levelOf } from '#policy/formulas/as-input.js';
import { awaitAdoption } from '../amendments/await-adoption.js';
import type { CaseWork } from '../work.js';
import { amountsOf, partsIn } from './amount-of.js';
import type { Figures } from './figures.js';

type Moves = NonNullable<Stage['record']>['books'];

/**
 * Whose money serves the others is a reading of the rules, and nobody has adopted it: it is asked of its desk,
 * and nothing is booked before. Where nothing is to be served it holds nobody up. Answers whether it waits.
 */
export async function awaitServing(at: CaseWork, books: Moves, figures: Figures): Promise<boolean> {
  const open = new Set<string>();
  for (const { amount, servedFrom } of books) {
    if (servedFrom === null || isRead(at, servedFrom)) continue;
    const { amounts } = await amountsOf(at, figures, amount);
    if (amounts.some((each) => !isZero(each.amount))) open.add(servedFrom.reading);
  }
  for (const key of open) await awaitAdoption(at, { kind: 'READING', key });
  return open.size > 0;
}

const isRead = ({ pack }: CaseWork, { reading }: ServedFrom): boolean =>
  pack.readings.get(reading)?.status === 'ADOPTED';

/** Who gives how much to whom: out of what each has left after what is booked before in the same record. */
export async function servedBy(
  at: CaseWork,
  figures: Figures,
  of: {
    readonly servedFrom: ServedFrom;
    readonly from: Book;
    readonly owed: readonly PartOf[];
    readonly before: readonly BookMove[];
  },
): Promise<readonly Served[] | { readonly lacks: Yuan }> {
  const { servedFrom, from, owed, before } = of;
  const code = at.pack.readings.get(servedFrom.reading)?.chosen ?? '';
  const gaps = partsIn((await figures.of(servedFrom.gaps))?.value);
  const held = partsIn((await figures.of(servedFrom.held))?.value);
  const holders = held.map(({ code: unit, amount }) => {
    const drawn = before.filter((move) => move.from.book === from && move.from.unit === unit);
    const gap = gaps.find((each) => each.code === unit)?.amount ?? zero;
    const own = at.pack.units.find((each) => each.code === unit);
    return {
      code: unit,
      ofCity: own !== undefined && levelOf(own) === 'CITY',
      left: orZero(minus(amount, sum(drawn.map((move) => yuan(move.amount))))),
      hasGap: !isZero(gap),
    };
  });
  return serve(code, owed, holders);
}
