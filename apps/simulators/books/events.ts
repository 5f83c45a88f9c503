import type { Fund } from '#domain/ids/case-id.js';
import type { Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';

export const SYSTEMS = ['finance', 'tax', 'insurance', 'treasury', 'bank'] as const;
export type System = (typeof SYSTEMS)[number];

/** Who keeps an account and issues its statements. */
export type Keeper = 'bank' | 'treasury';

/** An account as the product's seed registers it. `outside` ones get no statement from us. */
export interface Account {
  readonly number: string;
  readonly name: string;
  readonly fund: Fund;
  readonly type: string;
  readonly opening: Yuan;
  readonly unit: string | null;
  readonly outside: boolean;
  readonly keptBy: Keeper;
}

/** A payment order (付款指令): its content belongs to its key for ever. */
export interface Order {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly fund: Fund;
  readonly purpose: string;
  readonly reference: string;
}

/** Money that somebody outside pays in (到账). */
export interface Deposit {
  readonly system: Keeper;
  readonly key: string;
  readonly from: string | null;
  readonly to: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly reference: string;
  readonly payer: { readonly unit: string | null; readonly name: string };
}

/** A voucher that the finance system books (记账凭证); it moves no money. */
export interface Voucher {
  readonly key: string;
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly amount: Yuan;
  readonly fund: Fund;
  readonly reference: string;
}

/** What the journal's file holds, one a line. `at` is an instant of the business clock. */
export type BookEvent =
  | { readonly type: 'ACCOUNT'; readonly account: Account }
  | { readonly type: 'PAID'; readonly order: Order; readonly valueDate: Day; readonly at: number }
  | { readonly type: 'REJECTED'; readonly order: Order; readonly reason: string }
  | { readonly type: 'QUEUED'; readonly order: Order; readonly dueAt: number }
  | { readonly type: 'TOMBSTONE'; readonly key: string }
  | { readonly type: 'DEPOSITED'; readonly deposit: Deposit; readonly at: number }
  | {
      readonly type: 'VOUCHER';
      readonly voucher: Voucher;
      readonly number: string;
      readonly at: number;
    };

/** One line of the outside truth. */
export interface Line {
  readonly sequence: number;
  readonly system: System;
  readonly operation: 'pay' | 'deposit' | 'voucher';
  readonly key: string;
  readonly from: string | null;
  readonly to: string;
  readonly amount: Yuan;
  readonly valueDate: Day;
  readonly at: number;
  readonly reference: string;
  readonly payer: { readonly unit: string | null; readonly name: string } | null;
}

/** What has become of a payment key. Nothing leads out of EXECUTED, REJECTED or CANCELLED. */
export type KeyState =
  | { readonly state: 'EXECUTED'; readonly order: Order; readonly line: Line }
  | { readonly state: 'REJECTED'; readonly order: Order; readonly reason: string }
  | { readonly state: 'QUEUED'; readonly order: Order; readonly dueAt: number }
  | { readonly state: 'CANCELLED' };
