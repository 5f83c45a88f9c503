import * as fc from 'fast-check';
import { isFinal } from '#domain/ledger/transfer-states.js';
import { plus, yuan, type Yuan } from '#domain/money/yuan.js';
import type { Sql } from '#persistence/database.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { bookIncoming } from '#persistence/ledger/book-incoming.js';
import { failTransfer } from '#persistence/ledger/fail-transfer.js';
import { inLedger } from '#persistence/ledger/in-ledger.js';
import { LedgerFault } from '#persistence/ledger/ledger-faults.js';
import { markUnknown } from '#persistence/ledger/mark-unknown.js';
import { openTransfer, type TransferOrder } from '#persistence/ledger/open-transfer.js';
import { findTransfer } from '#persistence/ledger/read-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { reverseEntry } from '#persistence/ledger/reverse-entry.js';
import { voidTransfer } from '#persistence/ledger/void-transfer.js';
import {
  accountNumber,
  decide,
  executed,
  expCity,
  expCounty,
  keyOf,
  pack,
  payer,
  sfa,
  stamp,
  today,
  type LedgerCity,
  type Person,
} from './ledger-city.js';
import type { LedgerModel, ModelTransfer } from './ledger-model.js';

export const modelled = [sfa, expCity, expCounty, payer];
const roads = [
  [sfa, expCity],
  [expCity, expCounty],
  [expCounty, expCity],
] as const;
const signers: readonly (readonly Person[])[] = [
  ['agencyClerk'],
  ['agencyClerk', 'agencyChief'],
  ['agencyClerk', 'financeChief'],
];
let lastKey = 0;
const nextKey = (): number => (lastKey += 1);

/** Every word the real ledger has answered so far: a run that never saw one of them proves little. */
export const seen = new Set<string>();

/** What the real ledger did, in one word; every typed refusal is REFUSED. */
async function outcome(city: LedgerCity, work: (sql: Sql) => Promise<string>): Promise<string> {
  try {
    const word = await inLedger(city.database, stamp, work);
    seen.add(word);
    return word;
  } catch (error) {
    if (error instanceof LedgerFault) {
      seen.add(error.name);
      return 'REFUSED';
    }
    throw error;
  }
}

type Act = (model: LedgerModel, city: LedgerCity) => Promise<void>;
class Command implements fc.AsyncCommand<LedgerModel, LedgerCity> {
  constructor(
    private readonly words: string,
    private readonly needsTransfer: boolean,
    private readonly act: Act,
  ) {}
  check(model: Readonly<LedgerModel>): boolean {
    return !this.needsTransfer || model.transfers.length > 0;
  }
  async run(model: LedgerModel, city: LedgerCity): Promise<void> {
    await this.act(model, city);
    const real = await city.database.rows<{ id: string; balance: string; reserved: string }>(
      'SELECT account_id AS id, balance, reserved FROM account_balance WHERE account_id = ANY ($1) ORDER BY id',
      [modelled],
    );
    expect(real).toEqual(
      modelled
        .toSorted()
        .map((id) => ({ id, balance: model.balance(id), reserved: model.reserved(id) })),
    );
    expect(await checkLedger(city.database)).toEqual([]);
  }
  toString(): string {
    return this.words;
  }
}

/** Mostly one that still waits for something: what is final answers nearly everything alike. */
const pick = (model: LedgerModel, at: number | ModelTransfer): ModelTransfer => {
  if (typeof at !== 'number') return at;
  const waiting = model.transfers.filter(({ state }) => !isFinal(state));
  const from = at % 4 === 0 || waiting.length === 0 ? model.transfers : waiting;
  const found = from[at % from.length];
  if (found === undefined) throw new Error('no transfer to pick');
  return found;
};

const order =
  (road: number, amount: Yuan, by: number): Act =>
  async (model, city) => {
    const [from, to] = roads[road] ?? roads[0];
    const people = signers[by] ?? [];
    let made: TransferOrder | undefined;
    const got = await outcome(city, async (sql) => {
      const decisions: string[] = [];
      for (const person of people) decisions.push(await decide(sql, person));
      const key = keyOf(nextKey());
      made = { key, from, to, amount, clause: 'LS-9.c', pack, decisions };
      const opened = await openTransfer(sql, made, stamp);
      return 'refused' in opened ? opened.refused : opened.state;
    });
    expect(got).toBe(model.affords(from, amount) ? 'PENDING' : 'INSUFFICIENT');
    if (got !== 'PENDING' || made === undefined) return;
    const released = from === sfa ? by === 2 : by >= 1;
    model.transfers.push({
      order: made,
      released,
      outgoing: true,
      state: 'PENDING',
      reversed: false,
    });
  };

const orderAgain =
  (at: number, change: boolean): Act =>
  async (model, city) => {
    const { order: first, state, outgoing } = pick(model, at);
    if (!outgoing) return;
    const again = change ? { ...first, amount: plus(first.amount, yuan('0.01')) } : first;
    const got = await outcome(city, async (sql) => {
      const opened = await openTransfer(sql, again, stamp);
      return 'refused' in opened ? opened.refused : opened.state;
    });
    expect(got).toBe(change ? 'REFUSED' : state);
  };

/** A wish to move on: granted exactly when the model grants it; asked again it may stand as it is. */
const wish =
  (
    to: 'SUBMITTED' | 'UNKNOWN' | 'FAILED' | 'VOID' | 'EXPIRED',
    at: number | ModelTransfer,
    work: (sql: Sql, key: string) => Promise<{ readonly state: string }>,
  ): Act =>
  async (model, city) => {
    const transfer = pick(model, at);
    const stands = transfer.state === to;
    const granted = stands || model.wish(transfer, to);
    const got = await outcome(city, async (sql) => (await work(sql, transfer.order.key)).state);
    expect(got).toBe(granted ? to : 'REFUSED');
    expect((await findTransfer(city.database, transfer.order.key))?.state).toBe(transfer.state);
  };

