import { plus, yuan, zero } from '#domain/money/yuan.js';
import type { Statements } from './outside-movements.js';

/** An account's balance at the end of its newest day, 元 as text. */
export interface BalanceCompared {
  readonly account: string;
  readonly day: string;
  readonly bank: string;
  readonly books: string;
}

/** What a comparison looked at: a verdict without it would say nothing. */
export interface Compared {
  readonly from: string | null;
  readonly to: string | null;
  readonly accounts: number;
  readonly days: number;
  readonly statements: number;
  readonly lines: number;
  /** Sums of the lines on the statements, 元. */
  readonly received: string;
  readonly paid: string;
  readonly balances: readonly BalanceCompared[];
}

export const nothingCompared: Compared = {
  from: null,
  to: null,
  accounts: 0,
  days: 0,
  statements: 0,
  lines: 0,
  received: '0.00',
  paid: '0.00',
  balances: [],
};

/** One city's statements more. */
export function addUp(
  before: Compared,
  city: {
    readonly from: string;
    readonly to: string;
    readonly read: Statements;
    readonly balances: readonly BalanceCompared[];
  },
): Compared {
  const { statements } = city.read;
  const lines = statements.flatMap((each) => each.lines);
  const sumOf = (direction: 'IN' | 'OUT') =>
    lines
      .filter((line) => line.direction === direction)
      .reduce((sum, { amount }) => plus(sum, amount), zero);
  return joined(before, {
    from: city.from,
    to: city.to,
    accounts: new Set(statements.map(({ account }) => account)).size,
    days: new Set(statements.map(({ day }) => day)).size,
    statements: statements.length,
    lines: lines.length,
    received: sumOf('IN'),
    paid: sumOf('OUT'),
    balances: city.balances,
  });
}

/** Two cities together. */
export function joined(a: Compared, b: Compared): Compared {
  const days = [a.from, a.to, b.from, b.to].filter((day) => day !== null).sort();
  return {
    from: days[0] ?? null,
    to: days.at(-1) ?? null,
    accounts: a.accounts + b.accounts,
    days: Math.max(a.days, b.days),
    statements: a.statements + b.statements,
    lines: a.lines + b.lines,
    received: plus(yuan(a.received), yuan(b.received)),
    paid: plus(yuan(a.paid), yuan(b.paid)),
    balances: [...a.balances, ...b.balances],
  };
}
