import {
  constraint,
  expCounty,
  posted,
  sfa,
  sfaResident,
  trigger,
  type Attempt,
} from './attempt.js';

const appendOnly = (
  table: string,
  stays: string,
  tries: {
    readonly update?: string;
    readonly remove?: readonly string[];
    readonly truncate?: readonly string[];
  },
): Attempt[] => {
  const guard = trigger(stays, table);
  const found: Attempt[] = [];
  if (tries.update !== undefined) {
    found.push({
      sentence: `a row of ${table} is never changed`,
      refusedBy: 'TC011',
      attempt: `UPDATE ${table} SET ${tries.update}`,
      guards: [guard],
    });
  }
  found.push({
    sentence: `a row of ${table} is never deleted`,
    refusedBy: 'TC011',
    attempt: `DELETE FROM ${table}`,
    guards: [guard, ...(tries.remove ?? [])],
  });
  found.push({
    sentence: `${table} is never emptied`,
    refusedBy: 'TC011',
    attempt: `TRUNCATE ${table} CASCADE`,
    guards: [guard, ...(tries.truncate ?? [])],
  });
  return found;
};

const postingStays = trigger('posting_stays', 'posting');
const entryStays = trigger('entry_stays', 'entry');
const bookLineStays = trigger('book_line_stays', 'book_line');
const linkStays = trigger('transfer_decision_stays', 'transfer_decision');
/** What else hangs on a transfer or a decision, and refuses to be emptied with it. */
const others = [
  'receipt',
  'breach',
  'letter',
  'escalation',
  'open_item',
  'credit',
  'unordered_payment',
  'other_house_receipt',
  'case_fact',
  'book_entry',
  'book_line',
  'case_answer',
  'amendment',
  'withholding',
  'withholding_part',
].map((table) => trigger(`${table}_stays`, table));
const noFks = (table: string, names: readonly string[]): string[] =>
  names.map((name) => constraint(name, table));

/** M11: what was written stays; and M22: what is derived follows. */
export const onHistory: readonly Attempt[] = [
  ...appendOnly('posting', 'posting_stays', { update: 'amount = amount * 2' }),
  ...appendOnly('entry', 'entry_stays', {
    update: `clause = 'LS-1'`,
    remove: [
      ...noFks('posting', ['posting_fund_of_entry']),
      ...noFks('book_line', ['line_fund_of_entry']),
    ],
    truncate: [postingStays, bookLineStays],
  }),
  ...appendOnly('book_line', 'book_line_stays', { update: 'amount = amount * 2' }),
  ...appendOnly('book_entry', 'book_entry_stays', {
    update: `clause = 'LS-1'`,
    remove: noFks('book_line', ['line_fund_of_book_entry']),
    truncate: [bookLineStays],
  }),
  ...appendOnly('case_fact', 'case_fact_stays', {
    update: `clause = 'LS-1'`,
    truncate: [trigger('book_entry_stays', 'book_entry'), bookLineStays],
  }),
  ...appendOnly('case_answer', 'case_answer_stays', { update: 'round = round + 1' }),
  ...appendOnly('case_stage', 'case_stage_stays', { update: 'state = NULL' }),
  ...appendOnly('case_gate', 'case_gate_stays', { update: `needs = 'other'` }),
  ...appendOnly('audit', 'audit_stays', { update: `actor = 'nobody'` }),
  ...appendOnly('transfer_decision', 'transfer_decision_stays', {
    update: `decision_id = gen_random_uuid()`,
  }).map((attempt) =>
    attempt.attempt.startsWith('UPDATE')
      ? {
          ...attempt,
          guards: [
            ...attempt.guards,
            constraint('transfer_decision_decision_id_fkey', 'transfer_decision'),
          ],
        }
      : attempt,
  ),
  ...appendOnly('transfer', 'transfer_stays', {
    remove: [
      constraint('transfer_decision_transfer_key_fkey', 'transfer_decision'),
      constraint('entry_transfer_key_fkey', 'entry'),
      ...noFks('book_line', ['book_line_transfer_key_fkey']),
      ...noFks('book_entry', ['book_entry_transfer_key_fkey']),
    ],
    truncate: [linkStays, entryStays, postingStays, ...others],
  }),
  ...appendOnly('decision', 'decision_stays', {
    remove: [
      constraint('transfer_decision_decision_id_fkey', 'transfer_decision'),
      constraint('entry_decision_id_fkey', 'entry'),
      ...noFks('book_entry', ['book_entry_decision_id_fkey']),
    ],
    truncate: [linkStays, entryStays, postingStays, ...others],
  }),
  {
    sentence: 'a signed decision is never changed',
    refusedBy: 'TC011',
    attempt: `UPDATE decision SET person = (SELECT id FROM person WHERE name = 'auditor')`,
    guards: [trigger('decision_is_fixed', 'decision')],
  },
  ...appendOnly('statement', 'statement_stays', {}),
  {
    sentence: 'the arrival of a statement is never written again',
    refusedBy: 'TC011',
    attempt: `UPDATE statement SET arrived_at = to_timestamp(1)`,
    guards: [trigger('statement_is_kept', 'statement')],
  },
  ...(
    [
      ['edited', `UPDATE account_balance SET balance = balance + 1000 WHERE account_id = '${sfa}'`],
      ['freed of what is held back', `UPDATE account_balance SET reserved = 0`],
      ['freed of its bottom', `UPDATE account_balance SET outside = true`],
      ['deleted', `DELETE FROM account_balance WHERE account_id = '${expCounty}'`],
    ] as const
  ).map(([what, attempt]): Attempt => ({
    sentence: `a balance is never ${what} by hand`,
    refusedBy: 'TC012',
    attempt,
    guards: [trigger('balance_follows', 'account_balance')],
  })),
  {
    sentence: 'the balances are never emptied',
    refusedBy: 'TC012',
    attempt: 'TRUNCATE account_balance',
    guards: [trigger('balance_stays', 'account_balance')],
  },
  ...(
    [
      ['number', `number = '1'`, sfa, []],
      ['type', `type = 'EXP_CITY'`, sfaResident, []],
      ['fund', `fund = 'EMPLOYEE'`, sfaResident, noFks('posting', ['posting_fund_of_account'])],
      ['unit', `unit = '331102'`, sfa, []],
      ['side', `outside = true`, expCounty, []],
    ] as const
  ).map(([what, change, account, more]): Attempt => ({
    sentence: `the ${what} of an account in use is fixed`,
    refusedBy: 'TC013',
    attempt: `UPDATE fund_account SET ${change} WHERE id = '${account}'`,
    guards: [trigger('account_is_fixed', 'fund_account'), ...more],
  })),
  {
    sentence: 'a posted movement is not taken apart row by row',
    refusedBy: 'TC011',
    attempt: `DELETE FROM posting USING entry WHERE entry.id = entry_id AND transfer_key = '${posted}'`,
    guards: [postingStays],
  },
];
