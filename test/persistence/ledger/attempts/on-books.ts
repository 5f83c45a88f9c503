import {
  arrived,
  constraint,
  entry,
  entryOf,
  expCounty,
  opening,
  trigger,
  type Attempt,
} from './attempt.js';

const county = 'lishui/P11/331102/EMPLOYEE/2022-10';
const ofMatter = `(SELECT id FROM decision WHERE case_id = 'lishui/P11/331100/EMPLOYEE/2022-10' LIMIT 1)`;
const ofAnother = `(SELECT id FROM decision WHERE case_id = 'lishui/P11/331100/EMPLOYEE/2022-11' LIMIT 1)`;

type Line = readonly [unit: string, book: string, amount: string, fund?: string];

const values = (lines: readonly Line[]): string =>
  lines
    .map(
      ([unit, book, amount, fund]) => `('${unit}', '${book}', '${fund ?? 'EMPLOYEE'}', ${amount})`,
    )
    .join(', ');

/** A move in the books alone, by a decision of the case's matter unless said otherwise. */
const move = (
  lines: readonly Line[],
  {
    decision = ofMatter,
    kind = 'MOVE',
  }: { readonly decision?: string; readonly kind?: string } = {},
): string =>
  `WITH head AS (
     INSERT INTO book_entry (kind, city, fund, case_id, decision_id, value_date, posted_at, clause, pack)
     VALUES ('${kind}', 'lishui', 'EMPLOYEE', '${county}', ${decision}, '2022-10-10', to_timestamp(0), 'c', 'p') RETURNING id)
   INSERT INTO book_line (book_entry_id, city, unit, book, fund, year, item, amount)
   SELECT head.id, 'lishui', l.unit, l.book, l.fund, 2022, 'CLOSING', l.amount
     FROM head, (VALUES ${values(lines)}) AS l (unit, book, fund, amount)`;

const onEntry = (of: string, lines: readonly Line[], key = 'NULL'): string =>
  `INSERT INTO book_line (entry_id, transfer_key, city, unit, book, fund, year, item, amount)
   SELECT ${of}, ${key}, 'lishui', l.unit, l.book, l.fund, 2022, 'PREMIUM', l.amount
     FROM (VALUES ${values(lines)}) AS l (unit, book, fund, amount)`;

const equal = [trigger('books_equal_accounts', 'book_line')];
const place = [trigger('line_in_its_place', 'book_line')];

/** Whose the money is and where it lies are one sum, entry by entry (docs/adr/0033). */
export const onBooks: readonly Attempt[] = [
  {
    sentence: 'an entry does not make more of the money somebody’s than it moves',
    refusedBy: 'TC032',
    attempt: `${entry({}, [
      [opening, '-5'],
      [expCounty, '5'],
    ])}; ${onEntry('(SELECT max(id) FROM entry)', [['331102', 'POOLED_FUND', '6']])}`,
    guards: equal,
  },
  {
    sentence: 'nor less by a fen',
    refusedBy: 'TC032',
    attempt: `${entry({}, [
      [opening, '-5'],
      [expCounty, '5'],
    ])}; ${onEntry('(SELECT max(id) FROM entry)', [['331102', 'POOLED_FUND', '4.99']])}`,
    guards: equal,
  },
  {
    sentence: 'a move in the books alone takes from one what it gives another',
    refusedBy: 'TC032',
    attempt: move([
      ['331102', 'POOLED_FUND', '-5'],
      ['331102', 'COUNTY_BALANCE', '5.01'],
    ]),
    guards: equal,
  },
  {
    sentence: 'a memo book makes nobody’s money good',
    refusedBy: 'TC032',
    attempt: move([
      ['331102', 'POOLED_FUND', '-5'],
      ['331102', 'RETAINED', '5'],
    ]),
    guards: equal,
  },
  {
    sentence: 'two later lines of sum nought never join an old entry',
    refusedBy: 'TC033',
    attempt: onEntry(
      entryOf(arrived),
      [
        ['331102', 'POOLED_FUND', '-5'],
        ['331100', 'POOLED_FUND', '5'],
      ],
      `'${arrived}'`,
    ),
    guards: place,
  },
  {
    sentence: 'a county has no book of the city',
    refusedBy: 'TC033',
    attempt: move([
      ['331102', 'POOLED_FUND', '-5'],
      ['331102', 'CONSOLIDATED_RESERVE', '5'],
    ]),
    guards: place,
  },
  {
    sentence: 'no book but the pooled fund holds less than nothing',
    refusedBy: 'TC034',
    attempt: move([
      ['331102', 'COUNTY_BALANCE', '-5'],
      ['331102', 'POOLED_FUND', '5'],
    ]),
    guards: [trigger('book_never_negative', 'book_line')],
  },
  {
    sentence: 'a line has the fund of its entry',
    refusedBy: 'line_fund_of_book_entry',
    attempt: move([
      ['331102', 'POOLED_FUND', '-5', 'RESIDENT'],
      ['331100', 'POOLED_FUND', '5', 'RESIDENT'],
    ]),
    guards: [constraint('line_fund_of_book_entry', 'book_line')],
  },
  {
    sentence: 'money becomes nobody else’s without a decision or a computation',
    refusedBy: 'move_has_reason',
    attempt: move(
      [
        ['331102', 'POOLED_FUND', '-5'],
        ['331102', 'COUNTY_BALANCE', '5'],
      ],
      { decision: 'NULL' },
    ),
    guards: [constraint('move_has_reason', 'book_entry')],
  },
  {
    sentence: 'nor by a decision of another matter',
    refusedBy: 'TC035',
    attempt: move(
      [
        ['331102', 'POOLED_FUND', '-5'],
        ['331102', 'COUNTY_BALANCE', '5'],
      ],
      { decision: ofAnother },
    ),
    guards: [trigger('book_entry_has_reason', 'book_entry')],
  },
  {
    sentence: 'the books are opened once, by the migration',
    refusedBy: 'TC035',
    attempt: move(
      [
        ['331102', 'POOLED_FUND', '-5'],
        ['331102', 'COUNTY_BALANCE', '5'],
      ],
      { kind: 'OPENING' },
    ),
    guards: [trigger('book_entry_has_reason', 'book_entry')],
  },
];
