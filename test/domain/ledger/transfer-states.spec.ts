import { ACCOUNT_TYPES, isAccountType, isSpecialFiscal } from '#domain/ledger/account-types.js';
import { legs } from '#domain/ledger/entry-legs.js';
import { canonicalContent, type TransferContent } from '#domain/ledger/transfer-content.js';
import {
  BEGINS,
  isFinal,
  mayMove,
  MOVES,
  reserves,
  TRANSFER_STATES,
  type TransferState,
} from '#domain/ledger/transfer-states.js';
import { sum, yuan } from '#domain/money/yuan.js';

/** Every state that can be reached from one, itself included. */
function reachable(from: TransferState): Set<TransferState> {
  const found = new Set([from]);
  for (const state of found) for (const next of MOVES[state]) found.add(next);
  return found;
}

describe('a transfer', () => {
  test('that was ordered can reach every state there is', () => {
    expect([...reachable(BEGINS.OUT)].sort()).toEqual([...TRANSFER_STATES].sort());
  });
  test('that arrived can only be posted', () => {
    expect([...reachable(BEGINS.IN)]).toEqual(['EXECUTED', 'POSTED']);
  });
  test('always has a way to an end', () => {
    for (const state of TRANSFER_STATES) expect([...reachable(state)].some(isFinal)).toBe(true);
  });
  test('that failed is never executed, and the other way round', () => {
    expect(reachable('FAILED').has('EXECUTED')).toBe(false);
    expect(reachable('EXECUTED').has('FAILED')).toBe(false);
  });
  test('whose outcome is unknown never just expires', () => {
    expect(mayMove('UNKNOWN', 'EXPIRED')).toBe(false);
    expect(mayMove('UNKNOWN', 'VOID')).toBe(false);
  });
  test('holds its money back until its end', () => {
    expect(TRANSFER_STATES.filter(reserves)).toEqual([
      'PENDING',
      'SUBMITTED',
      'UNKNOWN',
      'EXECUTED',
    ]);
  });
});

describe('the content of a transfer', () => {
  const content: TransferContent = {
    direction: 'OUT',
    from: 'a',
    to: 'b',
    fund: 'EMPLOYEE',
    amount: yuan('1.00'),
    clause: 'LS-9.c',
  };
  test('is one text, whatever order its fields came in', () => {
    const turned = Object.fromEntries(
      Object.entries(content).reverse(),
    ) as unknown as TransferContent;
    expect(canonicalContent(turned)).toBe(canonicalContent(content));
  });
  test('is another text when one field differs, and no value imitates a border', () => {
    const texts = [
      content,
      { ...content, direction: 'IN' as const },
      { ...content, from: 'c' },
      { ...content, to: 'c' },
      { ...content, fund: 'RESIDENT' as const },
      { ...content, amount: yuan('1.01') },
      { ...content, clause: 'LS-9.d' },
      { ...content, from: 'a","b', to: '' },
      { ...content, from: '', to: 'a","b' },
    ].map(canonicalContent);
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('accounts and entries', () => {
  test('an entry takes from one account what it gives the other', () => {
    const pair = legs('a', 'b', yuan('12.34'));
    expect(pair).toEqual([
      { account: 'a', amount: '-12.34' },
      { account: 'b', amount: '12.34' },
    ]);
    expect(sum(pair.map(({ amount }) => amount))).toBe('0.00');
  });
  test('the special fiscal accounts are ours and recognised', () => {
    expect(isSpecialFiscal('SFA_CITY')).toBe(true);
    expect(isSpecialFiscal('EXP_CITY')).toBe(false);
    expect(ACCOUNT_TYPES.SFA_CITY).toBe('OWN');
    expect(isAccountType('SFA_CITY')).toBe(true);
    expect(isAccountType('toString')).toBe(false);
  });
});
