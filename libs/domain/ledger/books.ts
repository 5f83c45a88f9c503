/** The books (账簿) of the glossary: whose the money is, wherever it lies; `memo` is outside every sum. */
export const BOOKS = {
  /** 统筹基金 */
  POOLED_FUND: 'OWN',
  /** 归集基金 */
  CONSOLIDATED_RESERVE: 'OWN',
  /** 分县核算的累计结余 */
  COUNTY_BALANCE: 'OWN',
  /** 历年滚存结余 */
  ROLLED_BALANCE: 'OWN',
  /** 上解风险金 */
  RISK_CONTRIB: 'OWN',
  /** 市级结余 */
  CITY_SURPLUS: 'OWN',
  /** 尚未查明归属 */
  PENDING: 'OWN',
  /** 统筹后个人账户 */
  PA_POST: 'OWN',
  /** 统筹前留存结余 */
  RETAINED: 'MEMO',
  /** 统筹前个人账户 */
  PA_RETAINED: 'MEMO',
} as const satisfies Record<string, 'OWN' | 'MEMO'>;
export type Book = keyof typeof BOOKS;
export const BOOK_CODES = Object.keys(BOOKS) as [Book, ...Book[]];

/** Books that are the city's as a whole: their unit is the city's own code. SQL says the same (`book.of_city`). */
const cityBooks: readonly Book[] = ['CONSOLIDATED_RESERVE', 'CITY_SURPLUS', 'PENDING'];

/** Whose row of a book a case of a unit writes in. */
export const unitOfBook = (book: Book, unit: string, city: string): string =>
  cityBooks.includes(book) ? city : unit;

/** Whose money of an account outside is: the city's, the paying unit's, or the unit's whose account holds it. */
export const OWNERS = ['CITY', 'PAYER', 'HOLDER'] as const;

/** Part of a movement that is one unit's in one book and year; without `amount`, all of it. Yuan. */
export interface BookShare {
  readonly book: Book;
  readonly unit: string;
  readonly item: string;
  readonly year: number;
  readonly clause: string;
  readonly amount?: string;
}

/** A book row's name, usable in a path: `331102.POOLED_FUND.EMPLOYEE.2022`. */
export const bookId = (of: {
  readonly unit: string;
  readonly book: string;
  readonly fund: string;
  readonly year: number;
}): string => `${of.unit}.${of.book}.${of.fund}.${of.year}`;

/** The parts of such a name; undefined where it is none. */
export function parseBookId(
  id: string,
): { unit: string; book: string; fund: string; year: number } | undefined {
  const [, unit, book, fund, year] = /^(\d{6})\.([A-Z_]+)\.([A-Z_]+)\.(\d{4})$/.exec(id) ?? [];
  if (!unit || !book || !fund) return undefined;
  return { unit, book, fund, year: Number(year) };
}
