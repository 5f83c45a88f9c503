import type { TransferActivities, TransferStanding } from '#contracts/transfers.js';
import { caseId as caseIdOf, parseCaseId } from '#domain/ids/case-id.js';
import { transferKey } from '#domain/ids/transfer-key.js';
import { instantText } from '#domain/time/instant.js';
import { month } from '#domain/time/month.js';
import { isZero, type Yuan } from '#domain/money/yuan.js';
import { instantOfMoment } from '#policy/process-dates.js';
import type { TransferDefinition } from '#policy/schema/process.schema.js';
import { holdOf } from '#persistence/ledger/account-hold.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { findTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { releasingDecisions } from '#persistence/steps/decision-rows.js';
import { cancelTasks } from '#persistence/steps/task-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { auditCase, cityCaseId, system, type CaseWork, type Work } from '../work.js';
import { accountsOf, amountOf } from './order-content.js';

/** Writes the payment order of a case, once its day has come and the money is there (LS-9.c, LS-9.d). */
export const prepareTransfer =
  (work: Work): TransferActivities['prepareTransfer'] =>
  ({ caseId, obligation, instalment, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      const definition = at.process.transfers.find(({ code }) => code === obligation);
      if (!definition) throw new Error(`${at.process.id} has no transfer ${obligation}`);
      const key = transferKey(caseIdOf(parseCaseId(caseId)), obligation, instalment, 'out');
      const present = await findTransfer(at.sql, key);
      // The bank has used this key for something that was no order of ours: it can never pay this.
      if (present && present.caseId !== caseId) return { state: 'FAILED', key };
      if (present && present.state !== 'PENDING') return standingOf(at, present);

      const amount = await amountOf(at, definition);
      if (isZero(amount)) return { state: 'POSTED', key };
      const early = await tooEarly(at, definition);
      if (early) return early;
      const accounts = await accountsOf(at, definition);
      const why = await holdOf(at.sql, accounts.from);
      if (why !== null) return held(at, accounts.from, why);
      return ordered(at, definition, key, amount, accounts);
    });

/** The order is not written, and its case says why; word comes when the account is free again. */
export async function held(at: CaseWork, account: string, why: string): Promise<TransferStanding> {
  const told = await setCaseState(at.sql, at.row.id, at.row.state, why);
  if (told) await auditCase(at, 'ACCOUNT_HELD', at.row.clause, { account, why });
  return { state: 'HELD' };
}

/** A transfer's place in its case: what is not final is asked about. */
export async function standingOf(at: CaseWork, row: TransferRow): Promise<TransferStanding> {
  const { key, state, nextAskAt } = row;
  if (state === 'POSTED') return { state, key };
  if (state === 'FAILED' || state === 'VOID' || state === 'EXPIRED')
    return { state: 'FAILED', key };
  if (state !== 'UNKNOWN' || !nextAskAt) return { state: 'READY', key };
  return { state, key, wait: await setWait(at.sql, at.row.id, nextAskAt.getTime(), at.now) };
}

/** The first stream of a month waits for the month's first working day; what follows it does not. */
async function tooEarly(
  at: CaseWork,
  definition: TransferDefinition,
): Promise<TransferStanding | undefined> {
  if (definition.after !== null || !at.process.pays) return undefined;
  const from = instantOfMoment(at.calendar, at.process.pays, month(at.row.period));
  if (at.now >= from) return undefined;
  await setCaseState(at.sql, at.row.id, at.row.state, `PAYS_FROM ${instantText(from)}`);
  return { state: 'TOO_EARLY', wait: await setWait(at.sql, at.row.id, from, at.now) };
}

async function ordered(
  at: CaseWork,
  definition: TransferDefinition,
  key: string,
  amount: Yuan,
  accounts: { readonly from: string; readonly to: string },
): Promise<TransferStanding> {
  const opened = await openTransfer(
    at.sql,
    {
      key,
      ...accounts,
      amount,
      clause: definition.clause,
      pack: at.row.pack,
      reference: `${at.row.process}-${at.row.unit}-${at.row.fund}-${at.row.period}`,
      decisions: await releasingDecisions(at.sql, cityCaseId(at), definition.decidedBy),
    },
    { at: at.now, actor: system },
  );
  if ('refused' in opened) {
    await setCaseState(at.sql, at.row.id, 'AWAITING_FUNDS', 'FUNDS');
    await auditCase(at, 'AWAITING_FUNDS', definition.clause, { key, amount, gap: opened.gap });
    return { state: 'AWAITING_FUNDS' };
  }
  await fundsAreThere(at);
  await setCaseState(at.sql, at.row.id, 'APPROVED', 'BANK');
  return { state: 'READY', key };
}

/** Nobody need look for money any more; who said so meanwhile was overtaken. */
async function fundsAreThere(at: CaseWork): Promise<void> {
  const kind = at.process.steps.find(({ code }) => code.endsWith('.awaitFunds'))?.code;
  if (kind === undefined) return;
  await cancelTasks(at.sql, { caseId: at.row.id, kind }, at.now);
  if (at.row.state === 'AWAITING_FUNDS') await applyOvertaken(at, { kind });
}
