import {
  arrived,
  byOneDepartment,
  byOnePerson,
  constraint,
  decisionBy,
  expCity,
  expCounty,
  pending,
  posted,
  sfa,
  sfaResident,
  submitted,
  transfer,
  trigger,
  type Attempt,
} from './attempt.js';

const moves = [trigger('transfer_moves_on', 'transfer')];
const begins = [trigger('transfer_begins', 'transfer')];
const update = (of: string, what: string): string =>
  `UPDATE transfer SET ${what} WHERE key = '${of}'`;
const attach = (to: string, decision: string): string =>
  `INSERT INTO transfer_decision VALUES ('${to}', ${decision})`;

/** M03, M04, M05, M06, M07: what an order may never be or become. */
export const onOrders: readonly Attempt[] = [
  {
    sentence: 'a key orders once, and no second transfer takes it',
    refusedBy: 'transfer_pkey',
    attempt: transfer({ instalment: 2 }),
    guards: [constraint('transfer_pkey', 'transfer')],
  },
  {
    sentence: 'the same instalment is not ordered under another key',
    refusedBy: 'order_key_is_its_name',
    attempt: transfer({ key: 'lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/2b/out' }),
    guards: [constraint('order_key_is_its_name', 'transfer')],
  },
  {
    sentence: 'money never goes along a pair of accounts that is off the list',
    refusedBy: 'transfer_on_whitelist',
    attempt: transfer({ from: expCity, to: sfa }),
    guards: [constraint('transfer_on_whitelist', 'transfer')],
  },
  {
    sentence: 'a transfer never joins two funds',
    refusedBy: 'transfer_of_one_fund_from',
    attempt: transfer({ from: sfaResident }),
    guards: [constraint('transfer_of_one_fund_from', 'transfer')],
  },
  {
    sentence: 'more than an account has left is not ordered',
    refusedBy: 'never_negative',
    attempt: transfer({ amount: '1000000.00' }),
    guards: [constraint('never_negative', 'account_balance')],
  },
  {
    sentence: 'an order does not begin released',
    refusedBy: 'TC007',
    attempt: transfer({ state: 'SUBMITTED' }),
    guards: begins,
  },
  {
    sentence: 'money of the special fiscal account does not just arrive elsewhere',
    refusedBy: 'TC010',
    attempt: transfer({ direction: 'IN', key: 'bank-000099', valueDate: '2022-10-10' }),
    guards: begins,
  },
  {
    sentence: 'an order does not jump from pending to executed',
    refusedBy: 'TC007',
    attempt: update(pending, `state = 'EXECUTED', value_date = '2022-10-10'`),
    guards: moves,
  },
  {
    sentence: 'an unreleased order has not failed',
    refusedBy: 'TC007',
    attempt: update(pending, `state = 'FAILED', tombstone = true, next_ask_at = NULL`),
    guards: moves,
  },
  {
    sentence: 'a posted transfer is final',
    refusedBy: 'TC007',
    attempt: update(posted, `state = 'EXECUTED'`),
    guards: moves,
  },
  {
    sentence: 'a transfer fails only with its tombstone',
    refusedBy: 'transfer_failed_with_tombstone',
    attempt: update(submitted, `state = 'FAILED', next_ask_at = NULL`),
    guards: [constraint('transfer_failed_with_tombstone', 'transfer')],
  },
  {
    sentence: 'an executed transfer has the value date of the bank',
    refusedBy: 'transfer_has_value',
    attempt: update(submitted, `state = 'EXECUTED'`),
    guards: [constraint('transfer_has_value', 'transfer')],
  },
  {
    sentence: 'a transfer is not posted without its entry',
    refusedBy: 'TC008',
    attempt: `${update(submitted, `state = 'EXECUTED', value_date = '2022-10-10'`)};
      ${update(submitted, `state = 'POSTED', next_ask_at = NULL`)}`,
    guards: [trigger('posted_has_entry', 'transfer')],
  },
  ...[
    'amount = 1.00',
    `to_account = '${expCounty}', to_type = 'EXP_COUNTY'`,
    `clause = 'LS-1'`,
    `pack = 'x'`,
    `created_at = now()`,
  ].map((what): Attempt => ({
    sentence: `the content of an order is fixed: ${what.split(' ')[0]}`,
    refusedBy: what.startsWith('to_') ? 'transfer_on_whitelist' : 'TC005',
    attempt: update(pending, what),
    guards: what.startsWith('to_')
      ? [constraint('transfer_on_whitelist', 'transfer'), ...moves]
      : moves,
  })),
  {
    sentence: 'the day money arrived is never written again',
    refusedBy: 'TC005',
    attempt: update(arrived, `value_date = '2022-09-30'`),
    guards: moves,
  },
];