const execute =
  (at: number | ModelTransfer, wrongly: boolean): Act =>
  async (model, city) => {
    const transfer = pick(model, at);
    const { order: of, state, outgoing } = transfer;
    const amount = wrongly ? plus(of.amount, yuan('0.01')) : of.amount;
    const got = await outcome(city, async (sql) => {
      const recorded = await recordExecution(sql, executed(of, amount), stamp);
      return 'refused' in recorded ? recorded.refused : recorded.state;
    });
    if (wrongly) return expect(got).toBe('MISMATCH');
    const goes = outgoing && (state === 'SUBMITTED' || state === 'UNKNOWN');
    expect(got).toBe(goes || state === 'POSTED' ? 'POSTED' : 'REFUSED');
    if (!goes) return;
    transfer.state = 'POSTED';
    model.move(of.from, of.to, of.amount);
  };

const arrive =
  (amount: Yuan, again: boolean): Act =>
  async (model, city) => {
    const key = `bank-${nextKey()}`;
    const line = {
      key,
      to: accountNumber(sfa),
      amount,
      valueDate: today,
      reference: null,
    } as const;
    const words = { label: 'SUSPENSE', clause: 'LS-4.b', pack } as const;
    for (const time of again ? ['first', 'again'] : ['first']) {
      const got = await outcome(city, async (sql) =>
        (await bookIncoming(sql, { ...line, ...words }, stamp)).booked ? 'first' : 'again',
      );
      expect(got).toBe(time);
    }
    const made = { key, from: payer, to: sfa, amount, clause: 'LS-4.b', pack, decisions: [] };
    model.transfers.push({
      order: made,
      released: true,
      outgoing: false,
      state: 'POSTED',
      reversed: false,
    });
    model.move(payer, sfa, amount);
  };

/** Mostly of something that stands, because nearly everything else is refused alike. */
const reverse =
  (at: number): Act =>
  async (model, city) => {
    const open = model.transfers.filter((t) => t.state === 'POSTED' && !t.reversed);
    const likely = at % 4 === 0 ? undefined : open[at % Math.max(open.length, 1)];
    const transfer = likely ?? pick(model, at);
    const { key: transferKey, from, to, amount } = transfer.order;
    const goes = transfer.state === 'POSTED' && !transfer.reversed && model.affords(to, amount);
    const got = await outcome(city, async (sql) => {
      const decision = await decide(sql, 'auditor');
      const reversal = { transferKey, decision, valueDate: today, clause: 'LS-9.c', pack };
      await reverseEntry(sql, reversal, stamp);
      return 'REVERSED';
    });
    expect(got).toBe(goes ? 'REVERSED' : 'REFUSED');
    if (!goes) return;
    transfer.reversed = true;
    model.move(to, from, amount);
  };

/** An order that is sent, or goes all the way, at once: by single steps random sequences seldom get there. */
const pay =
  (road: number, amount: Yuan, executes: boolean): Act =>
  async (model, city) => {
    await order(road, amount, 2)(model, city);
    const last = model.transfers.at(-1);
    if (last?.state !== 'PENDING') return;
    await wish('SUBMITTED', last, (sql, key) => releaseTransfer(sql, key, stamp))(model, city);
    if (executes) await execute(last, false)(model, city);
  };

const amounts = fc.integer({ min: 1, max: 60_000 }).map((fen) => yuan((fen / 100).toFixed(2)));
const any = fc.nat({ max: 1_000 });
const onAny = (words: string, act: (at: number) => Act): fc.Arbitrary<Command> =>
  any.map((at) => new Command(`${words} #${at}`, true, act(at)));

/** Everything that can happen to the money of a small city. */
export const commands = [
  fc
    .tuple(fc.nat({ max: 2 }), amounts, fc.nat({ max: 2 }))
    .map(
      ([road, amount, by]) =>
        new Command(`order ${road} ${amount} by ${by}`, false, order(road, amount, by)),
    ),
  fc
    .tuple(fc.nat({ max: 2 }), amounts, fc.boolean())
    .map(
      ([road, amount, all]) =>
        new Command(`pay ${road} ${amount} ${all}`, false, pay(road, amount, all)),
    ),
  onAny('order again', (at) => orderAgain(at, false)),
  onAny('order otherwise', (at) => orderAgain(at, true)),
  onAny('release', (at) => wish('SUBMITTED', at, (sql, key) => releaseTransfer(sql, key, stamp))),
  onAny('unknown', (at) =>
    wish('UNKNOWN', at, (sql, key) => markUnknown(sql, key, { askAt: stamp.at }, stamp)),
  ),
  onAny('fail', (at) =>
    wish('FAILED', at, (sql, key) =>
      failTransfer(sql, key, { tombstone: true, failure: 'no' }, stamp),
    ),
  ),
  onAny('void', (at) =>
    wish('VOID', at, (sql, key) => voidTransfer(sql, key, 'VOID', 'no', stamp)),
  ),
  onAny('expire', (at) =>
    wish('EXPIRED', at, (sql, key) => voidTransfer(sql, key, 'EXPIRED', 'old', stamp)),
  ),
  onAny('execute', (at) => execute(at, false)),
  onAny('execute wrongly', (at) => execute(at, true)),
  fc
    .tuple(amounts, fc.boolean())
    .map(([amount, again]) => new Command(`arrive ${amount}`, false, arrive(amount, again))),
  onAny('reverse', (at) => reverse(at)),
  onAny('reverse one more', (at) => reverse(at)),
];
