import { recentSignIns, type SignInPlace } from '#persistence/sessions/recent-sign-ins.js';
import type { Database } from '#persistence/database.js';

/** So many accounts with their addresses; beyond that the one seen first is forgotten. */
const most = 10_000;

/**
 * From where people came in lately. Their wrong passwords count as everybody's, but strangers who guess
 * from elsewhere keep them waiting neither in the row nor by the delay of their account.
 */
export class KnownAddresses {
  private readonly accounts = new Map<string, SignInPlace>();
  /** How many accounts came in from an address. */
  private readonly addresses = new Map<string, number>();
  private reading: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  /** Reads those of before this process began, once; without them everybody is a stranger. */
  async read(): Promise<void> {
    this.reading ??= recentSignIns(this.database).then(
      (found) => found.forEach((each) => this.add(each)),
      () => {
        this.reading = undefined;
      },
    );
    await this.reading;
  }

  hasAddress(address: string): boolean {
    return this.addresses.has(address);
  }

  has(place: SignInPlace): boolean {
    return this.accounts.has(keyOf(place));
  }

  add(place: SignInPlace): void {
    if (this.has(place)) return;
    this.accounts.set(keyOf(place), place);
    this.addresses.set(place.address, (this.addresses.get(place.address) ?? 0) + 1);
    const [first] = this.accounts.values();
    if (this.accounts.size > most && first) this.forget(first);
  }

  private forget(place: SignInPlace): void {
    this.accounts.delete(keyOf(place));
    const left = (this.addresses.get(place.address) ?? 1) - 1;
    if (left > 0) this.addresses.set(place.address, left);
    else this.addresses.delete(place.address);
  }
}

const keyOf = ({ username, address }: SignInPlace): string => `${username} ${address}`;
