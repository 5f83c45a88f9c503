import {
  lineName,
  numbered,
  standingOfLine,
  type KnownMovement,
  type SeenLine,
} from '#domain/ledger/statement-line.js';

const line: SeenLine = {
  key: 'lishui/P11/331100/EMPLOYEE/2022-10/APPROPRIATION/1/out',
  direction: 'OUT',
  from: 'A',
  to: 'B',
  amount: '10.00',
  valueDate: '2022-10-08',
};
const order: KnownMovement = {
  direction: 'OUT',
  from: 'A',
  to: 'B',
  amount: '10.00',
  state: 'POSTED',
  valueDate: '2022-10-08',
};
const came: SeenLine = { ...line, direction: 'IN' };
const income: KnownMovement = { ...order, direction: 'IN', from: 'PAYER' };

describe('whether a line is ours', () => {
  test.each<[string, string, SeenLine, number, KnownMovement | undefined, string]>([
    ['our order, executed once', 'A', line, 1, order, 'OURS'],
    ['not posted yet', 'A', line, 1, { ...order, state: 'UNKNOWN', valueDate: null }, 'OURS'],
    ['the other end of it', 'B', came, 1, order, 'OURS'],
    ['income that is booked', 'B', { ...came, from: null }, 1, income, 'OURS'],
    ['a key of our form that we never gave', 'A', line, 1, undefined, 'NOT_ORDERED'],
    ['a key by which money came in', 'A', line, 1, income, 'NOT_ORDERED'],
    ['one fen more', 'A', { ...line, amount: '10.01' }, 1, order, 'OTHER_AMOUNT'],
    ['to somebody else', 'A', { ...line, to: 'C' }, 1, order, 'OTHER_ACCOUNT'],
    ['from another account of ours', 'D', { ...line, from: 'D' }, 1, order, 'OTHER_ACCOUNT'],
    ['arrived at another account', 'C', { ...came, to: 'C' }, 1, order, 'OTHER_ACCOUNT'],
    ['arrived from another account', 'B', { ...came, from: 'D' }, 1, order, 'OTHER_ACCOUNT'],
    ['twice on one day', 'A', line, 2, order, 'EXECUTED_AGAIN'],
    ['again on another day', 'A', { ...line, valueDate: '2022-10-09' }, 1, order, 'EXECUTED_AGAIN'],
    ['before it was released', 'A', line, 1, { ...order, state: 'PENDING' }, 'NOT_RELEASED'],
    ['after it was given up', 'A', line, 1, { ...order, state: 'FAILED' }, 'GIVEN_UP'],
    ['after it was withdrawn', 'A', line, 1, { ...order, state: 'VOID' }, 'GIVEN_UP'],
  ])('%s', (_what, account, seen, nth, known, standing) => {
    expect(standingOfLine(account, seen, nth, known)).toBe(standing);
  });
});

test('lines of one key are counted in the bank’s order, and named the same however they are numbered', () => {
  const places = numbered([{ key: 'a' }, { key: 'b' }, { key: 'a' }]).map(({ nth }) => nth);
  expect(places).toEqual([1, 1, 2]);
  expect(lineName('a', 'A', '2022-10-08', 2)).toBe('a#A/2022-10-08/2');
});
