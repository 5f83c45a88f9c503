import { dayOf } from '#domain/time/instant.js';
import { addDays, type Day } from '#domain/time/day.js';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import type { Books } from '../books/books.js';
import type { KeyState, Order } from '../books/events.js';
import type { BusinessClock } from '../clock/business-clock.js';
import { Problem } from '../http/problem.js';

const HOUR = 3_600_000;
/** No holiday is longer; a calendar without working days must not hang the bank. */
const LONGEST_REST_DAYS = 60;

/** Money booked on a rest day has value on the next working day. */
export function valueDateOf(today: Day, calendar: WorkingCalendar): Day {
  for (let ahead = 0; ahead <= LONGEST_REST_DAYS; ahead += 1) {
    const day = addDays(today, ahead);
    if (calendar.isWorkingDay(day)) return day;
  }
  throw new Error(`no working day within ${LONGEST_REST_DAYS} days of ${today}`);
}

const sameContent = (a: Order, b: Order): boolean =>
  (Object.keys(a) as (keyof Order)[]).every((name) => a[name] === b[name]);

/**
 * The bank's counter for payments (付款). A key is executed at most once; once refused or
 * cancelled it can never be executed any more, however late a copy of the order arrives.
 */
export class PaymentDesk {
  constructor(
    private readonly books: Books,
    private readonly clock: BusinessClock,
    private readonly calendar: WorkingCalendar,
  ) {}

  pay(order: Order, lateHours: number): KeyState {
    const known = this.books.keyState(order.key);
    if (known?.state === 'CANCELLED') return known;
    if (known && !sameContent(known.order, order)) {
      throw new Problem(
        409,
        'KEY_CONFLICT',
        '该流水号已用于另一笔付款 This key has other content.',
      );
    }
    if (known) return known;
    if (lateHours > 0) {
      this.books.record({ type: 'QUEUED', order, dueAt: this.clock.now() + lateHours * HOUR });
    } else this.#execute(order, this.clock.now());
    return this.#state(order.key);
  }

  /** With a lag the desk shows a payment only so many hours after its execution. */
  query(key: string, lagHours: number): KeyState | undefined {
    const known = this.books.keyState(key);
    const hidden =
      known?.state === 'EXECUTED' && known.line.at + lagHours * HOUR > this.clock.now();
    return hidden && lagHours > 0 ? undefined : known;
  }

  /** Plants a tombstone unless the money has already gone (撤销). */
  cancel(key: string): KeyState {
    const known = this.books.keyState(key);
    if (known && known.state !== 'QUEUED') return known;
    this.books.record({ type: 'TOMBSTONE', key });
    return this.#state(key);
  }

  /** Executes the orders whose hour has come; called before anybody looks. */
  settleDue(): void {
    const now = this.clock.now();
    for (const { order, dueAt } of this.books.queued()) {
      if (dueAt <= now) this.#execute(order, dueAt);
    }
  }

  #execute(order: Order, at: number): void {
    const valueDate = valueDateOf(dayOf(at), this.calendar);
    const reason = this.#refusal(order, valueDate);
    if (reason) this.books.record({ type: 'REJECTED', order, reason });
    else this.books.record({ type: 'PAID', order, valueDate, at });
  }

  #refusal({ from, to, amount, fund }: Order, valueDate: Day): string | null {
    const payer = this.books.money.account(from);
    const payee = this.books.money.account(to);
    if (!payer || !payee) return 'UNKNOWN_ACCOUNT';
    if (from === to) return 'SAME_ACCOUNT';
    if (payer.fund !== fund || payee.fund !== fund) return 'OTHER_FUND';
    if (!payer.outside && !this.books.money.covers(from, amount, valueDate)) {
      return 'INSUFFICIENT_FUNDS';
    }
    return null;
  }

  #state(key: string): KeyState {
    const state = this.books.keyState(key);
    if (!state) throw new Error(`key ${key} was just recorded and is not there`);
    return state;
  }
}
