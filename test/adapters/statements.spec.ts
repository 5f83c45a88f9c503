import { answered } from '#adapters/answer.js';
import { readStatements, statementsAnswer } from '#adapters/statements/read-statements.js';
import { day } from '#domain/time/day.js';

const of = day('2022-10-08');
const line = (sequence: number, key: string, amount = '5.00', to = 'B') => ({
  sequence,
  key,
  direction: 'OUT',
  from: 'A',
  to,
  amount,
  valueDate: of,
  reference: '',
  payer: null,
});

function read(lines: readonly object[], opening: string, closing: string) {
  const item = { account: 'A', day: of, issuedAt: '2022-10-09T08:00:00+08:00', opening, closing };
  const said = statementsAnswer.parse({ day: of, items: [{ ...item, lines }], missing: [] });
  const answer = readStatements(of, answered(said));
  if (answer.outcome !== 'ANSWERED') throw new Error(answer.outcome);
  const { statements, suspect } = answer.value;
  return suspect[0]?.why ?? statements[0]?.lines.map(({ sequence, key }) => `${sequence} ${key}`);
}

describe('which statements can be right', () => {
  test('a line printed twice is one line', () => {
    expect(read([line(1, 'k'), line(1, 'k')], '10.00', '5.00')).toEqual(['1 k']);
  });
  test('one key on two lines that both count is an order executed twice, and is handed on', () => {
    expect(read([line(2, 'k'), line(1, 'k')], '10.00', '0.00')).toEqual(['1 k', '2 k']);
  });
  test('the same where only one of them counts does not add up', () => {
    expect(read([line(1, 'k'), line(2, 'k')], '10.00', '5.00')).toBe('DOES_NOT_ADD_UP');
  });
  test.each([
    ['another amount', line(1, 'k', '4.00')],
    ['another key', line(1, 'l')],
    ['another receiver', line(1, 'k', '5.00', 'C')],
  ])('one number on two lines with %s is a misprint', (_what, second) => {
    expect(read([line(1, 'k'), second], '10.00', '0.00')).toBe('SEQUENCE_TWICE');
  });
  test('one fen too much is not handed on', () => {
    expect(read([line(1, 'k', '5.01')], '10.00', '5.00')).toBe('DOES_NOT_ADD_UP');
  });
});

test('a remark that PostgreSQL cannot keep, or too long, holds no statement back', () => {
  const odd = {
    ...line(1, 'k\0'),
    reference: `a\0${'长'.repeat(600)}`,
    payer: { unit: null, name: 'x\0\uD800' },
  };
  const item = { account: 'A', day: of, issuedAt: '2022-10-09T08:00:00+08:00' };
  const said = statementsAnswer.parse({
    day: of,
    items: [{ ...item, opening: '10.00', closing: '5.00', lines: [odd] }],
    missing: [],
  });
  const [read] = said.items[0]?.lines ?? [];
  expect([read?.key, read?.payer?.name]).toEqual(['k\uFFFD', 'x\uFFFD\uFFFD']);
  expect(read?.reference).toBe(`a\uFFFD${'长'.repeat(498)}`);
});
