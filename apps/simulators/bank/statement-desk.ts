import { instantText, startOf } from '#domain/time/instant.js';
import { addDays, type Day } from '#domain/time/day.js';
import type { Account, Keeper } from '../books/events.js';
import type { Books } from '../books/books.js';
import type { BusinessClock } from '../clock/business-clock.js';
import type { Fault } from '../faults/fault-list.js';
import { wrongAmount } from '../faults/faulty-answer.js';
import type { FaultPlan } from '../faults/fault-plan.js';

const ISSUED_AT_HOUR = 8;
const HOUR = 3_600_000;

interface StatementLine {
  readonly sequence: number;
  readonly key: string;
  readonly direction: 'IN' | 'OUT';
  readonly from: string | null;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: Day;
  readonly reference: string;
  readonly payer: { readonly unit: string | null; readonly name: string } | null;
}

const has = (faults: readonly Fault[], name: Fault['fault']): boolean =>
  faults.some(({ fault }) => fault === name);

/** What the bank's printer may do to lines; the balances beside them stay true. */
function distorted(lines: StatementLine[], faults: readonly Fault[]): StatementLine[] {
  const [first, ...rest] = lines;
  const amounts = first && has(faults, 'wrongAmount') ? [wrongAmount(first), ...rest] : lines;
  const repeated = has(faults, 'duplicate') ? amounts.flatMap((line) => [line, line]) : amounts;
  return has(faults, 'outOfOrder') ? repeated.toReversed() : repeated;
}

/** Day statements (对账单): one for every calendar day and account, empty ones too. */
export class StatementDesk {
  constructor(
    private readonly books: Books,
    private readonly clock: BusinessClock,
    private readonly faults: FaultPlan,
  ) {}

  /** The statements of a day that are out, and the accounts whose statement is still missing. */
  ofDay(keeper: Keeper, day: Day): { day: Day; items: object[]; missing: string[] } {
    const accounts = this.#issued(keeper);
    const out = accounts.map((account) => ({ account, at: this.#issuedAt(keeper, account, day) }));
    const now = this.clock.now();
    return {
      day,
      items: out
        .filter(({ at }) => at <= now)
        .map(({ account, at }) => this.#statement(keeper, account, day, at)),
      missing: out.filter(({ at }) => at > now).map(({ account }) => account.number),
    };
  }

  /** Statements issued again, because money with an earlier value date came after them (补发). */
  reissuedSince(keeper: Keeper, since: number): object[] {
    const issued = new Map(this.#issued(keeper).map((account) => [account.number, account]));
    const again = this.books.lines
      .filter(({ operation, at }) => operation === 'deposit' && at >= since)
      .flatMap(({ to, valueDate, at }) => {
        const account = issued.get(to);
        const late = account && at > this.#issuedAt(keeper, account, valueDate);
        return late ? [{ account: to, day: valueDate, reissuedAt: instantText(at) }] : [];
      });
    return [...new Map(again.map((item) => [`${item.account}/${item.day}`, item])).values()];
  }

  #issued(keeper: Keeper): Account[] {
    const { money } = this.books;
    return money.accounts().filter((account) => money.isIssuedBy(account, keeper));
  }

  #issuedAt(keeper: Keeper, account: Account, day: Day): number {
    const hoursLate = this.faults.hoursLate(keeper, account.number, day);
    return startOf(addDays(day, 1), ISSUED_AT_HOUR) + hoursLate * HOUR;
  }

  #statement(keeper: Keeper, account: Account, day: Day, issuedAt: number): object {
    const entries = this.books.money.entriesOn(account, day, keeper);
    const lines = entries.map(({ line, direction }): StatementLine => {
      const { sequence, key, from, to, amount, valueDate, reference, payer } = line;
      return { sequence, key, direction, from, to, amount, valueDate, reference, payer };
    });
    const balances = this.books.money.balancesOn(account, day, keeper);
    const faults = lines.length > 0 ? this.faults.drawLines(keeper, day) : [];
    return {
      account: account.number,
      day,
      issuedAt: instantText(issuedAt),
      ...balances,
      lines: distorted(lines, faults),
    };
  }
}