/** M10: too few persons, too few departments, and the ways around being counted. */
export const onReleases: readonly Attempt[] = [
  {
    sentence: 'one person alone releases nothing',
    refusedBy: 'TC010',
    attempt: update(byOnePerson, `state = 'SUBMITTED'`),
    guards: moves,
  },
  {
    sentence: 'two persons of one department release nothing from the special fiscal account',
    refusedBy: 'TC010',
    attempt: update(byOneDepartment, `state = 'SUBMITTED'`),
    guards: moves,
  },
  {
    sentence: 'a temporary table of looser rules is not believed',
    refusedBy: 'TC010',
    attempt: `CREATE TEMP TABLE decision ON COMMIT DROP AS
        SELECT id, username, code, way, office, gen_random_uuid() AS person FROM decision;
      CREATE TEMP TABLE office ON COMMIT DROP AS SELECT id, random()::text AS department FROM office;
      CREATE TEMP TABLE account_pair ON COMMIT DROP AS
        SELECT from_type, to_type, 0 AS min_persons, 0 AS min_departments FROM account_pair;
      INSERT INTO transfer_decision VALUES ('${byOnePerson}', ${decisionBy('agencyChief')});
      ${update(byOnePerson, `state = 'SUBMITTED'`)}`,
    guards: [
      'ALTER FUNCTION release_standing RESET search_path',
      'ALTER FUNCTION transfer_moves_on RESET search_path',
    ],
  },
  {
    sentence: 'a decision of another period does not speak for this transfer',
    refusedBy: 'TC009',
    attempt: attach(byOnePerson, `(SELECT id FROM decision WHERE case_id LIKE '%/2022-11')`),
    guards: [trigger('decision_covers', 'transfer_decision')],
  },
  ...['RETURN', 'OBJECT', 'REFUSE'].map((code): Attempt => ({
    sentence: `a decision to ${code} does not speak for paying`,
    refusedBy: 'TC009',
    attempt: attach(byOnePerson, decisionBy('financeChief', code)),
    guards: [trigger('decision_covers', 'transfer_decision')],
  })),
  ...['RETURN', 'OBJECT', 'REFUSE'].map((code): Attempt => ({
    sentence: `a second hand that said ${code} does not count, though it stands beside the transfer`,
    refusedBy: 'TC010',
    attempt: `ALTER TABLE transfer_decision DISABLE TRIGGER decision_covers;
      ${attach(byOnePerson, decisionBy('financeChief', code))};
      ALTER TABLE transfer_decision ENABLE TRIGGER decision_covers;
      ${update(byOnePerson, `state = 'SUBMITTED'`)}`,
    guards: moves,
  })),
  {
    sentence: 'a transfer that has left takes no more decisions',
    refusedBy: 'TC009',
    attempt: attach(submitted, decisionBy('auditor')),
    guards: [trigger('decision_covers', 'transfer_decision')],
  },
  {
    sentence: 'the rule of a pair never becomes looser',
    refusedBy: 'TC006',
    attempt: `UPDATE account_pair SET min_persons = 1 WHERE from_type = 'EXP_CITY'`,
    guards: [trigger('pair_only_tightens', 'account_pair')],
  },
  {
    sentence: 'no pack lets one department empty the special fiscal account',
    refusedBy: 'fiscal_account_needs_two_departments',
    attempt: `INSERT INTO account_pair VALUES ('SFA_CITY', 'PROVIDER', 'x', 'x', 2, 1)`,
    guards: [constraint('fiscal_account_needs_two_departments', 'account_pair')],
  },
];
