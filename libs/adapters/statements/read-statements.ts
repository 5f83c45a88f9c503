import { z } from 'zod';
import { compare, minus, plus } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import { answered, unknown, type Answer } from '../answer.js';
import {
  accountField,
  amountField,
  dayField,
  instantField,
  keyField,
  remarkField,
  signedAmountField,
  unitField,
} from '../fields.js';
import type { Statement, StatementDay, StatementLine } from './statement.js';

const line = z.object({
  sequence: z.number().int().min(0),
  key: keyField,
  direction: z.enum(['IN', 'OUT']),
  from: accountField.nullable(),
  to: accountField,
  amount: amountField,
  valueDate: dayField,
  reference: remarkField,
  payer: z.object({ unit: unitField.nullable(), name: remarkField }).nullable(),
});

/** The statements of one day, as the wire and the manual desk give them. */
export const statementsAnswer = z.object({
  day: dayField,
  items: z.array(
    z.object({
      account: accountField,
      day: dayField,
      issuedAt: instantField,
      opening: signedAmountField,
      closing: signedAmountField,
      lines: z.array(line).max(100_000),
    }),
  ),
  missing: z.array(accountField),
});

export const reissuesAnswer = z.object({
  items: z.array(z.object({ account: accountField, day: dayField, reissuedAt: instantField })),
});

/** Puts a day's statements in order and holds back those that contradict themselves. */
export function readStatements(
  asked: Day,
  answer: Answer<z.infer<typeof statementsAnswer>>,
): Answer<StatementDay> {
  if (answer.outcome !== 'ANSWERED') return answer;
  const { day, items, missing } = answer.value;
  if (day !== asked) return unknown('MISMATCH', `asked for ${asked}, got ${day}`);
  const read = items.map((item) => ({ item: tidied(item), why: faultOf(tidied(item), asked) }));
  return answered({
    day,
    statements: read.filter(({ why }) => why === null).map(({ item }) => item),
    missing,
    suspect: read.flatMap(({ item, why }) =>
      why === null ? [] : [{ account: item.account, why }],
    ),
  });
}

const identity = (line: StatementLine): string => {
  const { sequence, key, direction, from, to, amount, valueDate } = line;
  return [sequence, key, direction, from, to, amount, valueDate].join('|');
};

/** In the bank's order, a line printed twice once. */
function tidied(statement: Statement): Statement {
  const lines = [...new Map(statement.lines.map((one) => [identity(one), one])).values()];
  return { ...statement, lines: lines.sort((a, b) => a.sequence - b.sequence) };
}

function faultOf(statement: Statement, asked: Day): string | null {
  const { account, lines, opening, closing } = statement;
  if (statement.day !== asked) return 'OTHER_DAY';
  // One key on two lines is an order that was executed twice, and must be seen; one number on two is a misprint.
  if (new Set(lines.map(({ sequence }) => sequence)).size < lines.length) return 'SEQUENCE_TWICE';
  if (lines.some((one) => one.valueDate !== asked)) return 'OTHER_VALUE_DATE';
  const side = lines.every((one) => (one.direction === 'IN' ? one.to : one.from) === account);
  if (!side) return 'OTHER_ACCOUNT';
  const total = lines.reduce(
    (sum, one) => (one.direction === 'IN' ? plus(sum, one.amount) : minus(sum, one.amount)),
    opening,
  );
  return compare(total, closing) === 0 ? null : 'DOES_NOT_ADD_UP';
}
