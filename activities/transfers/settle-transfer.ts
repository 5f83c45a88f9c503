import type { CancelOutcome, PayOutcome, QueryOutcome } from '#adapters/bank/bank.port.js';
import type { TransferStanding } from '#contracts/transfers.js';
import { parseTransferKey } from '#domain/ids/transfer-key.js';
import { dutyOfTransfer } from '#policy/schema/process.schema.js';
import { failTransfer } from '#persistence/ledger/fail-transfer.js';
import { markUnknown } from '#persistence/ledger/mark-unknown.js';
import { lockTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { recordExecution } from '#persistence/ledger/record-execution.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';
import { keyUsedFor } from '#persistence/open-items/used-keys.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyOvertaken } from '../cases/apply-decision.js';
import { takeOffDesks } from '../cases/off-desks.js';
import { system, type CaseWork } from '../work.js';
import { transferOf, type PaymentTerms } from './payment-terms.js';
import { tellShortCases } from './waiting-cases.js';

const kind = 'transfer.unknown';
const seconds = 1_000;
/** When the bank is asked again, by the business clock; the last pause repeats until it answers. */
const pausesMs = [5 * seconds, 30 * seconds, 120 * seconds, 900 * seconds];

type Outcome = PayOutcome | QueryOutcome | CancelOutcome;

/** Writes down what the bank said: posted, failed with a tombstone, or still unknown. */
export async function settle(
  at: CaseWork,
  page: PaymentTerms,
  key: string,
  outcome: Outcome,
  rejected?: string,
): Promise<TransferStanding> {
  const row = await lockTransfer(at.sql, key);
  const stamp = { at: at.now, actor: system };
  if (row.state === 'POSTED' || row.state === 'FAILED') return { state: row.state, key };
  const other = isConflict(row, outcome) ? await keyUsedFor(at.sql, key) : undefined;
  if (other !== undefined) return failed(at, row, `KEY_USED_BY_BANK ${other}`);
  if (outcome.outcome === 'EXECUTED') {
    const { amount, valueDate } = outcome;
    const execution = { key, from: row.fromNumber, to: row.toNumber, amount, valueDate };
    const recorded = await recordExecution(at.sql, execution, stamp, row);
    if ('refused' in recorded) return unknown(at, row, 'MISMATCH');
    return posted(at, page, row, valueDate);
  }
  if (outcome.outcome === 'CANCELLED') {
    return failed(at, row, rejected ?? outcome.reason);
  }
  return unknown(at, row, 'why' in outcome ? outcome.why : outcome.outcome);
}

/** The bank says that it has other content under the key, or has said so and names only a sum now. */
function isConflict(row: TransferRow, outcome: Outcome): boolean {
  const why = 'why' in outcome ? outcome.why : outcome.outcome === 'EXECUTED' && row.failure;
  return why === 'KEY_CONFLICT' || why === 'MISMATCH';
}

/** Nothing can be executed under the key any more. */
async function failed(at: CaseWork, row: TransferRow, failure: string): Promise<TransferStanding> {
  const { key } = row;
  await failTransfer(at.sql, key, { tombstone: true, failure }, { at: at.now, actor: system });
  await askNobody(at, row);
  return { state: 'FAILED', key };
}

async function posted(
  at: CaseWork,
  page: PaymentTerms,
  row: TransferRow,
  valueDate: string,
): Promise<TransferStanding> {
  const { key } = row;
  const { obligation: code } = parseTransferKey(key);
  const duty = dutyOfTransfer(transferOf(at, code));
  if (duty !== null) await meetObligation(at.sql, at.row.id, duty, valueDate);
  await setCaseState(at.sql, at.row.id, await page.posted(at, code), null);
  // An account that others are paid from has more now; its statement will bring no line that is new.
  if (paysOthers(at, row.toType)) await tellShortCases(at.sql, row, key);
  await askNobody(at, row);
  return { state: 'POSTED', key };
}

/** Whether any process of the city pays from accounts of a type. */
const paysOthers = ({ pack }: CaseWork, type: string): boolean =>
  [...pack.processes.values()].some(({ transfers }) =>
    transfers.some(({ from }) => from.type === type),
  );

/** The bank has answered: whoever was asked meanwhile need not answer, and whoever just did was heard. */
async function askNobody(at: CaseWork, { attempts }: TransferRow): Promise<void> {
  if (attempts === 0) return; // nobody was asked about a payment that was known at once
  await takeOffDesks(at, kind);
  await applyOvertaken(at, { kind });
}

async function unknown(at: CaseWork, row: TransferRow, why: string): Promise<TransferStanding> {
  const pause = pausesMs[Math.min(row.attempts, pausesMs.length - 1)] ?? 0;
  const askAt = at.now + pause;
  await markUnknown(at.sql, row.key, { askAt, failure: why }, { at: at.now, actor: system });
  await setCaseState(at.sql, at.row.id, at.row.state, 'BANK_UNKNOWN');
  return { state: 'UNKNOWN', key: row.key, wait: await setWait(at.sql, at.row.id, askAt, at.now) };
}
