import {
  arrived,
  byOnePerson,
  constraint,
  decisionBy,
  entry,
  entryOf,
  expCity,
  expCounty,
  opening,
  openingResident,
  payer,
  posted,
  provider,
  sfa,
  trigger,
  type Attempt,
} from './attempt.js';

const whole = [trigger('entry_is_whole', 'entry'), trigger('entry_is_whole', 'posting')];
const reason = [trigger('entry_has_reason', 'entry')];
const mirror = { kind: 'REVERSAL', transfer: arrived, reversalOf: entryOf(arrived) };

/** M01, M02, M03, M07, M08, M11: what a posting may never be. */
export const onPostings: readonly Attempt[] = [
  {
    sentence: 'an entry of one fund does not post to an account of another fund',
    refusedBy: 'posting_fund_of_account',
    attempt: entry({ fund: 'RESIDENT' }, [
      [openingResident, '-5'],
      [expCounty, '5'],
    ]),
    guards: [constraint('posting_fund_of_account', 'posting')],
  },
  {
    sentence: 'a posting has the fund of its entry',
    refusedBy: 'posting_fund_of_entry',
    attempt: entry({ fund: 'RESIDENT' }, [
      [opening, '-5', 'EMPLOYEE'],
      [expCounty, '5', 'EMPLOYEE'],
    ]),
    guards: [constraint('posting_fund_of_entry', 'posting')],
  },
  {
    sentence: 'an entry that does not sum to zero is not committed',
    refusedBy: 'TC001',
    attempt: entry({}, [
      [opening, '-5'],
      [expCounty, '6'],
    ]),
    guards: whole,
  },
  {
    sentence: 'an entry without postings is not committed',
    refusedBy: 'TC014',
    attempt: `INSERT INTO entry (kind, fund, value_date, posted_at, clause, pack)
      VALUES ('OPENING', 'EMPLOYEE', '2022-10-10', to_timestamp(0), 'LS-9.c', 'p')`,
    guards: [...whole, ...reason],
  },
  {
    sentence: 'a third posting never joins an old entry',
    refusedBy: 'TC001',
    attempt: `INSERT INTO posting (entry_id, account_id, fund, amount) VALUES (${entryOf(posted)}, '${expCounty}', 'EMPLOYEE', 5)`,
    guards: whole,
  },
  {
    sentence: 'two later postings of sum zero never join an old entry',
    refusedBy: 'TC001',
    attempt: `INSERT INTO posting (entry_id, account_id, fund, amount)
      VALUES (${entryOf(posted)}, '${payer}', 'EMPLOYEE', -5), (${entryOf(posted)}, '${expCounty}', 'EMPLOYEE', 5)`,
    guards: whole,
  },
  {
    sentence: 'an opening does not move money between two accounts',
    refusedBy: 'TC014',
    attempt: entry({}, [
      [sfa, '-5'],
      [expCounty, '5'],
    ]),
    guards: reason,
  },
  {
    sentence: 'an account in use is not opened once more',
    refusedBy: 'TC014',
    attempt: entry({}, [
      [opening, '-5'],
      [sfa, '5'],
    ]),
    guards: reason,
  },
  {
    sentence: 'an entry that posts no transfer and opens nothing does not exist',
    refusedBy: 'entry_names_its_transfer',
    attempt: entry({ kind: 'TRANSFER' }, [
      [sfa, '-5'],
      [expCity, '5'],
    ]),
    guards: [constraint('entry_names_its_transfer', 'entry'), ...reason],
  },
  {
    sentence: 'a transfer that nobody executed is not posted',
    refusedBy: 'TC008',
    attempt: entry({ kind: 'TRANSFER', transfer: byOnePerson }, [
      [sfa, '-10'],
      [expCity, '10'],
    ]),
    guards: reason,
  },
  {
    sentence: 'a transfer is posted by one entry and by no second',
    refusedBy: 'entry_of_transfer',
    attempt: entry({ kind: 'TRANSFER', transfer: posted }, [
      [sfa, '-400'],
      [expCity, '400'],
    ]),
    guards: ['DROP INDEX entry_of_transfer'],
  },
  {
    sentence: 'a reversal mirrors the entry it reverses',
    refusedBy: 'TC016',
    attempt: entry({ ...mirror, decision: decisionBy('auditor') }, [
      [sfa, '-30'],
      [provider, '30'],
    ]),
    guards: [...reason, trigger('books_equal_accounts', 'book_line')],
  },
  {
    sentence: 'a reversal has a decision of its own',
    refusedBy: 'reversal_has_its_own_approval',
    attempt: entry(mirror, [
      [sfa, '-50'],
      [payer, '50'],
    ]),
    guards: [constraint('reversal_has_its_own_approval', 'entry')],
  },
  {
    sentence: 'whoever released a transfer does not approve its reversal',
    refusedBy: 'TC016',
    attempt: entry(
      {
        kind: 'REVERSAL',
        transfer: posted,
        reversalOf: entryOf(posted),
        decision: decisionBy('financeChief'),
      },
      [
        [expCity, '-400'],
        [sfa, '400'],
      ],
    ),
    guards: reason,
  },
  {
    sentence: 'an entry is reversed once and not again',
    refusedBy: 'entry_reversal_of_key',
    attempt: `${entry({ ...mirror, decision: decisionBy('auditor') }, [
      [sfa, '-50'],
      [payer, '50'],
    ])}; ${entry({ ...mirror, decision: decisionBy('auditor') }, [
      [sfa, '-50'],
      [payer, '50'],
    ])}`,
    guards: [
      constraint('entry_reversal_of_key', 'entry'),
      constraint('book_line_reversal_of_key', 'book_line'),
    ],
  },
  {
    sentence: 'an own account does not begin below zero',
    refusedBy: 'never_negative',
    attempt: entry({}, [
      [expCounty, '-5'],
      [opening, '5'],
    ]),
    guards: [constraint('never_negative', 'account_balance')],
  },
];
