import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkingCalendar } from '#domain/time/working-calendar.js';
import { PaymentDesk } from './bank/payment-desk.js';
import { StatementDesk } from './bank/statement-desk.js';
import { Books } from './books/books.js';
import type { BookEvent } from './books/events.js';
import { sum } from '#domain/money/yuan.js';
import { BusinessClock } from './clock/business-clock.js';
import { FaultPlan } from './faults/fault-plan.js';
import { FaultyCounter } from './faults/faulty-answer.js';
import { FigureDesk, type SpecialBalance } from './figures/figure-desk.js';
import { AppendLog, readLog } from './journal/append-log.js';
import { ownFolder } from './journal/single-owner.js';

/** What one instance of the outside world is made of. */
export interface WorldOptions {
  /** The folder that holds journal, clock and faults. */
  readonly folder: string;
  /** Hex; the HMAC key that product and outside systems share. */
  readonly secret: string;
  readonly calendar: WorkingCalendar;
  /** Real time, for tests that need another. */
  readonly real?: () => number;
  /** Told when the journal can no longer be written; every later answer is a failure. */
  readonly onBroken?: (error: unknown) => void;
}

/** The five outside systems with what they know, as one world (外部系统模拟). */
export interface OutsideWorld {
  readonly secret: string;
  readonly log: AppendLog;
  readonly clock: BusinessClock;
  readonly books: Books;
  readonly faults: FaultPlan;
  readonly counter: FaultyCounter;
  readonly payments: PaymentDesk;
  readonly statements: StatementDesk;
  readonly figures: FigureDesk;
  close(): Promise<void>;
}

/** An account that was registered without its unit counts for every city. */
const specialBalance =
  (books: Books): SpecialBalance =>
  (city, fund, at) =>
    sum(
      books.money
        .accounts()
        .filter((one) => one.type === 'SFA_CITY' && one.fund === fund)
        .filter(({ unit }) => (unit ?? city) === city)
        .map(({ number }) => books.money.balance(number, at)),
    );

/** Opens a world on its folder, with all that the journal remembers. */
export async function openWorld(options: WorldOptions): Promise<OutsideWorld> {
  const { folder, secret, calendar } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const disown = await ownFolder(folder);
  const path = join(folder, 'journal.jsonl');
  const past = readLog(path) as BookEvent[];
  const log = await AppendLog.open(path, options.onBroken ?? (() => undefined));
  const clock = new BusinessClock(folder, options.real);
  const books = new Books(log, past);
  const faults = new FaultPlan(folder);
  const counter = new FaultyCounter(faults, clock, () => log.durable());
  return {
    secret,
    log,
    clock,
    books,
    faults,
    counter,
    payments: new PaymentDesk(books, clock, calendar),
    statements: new StatementDesk(books, clock, faults),
    figures: new FigureDesk(folder, specialBalance(books)),
    close: async () => {
      await log.close();
      disown();
    },
  };
}
