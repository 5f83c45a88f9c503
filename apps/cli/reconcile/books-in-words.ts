import type { DifferenceKind, KeptDifference } from '#persistence/operations/differences.js';
import { say, type Manner } from '../terminal.js';
import type { Checked } from './check-books.js';
import type { Compared } from './compared.js';

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
  STATEMENT_MISSING: ['对账单未到或有误', 'the statement has not come, or cannot be right'],
  BALANCE_DIFFERS: ['银行余额与账面不符', 'the balance is not that of our books'],
  BOOKS_DIFFER: [
    '账簿归属合计与账户余额不符',
    'what is whose does not add up to what the accounts hold',
  ],
};

/** A comparison for people: the verdict, what was compared, then each difference that is not over. */
export function booksInWords(manner: Manner, checked: Checked): string[] {
  const { reconciling, open, differences, compared } = checked;
  const rest = differences.filter(({ state }) => state === 'OPEN' || state === 'EXPECTED_AGAIN');
  const lines = rest.map(
    (each) => `  ${each.state === 'OPEN' ? '!' : '·'} ${lineOf(manner, each)}`,
  );
  const looked = compared ? [lookedAt(manner, compared)] : [];
  if (!reconciling) return [verdict(manner, checked), ...looked, ...lines];
  const expected = rest.length - open;
  return [
    say(
      manner,
      `对账中，暂停放款：${open} 项未了，${expected} 项待重新办理`,
      `reconciling, no money is released: ${open} open, ${expected} expected again`,
    ),
    ...looked,
    ...lines,
  ];
}

function verdict(manner: Manner, { open, compared }: Checked): string {
  if (compared === null)
    return say(manner, '对账结束，资金可以划拨', 'the comparison is over, money may move');
  if (open > 0)
    return say(manner, `账目不符：${open} 项差异`, `the books differ: ${open} differences`);
  if (compared.statements === 0)
    return say(manner, '尚无对账单，未作比较', 'there is no statement yet, nothing was compared');
  return say(manner, '账目一致，资金可以划拨', 'the books agree, money may move');
}

function lookedAt(
  manner: Manner,
  { from, to, accounts, days, statements, lines, received, paid, balances }: Compared,
): string {
  return say(
    manner,
    `  已比较 ${from ?? '-'} 至 ${to ?? '-'}：${accounts} 个账户，${days} 天，${statements} 份对账单，${lines} 笔，收 ${received}，付 ${paid}，余额 ${balances.length} 个`,
    `  compared ${from ?? '-'} to ${to ?? '-'}: ${accounts} accounts, ${days} days, ${statements} statements, ${lines} lines, in ${received}, out ${paid}, ${balances.length} balances`,
  );
}

function lineOf(manner: Manner, { kind, key, bank, ledger }: KeptDifference): string {
  const [zh, en] = kinds[kind];
  const amount = bank?.amount ?? ledger?.amount;
  const valueDate = bank?.valueDate ?? ledger?.valueDate;
  return [key, amount, valueDate, say(manner, zh, en)].filter(Boolean).join('  ');
}
