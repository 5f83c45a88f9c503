import type { DifferenceKind, KeptDifference } from '#persistence/operations/differences.js';
import { say, type Manner } from '../terminal.js';
import type { Checked } from './check-books.js';

const kinds: Readonly<Record<DifferenceKind, readonly [string, string]>> = {
  AT_BANK_ONLY: ['银行有、账上无', 'at the bank, not in our books'],
  EXPECTED_AGAIN: [
    '银行已付，待重新办理时按原号入账',
    'paid; posted when decided again under its key',
  ],
  EXECUTED_UNPOSTED: ['银行已付、账上未入', 'executed, not posted'],
  OTHER_CONTENT: ['内容不符，须人工核对', 'other content: a person must look'],
  FAILED_BUT_EXECUTED: [
    '账上已作废、银行已付，须人工核对',
    'given up here, executed there: a person must look',
  ],
  NOT_AT_BANK: ['账上有、银行无，须人工核对', 'in our books, not at the bank: a person must look'],
  STATEMENT_MISSING: ['对账单未到', 'the statement has not come'],
};

/** A comparison for people: the verdict, then each difference that is not over. */
export function booksInWords(
  manner: Manner,
  { reconciling, open, differences }: Checked,
): string[] {
  if (!reconciling)
    return [say(manner, '账目一致，资金可以划拨', 'the books agree, money may move')];
  const rest = differences.filter(({ state }) => state === 'OPEN' || state === 'EXPECTED_AGAIN');
  const expected = rest.length - open;
  return [
    say(
      manner,
      `对账中，暂停放款：${open} 项未了，${expected} 项待重新办理`,
      `reconciling, no money is released: ${open} open, ${expected} expected again`,
    ),
    ...rest.map((each) => `  ${each.state === 'OPEN' ? '!' : '·'} ${lineOf(manner, each)}`),
  ];
}

function lineOf(manner: Manner, { kind, key, bank, ledger }: KeptDifference): string {
  const [zh, en] = kinds[kind];
  const amount = bank?.amount ?? ledger?.amount;
  const valueDate = bank?.valueDate ?? ledger?.valueDate;
  return [key, amount, valueDate, say(manner, zh, en)].filter(Boolean).join('  ');
}
