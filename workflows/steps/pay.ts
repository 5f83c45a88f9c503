import { sleep } from '@temporalio/workflow';
import type { Verdict } from '#contracts/engine.js';
import type { TransferRequest, TransferStanding } from '#contracts/transfers.js';
import type { Desk } from './desk.js';
import { bank, own } from './reach.js';
import { wayOf } from './way.js';

/** After so many unanswered questions to the bank, a person looks too. */
const asksBeforePerson = 3;

type Known = Extract<TransferStanding, { state: 'POSTED' | 'FAILED' }>;
type Released = Known | Extract<TransferStanding, { state: 'UNKNOWN' }>;

/**
 * Moves one money stream of a case, once: a time-out is unknown, never failed.
 * A failed key is dead for ever; paying again is a person's decision and a new instalment.
 */
export async function pay(
  desk: Desk,
  caseId: string,
  obligation: string,
  awaitFunds: string,
): Promise<void> {
  let retry: Verdict | undefined;
  for (let instalment = 1; ; instalment += 1) {
    const ordered = await order(desk, { caseId, obligation, instalment }, awaitFunds, retry);
    const standing = await untilKnown(desk, ordered);
    if (standing.state === 'POSTED') return;
    retry = await desk.ask('transfer.failed', { transfer: standing.key });
  }
}

/** Writes the order when its day has come and the money is there, and releases it to the bank. */
async function order(
  desk: Desk,
  request: TransferRequest,
  awaitFunds: string,
  retry: Verdict | undefined,
): Promise<Released> {
  for (let verdict = retry; ;) {
    const standing = await own.prepareTransfer({ ...request, ...afterOf(verdict) });
    if (standing.state === 'TOO_EARLY') await sleep(standing.wait.ms);
    else if (standing.state === 'AWAITING_FUNDS') verdict = await desk.askOrHear(awaitFunds);
    else if (standing.state === 'HELD') await desk.hearNotice();
    else if (standing.state === 'READY') {
      const sent = await bank.payTransfer(standing);
      if (sent.state !== 'HELD') return released(sent);
    } else return standing;
  }
}

/** Asks the bank until it says what became of the key; after a few tries a person is asked too. */
async function untilKnown(desk: Desk, first: Released): Promise<Known> {
  let standing = first;
  for (let asked = 1; standing.state === 'UNKNOWN'; asked += 1) {
    const { key, wait } = standing;
    if (asked <= asksBeforePerson) {
      await sleep(wait.ms);
      standing = released(await bank.askTransfer({ key }));
      continue;
    }
    const verdict = await desk.ask('transfer.unknown', { transfer: key });
    const cancel = verdict && wayOf(verdict) === 'STOP';
    standing = released(
      await (cancel
        ? bank.cancelTransfer({ key, after: verdict.decisionId })
        : bank.askTransfer({ key, ...afterOf(verdict) })),
    );
  }
  desk.withdraw();
  return standing;
}

/** What a person decided is recorded as applied by the step that acts on it. */
const afterOf = (verdict: Verdict | undefined) => verdict && { after: verdict.decisionId };

/** The bank's side never answers "too early" or "no funds": the order is written by then. */
function released(standing: TransferStanding): Released {
  if (standing.state === 'POSTED' || standing.state === 'UNKNOWN' || standing.state === 'FAILED') {
    return standing;
  }
  throw new Error(`A released transfer cannot be ${standing.state}`);
}
