import { ApplicationFailure } from '@temporalio/activity';
import type {
  Bank,
  CancelOutcome,
  PayOutcome,
  PaymentOrder,
  QueryOutcome,
} from '#adapters/bank/bank.port.js';
import type { Finance } from '#adapters/finance/finance.port.js';
import { FailureCode } from '#contracts/failures.js';
import type { BankActivities, TransferStanding } from '#contracts/transfers.js';
import { parseTransferKey } from '#domain/ids/transfer-key.js';
import { accountIsHeld, holdOf } from '#persistence/ledger/account-hold.js';
import { RuleRefused, TransferUnknownKey } from '#persistence/ledger/ledger-faults.js';
import { lockTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { releaseTransfer } from '#persistence/ledger/release-transfer.js';
import { moneyIsHeld } from '#persistence/operations/operations-state.js';
import { applyDecision } from '../cases/apply-decision.js';
import { system, type CaseWork, type Work } from '../work.js';
import type { TermsOfCase } from './payment-terms.js';
import { settle } from './settle-transfer.js';

/** The bank and the finance bureau, as the money's activities see them, and what pages know of their payments. */
export interface Counters {
  readonly bank: Bank;
  readonly finance: Finance;
  readonly termsOfCase: TermsOfCase;
}

type Outcome = PayOutcome | QueryOutcome | CancelOutcome;

/** Releases an order to the bank and settles what it answers; repeated, it asks before it sends again. */
export const payTransfer =
  (work: Work, counters: Counters): BankActivities['payTransfer'] =>
  ({ key }) =>
    settled(work, counters, key, async (at, row) => {
      if (row.state !== 'PENDING') return { row, fresh: false };
      const stamp = { at: at.now, actor: system };
      const released = await releaseTransfer(at.sql, key, stamp, { held: row });
      return { row: released, fresh: true };
    });

/** What became of a key. One the bank never saw is sent again under the same key, which it executes once. */
export const askTransfer =
  (work: Work, counters: Counters): BankActivities['askTransfer'] =>
  ({ key, after }) =>
    settled(work, counters, key, async (at, row) => {
      if (after) await applyDecision(at, after);
      return { row, fresh: false };
    });

/** A person gives the payment up: the bank forbids the key, or says that the money has gone. */
export const cancelTransfer =
  (work: Work, counters: Counters): BankActivities['cancelTransfer'] =>
  async ({ key, after }) => {
    const { caseId } = parseTransferKey(key);
    const row = await work.onCase(caseId, async (at) => {
      await applyDecision(at, after);
      return present(at, key);
    });
    const outcome = await counters.bank.cancel({ key, amount: row.amount });
    return record(work, counters, row, outcome);
  };

async function settled(
  work: Work,
  counters: Counters,
  key: string,
  release: (at: CaseWork, row: TransferRow) => Promise<{ row: TransferRow; fresh: boolean }>,
): Promise<TransferStanding> {
  const { caseId } = parseTransferKey(key);
  const looked = await work
    .onCase(caseId, async (at) => release(at, await present(at, key)))
    .catch((error: unknown) => heldBack(error));
  if ('state' in looked) return looked;
  const { row, fresh } = looked;
  if (row.state === 'POSTED' || row.state === 'FAILED') return final(counters, row);
  const outcome = fresh
    ? await counters.bank.pay(orderOf(row))
    : await asked(work, counters.bank, row);
  return record(work, counters, row, outcome);
}

async function present(at: CaseWork, key: string): Promise<TransferRow> {
  try {
    return await lockTransfer(at.sql, key);
  } catch (error) {
    if (!(error instanceof TransferUnknownKey)) throw error;
    throw ApplicationFailure.nonRetryable(`There is no transfer ${key}`, FailureCode.Broken);
  }
}

async function asked(work: Work, bank: Bank, row: TransferRow): Promise<Outcome> {
  const answer = await bank.query({ key: row.key, amount: row.amount });
  if (answer.outcome !== 'NOT_FOUND') return answer;
  if (await moneyIsHeld(work.database)) throw booksCompared(row.key);
  if ((await holdOf(work.database, row.from)) !== null) {
    return { outcome: 'UNKNOWN', why: 'NO_ANSWER', detail: `${row.key}: ${accountIsHeld}` };
  }
  return bank.pay(orderOf(row));
}

/** SQL's code for "the books are being compared with the bank after a restore". */
const booksAreCompared = 'TC020';
const askAgainAfter = '5 seconds';

/**
 * While the books are compared the order stays as it is and is asked for again. On an account that is held
 * it waits for word that the account is free.
 */
function heldBack(error: unknown): TransferStanding {
  if (!(error instanceof RuleRefused)) throw error;
  if (error.rule === booksAreCompared) throw booksCompared();
  if (error.rule !== accountIsHeld) throw error;
  return { state: 'HELD' };
}

const booksCompared = (key = ''): ApplicationFailure =>
  ApplicationFailure.create({
    message: `Money is held while the books are compared with the bank ${key}`,
    type: FailureCode.Unavailable,
    nextRetryDelay: askAgainAfter,
  });

async function record(
  work: Work,
  counters: Counters,
  row: TransferRow,
  outcome: Outcome,
): Promise<TransferStanding> {
  const { caseId } = parseTransferKey(row.key);
  const settleIn = (at: CaseWork, said: Exclude<Outcome, { outcome: 'REJECTED' }>, why?: string) =>
    settle(at, counters.termsOfCase(at), row.key, said, why);
  if (outcome.outcome === 'REJECTED') {
    const tombstone = await counters.bank.cancel({ key: row.key, amount: row.amount });
    return work.onCase(caseId, (at) => settleIn(at, tombstone, outcome.reason));
  }
  const standing = await work.onCase(caseId, (at) => settleIn(at, outcome));
  return standing.state === 'POSTED' ? final(counters, { ...row, state: 'POSTED' }) : standing;
}

/** Finance gets its voucher by the same key; it is booked there once, however often it is handed in. */
async function final({ finance }: Counters, row: TransferRow): Promise<TransferStanding> {
  if (row.state !== 'POSTED') return { state: 'FAILED', key: row.key };
  const { key, fromNumber, toNumber, amount, fund, reference } = row;
  const voucher = {
    key,
    from: fromNumber,
    to: toNumber,
    amount,
    fund,
    reference: reference ?? key,
  };
  const booked = await finance.postAppropriation(voucher);
  if (booked.outcome === 'BOOKED') return { state: 'POSTED', key };
  throw ApplicationFailure.retryable(`Voucher ${key}: ${booked.outcome}`, FailureCode.Unavailable);
}

const orderOf = (row: TransferRow): PaymentOrder => ({
  key: row.key,
  from: row.fromNumber,
  to: row.toNumber,
  amount: row.amount,
  fund: row.fund,
  purpose: row.clause,
  reference: row.reference ?? row.key,
});
