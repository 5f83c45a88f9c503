import { expCounty, sfaResident, transfer, trigger, type Attempt } from './attempt.js';

const itemCase = 'lishui/P24-U_0/331100/EMPLOYEE/2022-10';
const pendingCase = 'lishui/P11/331102/EMPLOYEE/2022-10';
const expCity = 'lishui/EXP_CITY/331100/EMPLOYEE';
const unexplained = 'lishui/UNEXPLAINED/331100/EMPLOYEE';

const order = (key: string, from: string, to: string, fund = 'EMPLOYEE'): string => {
  const [caseId = '', obligation = '', instalment = ''] = key.split('|');
  const unit = caseId.split('/')[2] ?? '';
  return `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, obligation, instalment,
      from_account, from_type, to_account, to_type, amount, clause, pack, content_hash, state, created_at)
    VALUES ('${caseId}/${obligation}/${instalment}/out', 'OUT', '${caseId}', 'lishui', 'P11', '${unit}', '${fund}', '2022-10',
      '${obligation}', ${instalment}, '${from}', '${from.split('/')[1]}', '${to}', '${to.split('/')[1]}', 1.00, 'LS-9.d', 'p',
      repeat('a', 64), 'PENDING', to_timestamp(0))`;
};

/** A payment that the bank made from the county's account: seen, written down as executed, not posted. */
const bankPayment = (key: string): string =>
  `INSERT INTO transfer (key, direction, case_id, city, process, unit, fund, period, from_account, from_type, to_account,
     to_type, amount, clause, pack, content_hash, state, value_date, created_at)
   VALUES ('${key}', 'OUT', '${itemCase}', 'lishui', 'P24', '331102', 'EMPLOYEE', '2022-10', '${expCounty}', 'EXP_COUNTY',
     '${unexplained}', 'UNEXPLAINED', 5.00, 'LS-3.b', 'p', repeat('a', 64), 'EXECUTED', '2022-10-09', to_timestamp(0))`;

/** An order of the county's account was written; then its statement shows what nobody ordered. */
export const unorderedLife: readonly string[] = [
  `INSERT INTO entry (kind, fund, value_date, posted_at, clause, pack) VALUES ('OPENING', 'EMPLOYEE', '2022-09-01', to_timestamp(0), 'c', 'p')`,
  `INSERT INTO posting (entry_id, account_id, fund, amount) SELECT max(id), '${expCounty}', 'EMPLOYEE', 50 FROM entry`,
  `INSERT INTO posting (entry_id, account_id, fund, amount) SELECT max(id), 'lishui/OPENING/331100/EMPLOYEE', 'EMPLOYEE', -50 FROM entry`,
  order(`${pendingCase}|BACK|1`, expCounty, expCity),
  `INSERT INTO transfer_decision SELECT '${pendingCase}/BACK/1/out', id FROM decision
     WHERE code = 'APPROVE' AND case_id = 'lishui/P11/331100/EMPLOYEE/2022-10' AND username IN ('agencyClerk', 'financeChief')`,
  `INSERT INTO process_case (id, city, process, stream, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ('${itemCase}', 'lishui', 'P24', 'U_0', '331100', 'EMPLOYEE', '2022-10', 'openItem', 'p', 'UNORDERED', 'LS-3.b', to_timestamp(0))`,
  `INSERT INTO open_item (case_id, kind, amount, account_id, day, opened_at)
     VALUES ('${itemCase}', 'UNORDERED', 5.00, '${expCounty}', '2022-10-09', to_timestamp(0))`,
  `INSERT INTO unordered_payment (case_id, account_id, day, bank_key, nth, bank_sequence, why, amount, to_number, reference, ledger_key)
     VALUES ('${itemCase}', '${expCounty}', '2022-10-09', 'bank-own/1', 1, 7, 'NOT_ORDERED', 5.00, 'N', '', 'bank-own/1')`,
  bankPayment('bank-own/1'),
  `INSERT INTO statement (system, account_id, day, arrived_at, hash, lines, opening, closing, books, matched)
     VALUES ('bank', '${sfaResident}', '2022-10-09', to_timestamp(0), 'h', '[]', 1000, 999.99, 1000, true)`,
];

/** Money that nobody ordered holds its account, and leaves our books in one way only (docs/adr/0020). */
export const onUnordered: readonly Attempt[] = [
  {
    sentence: 'no order is written on an account that a payment nobody ordered has left',
    refusedBy: 'TC023',
    attempt: order(`${pendingCase}|BACK|2`, expCounty, expCity),
    guards: [trigger('order_waits_for_account', 'transfer')],
  },
  {
    sentence: 'nothing is released from it, not even what was ordered before',
    refusedBy: 'TC023',
    attempt: `UPDATE transfer SET state = 'SUBMITTED' WHERE key = '${pendingCase}/BACK/1/out'`,
    guards: [trigger('release_waits_for_account', 'transfer')],
  },
  {
    sentence: 'nothing leaves an account whose balance is not the bank’s',
    refusedBy: 'TC023',
    attempt: order(
      'lishui/P11/331100/RESIDENT/2022-10|APPROPRIATION|1',
      sfaResident,
      'lishui/EXP_CITY/331100/RESIDENT',
      'RESIDENT',
    ),
    guards: [trigger('order_waits_for_account', 'transfer')],
  },
  {
    sentence: 'nobody lifts a hold by hand while nothing is posted',
    refusedBy: 'TC022',
    attempt: `UPDATE unordered_payment SET resolved_as = 'RECOGNISED', resolved_at = now()`,
    guards: [trigger('unordered_payment_ends', 'unordered_payment')],
  },
  {
    sentence: 'other money is no refund',
    refusedBy: 'TC022',
    attempt: `UPDATE unordered_payment SET refund_key = 'bank-000001'`,
    guards: [trigger('unordered_payment_ends', 'unordered_payment')],
  },
  {
    sentence: 'what the bank did is never made smaller',
    refusedBy: 'TC011',
    attempt: `UPDATE unordered_payment SET amount = 0.01`,
    guards: [trigger('unordered_payment_ends', 'unordered_payment')],
  },
  {
    sentence: 'an item of a payment nobody ordered is never deleted',
    refusedBy: 'TC011',
    attempt: `DELETE FROM unordered_payment`,
    guards: [trigger('unordered_payment_stays', 'unordered_payment')],
  },
  {
    sentence: 'nothing is posted to UNEXPLAINED that no statement shows',
    refusedBy: 'TC022',
    attempt: bankPayment('bank-own/2'),
    guards: [trigger('transfer_begins', 'transfer')],
  },
  {
    sentence: 'an order of ours never goes to UNEXPLAINED',
    refusedBy: 'TC022',
    attempt: transfer({ from: expCounty, to: unexplained, instalment: 91 }),
    guards: [trigger('transfer_begins', 'transfer')],
  },
  {
    sentence: 'one hand alone does not recognise what left',
    refusedBy: 'TC010',
    attempt: `UPDATE transfer SET state = 'POSTED' WHERE key = 'bank-own/1'`,
    guards: [
      trigger('unexplained_has_reason', 'transfer'),
      trigger('posted_has_entry', 'transfer'),
    ],
  },
];
