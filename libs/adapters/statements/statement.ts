import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';

/** One movement on a day statement. For money that arrives, the key is the bank's own. */
export interface StatementLine {
  readonly sequence: number;
  readonly key: string;
  readonly direction: 'IN' | 'OUT';
  readonly from: string | null;
  readonly to: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly reference: string;
  readonly payer: { readonly unit: string | null; readonly name: string } | null;
}

/** A statement (对账单) that adds up: opening + lines = closing, each bank sequence once, in order. */
export interface Statement {
  readonly account: string;
  readonly day: Day;
  readonly issuedAt: string;
  readonly opening: Yuan;
  readonly closing: Yuan;
  readonly lines: readonly StatementLine[];
}

/** The statements of a day: those that are out, those that are not, those that cannot be right. */
export interface StatementDay {
  readonly day: Day;
  readonly statements: readonly Statement[];
  readonly missing: readonly string[];
  readonly suspect: readonly { readonly account: string; readonly why: string }[];
}

/** A statement that was issued again with another line, because money was booked back to its day. */
export interface Reissue {
  readonly account: string;
  readonly day: Day;
  readonly reissuedAt: string;
}
