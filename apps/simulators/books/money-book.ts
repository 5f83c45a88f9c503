import { compare, minus, plus, sum, zero, type Yuan } from '#domain/money/yuan.js';
import type { Day } from '#domain/time/day.js';
import type { Account, Keeper, Line } from './events.js';

interface Entry {
  readonly line: Line;
  readonly direction: 'IN' | 'OUT';
}

/** Accounts with their movements by value date (起息日): what statements and balances are read from. */
export class MoneyBook {
  readonly #accounts = new Map<string, Account>();
  readonly #entries = new Map<string, Map<Day, Entry[]>>();

  add(account: Account): void {
    this.#accounts.set(account.number, account);
    this.#entries.set(account.number, this.#entries.get(account.number) ?? new Map());
  }

  account(number: string): Account | undefined {
    return this.#accounts.get(number);
  }

  accounts(): Account[] {
    return [...this.#accounts.values()];
  }

  enter(line: Line): void {
    if (line.from !== null) this.#put(line.from, { line, direction: 'OUT' });
    this.#put(line.to, { line, direction: 'IN' });
  }

  #put(number: string, entry: Entry): void {
    const days = this.#entries.get(number);
    if (!days) return;
    const { valueDate } = entry.line;
    days.set(valueDate, [...(days.get(valueDate) ?? []), entry]);
  }

  /** Money in the account at the end of a day, by value date. */
  balance(number: string, asOf: Day): Yuan {
    const nets = [...(this.#entries.get(number) ?? [])]
      .filter(([day]) => day <= asOf)
      .map(([, entries]) => net(entries));
    return plus(this.#accounts.get(number)?.opening ?? zero, sum(nets));
  }

  /** A deposit stands on the statement of the system it reached, all else at the account's keeper. */
  entriesOn(account: Account, day: Day, keeper: Keeper): Entry[] {
    const entries = this.#entries.get(account.number)?.get(day) ?? [];
    return entries.filter(({ line }) => issuerOf(line, account) === keeper);
  }

  /** Whether a keeper issues statements for the account: its own ones, and where it took money in. */
  isIssuedBy(account: Account, keeper: Keeper): boolean {
    if (account.outside) return false;
    if (account.keptBy === keeper) return true;
    const days = this.#entries.get(account.number)?.values() ?? [];
    return [...days].flat().some(({ line }) => issuerOf(line, account) === keeper);
  }

  /** Opening and closing of one statement, over the lines this keeper shows. */
  balancesOn(account: Account, day: Day, keeper: Keeper): { opening: Yuan; closing: Yuan } {
    const before = [...(this.#entries.get(account.number) ?? [])]
      .filter(([entryDay]) => entryDay < day)
      .map(([entryDay]) => net(this.entriesOn(account, entryDay, keeper)));
    const opening = plus(account.keptBy === keeper ? account.opening : zero, sum(before));
    return { opening, closing: plus(opening, net(this.entriesOn(account, day, keeper))) };
  }

  covers(number: string, need: Yuan, asOf: Day): boolean {
    return compare(this.balance(number, asOf), need) >= 0;
  }
}

function issuerOf(line: Line, account: Account): Keeper {
  return line.operation === 'deposit' && line.system === 'treasury' ? 'treasury' : account.keptBy;
}

function net(entries: readonly Entry[]): Yuan {
  return entries.reduce(
    (total, { line, direction }) =>
      direction === 'IN' ? plus(total, line.amount) : minus(total, line.amount),
    zero,
  );
}
