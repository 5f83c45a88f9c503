import { dayOf } from '#domain/time/instant.js';
import type { AppendLog } from '../journal/append-log.js';
import type { Account, BookEvent, Deposit, KeyState, Line, Order, Voucher } from './events.js';
import { MoneyBook } from './money-book.js';

type Paid = Extract<BookEvent, { type: 'PAID' }>;

/** All that the outside systems know, rebuilt from the journal's file at every start. */
export class Books {
  readonly money = new MoneyBook();
  readonly lines: Line[] = [];
  readonly #keys = new Map<string, KeyState>();
  readonly #vouchers = new Map<string, { voucher: Voucher; number: string; at: number }>();
  readonly #queued = new Set<string>();
  #deposits = 0;

  constructor(
    private readonly log: AppendLog,
    past: readonly BookEvent[],
  ) {
    for (const event of past) this.#apply(event);
  }

  keyState(key: string): KeyState | undefined {
    return this.#keys.get(key);
  }

  voucher(key: string): { voucher: Voucher; number: string; at: number } | undefined {
    return this.#vouchers.get(key);
  }

  vouchers(): number {
    return this.#vouchers.size;
  }

  /** Orders waiting for their hour, earliest first. */
  queued(): { order: Order; dueAt: number }[] {
    return [...this.#queued]
      .map((key) => this.#keys.get(key))
      .filter((state) => state?.state === 'QUEUED')
      .sort((a, b) => a.dueAt - b.dueAt);
  }

  /** The bank's own key for money that arrives (入账流水号). */
  nextDepositKey(of: Pick<Deposit, 'system' | 'valueDate'>): string {
    const serial = String(this.#deposits + 1).padStart(6, '0');
    return `${of.system.toUpperCase()}-${of.valueDate.replaceAll('-', '')}-${serial}`;
  }

  /** Takes effect at once; nobody is answered before the log is durable. */
  record(event: BookEvent): void {
    this.log.append(event);
    this.#apply(event);
  }

  #apply(event: BookEvent): void {
    if (event.type === 'ACCOUNT') this.money.add(event.account satisfies Account);
    else if (event.type === 'PAID') this.#paid(event);
    else if (event.type === 'REJECTED') {
      this.#settle(event.order.key, {
        state: 'REJECTED',
        order: event.order,
        reason: event.reason,
      });
    } else if (event.type === 'QUEUED') {
      this.#keys.set(event.order.key, { state: 'QUEUED', order: event.order, dueAt: event.dueAt });
      this.#queued.add(event.order.key);
    } else if (event.type === 'TOMBSTONE') this.#settle(event.key, { state: 'CANCELLED' });
    else if (event.type === 'DEPOSITED') this.#deposited(event.deposit, event.at);
    else this.#booked(event.voucher, event.number, event.at);
  }

  #settle(key: string, state: KeyState): void {
    this.#keys.set(key, state);
    this.#queued.delete(key);
  }

  #paid({ order, valueDate, at }: Paid): void {
    const { key, from, to, amount, reference } = order;
    const moved = { key, from, to, amount, valueDate, at, reference, payer: null };
    const line = this.#write({ system: 'bank', operation: 'pay', ...moved });
    this.money.enter(line);
    this.#settle(key, { state: 'EXECUTED', order, line });
  }

  #deposited(deposit: Deposit, at: number): void {
    this.#deposits += 1;
    this.money.enter(this.#write({ ...deposit, operation: 'deposit', at }));
  }

  #booked(voucher: Voucher, number: string, at: number): void {
    const { key, from, to, amount, reference } = voucher;
    this.#vouchers.set(key, { voucher, number, at });
    const booked = { key, from, to, amount, valueDate: dayOf(at), at, reference, payer: null };
    this.#write({ system: 'finance', operation: 'voucher', ...booked });
  }

  #write(line: Omit<Line, 'sequence'>): Line {
    const written = { ...line, sequence: this.lines.length + 1 };
    this.lines.push(written);
    return written;
  }
}
