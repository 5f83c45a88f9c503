import type { TransferActivities, TransferStanding } from '#contracts/transfers.js';
import { caseId as caseIdOf, parseCaseId } from '#domain/ids/case-id.js';
import { transferKey } from '#domain/ids/transfer-key.js';
import { instantText } from '#domain/time/instant.js';
import { month } from '#domain/time/month.js';
import { isZero, type Yuan } from '#domain/money/yuan.js';
import { instantOfMoment } from '#policy/process-dates.js';
import type { TransferDefinition } from '#policy/schema/process.schema.js';
import { sharesOfOrder } from '#persistence/books/free-in-book.js';
import { holdOf } from '#persistence/ledger/account-hold.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { findTransfer, type TransferRow } from '#persistence/ledger/read-transfer.js';
import { setCaseState } from '#persistence/steps/case-rows.js';
import { releasingDecisions } from '#persistence/steps/decision-rows.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { applyDecision, applyOvertaken } from '../cases/apply-decision.js';
import { takeOffDesks } from '../cases/off-desks.js';
import { auditCase, system, type CaseWork, type Work } from '../work.js';
import {
  transferOf,
  type OrderTerms,
  type PaymentTerms,
  type TermsOfCase,
} from './payment-terms.js';

/** Writes the payment order of a case, once its day has come and the money is there. */
export const prepareTransfer =
  (work: Work, termsOfCase: TermsOfCase): TransferActivities['prepareTransfer'] =>
  ({ caseId, obligation, instalment, after }) =>
    work.onCase(caseId, async (at) => {
      if (after) await applyDecision(at, after);
      const definition = transferOf(at, obligation);
      const page = termsOfCase(at);
      const key = transferKey(caseIdOf(parseCaseId(caseId)), obligation, instalment, 'out');
      const present = await findTransfer(at.sql, key);
      // The bank has used this key for something that was no order of ours: it can never pay this.
      if (present && present.caseId !== caseId) return { state: 'FAILED', key };
      if (present && present.state !== 'PENDING') return standingOf(at, present);

      const { bookLacks, ...terms } = await page.termsOf(at, definition);
      if (isZero(terms.amount)) return { state: 'POSTED', key };
      const early = await tooEarly(at, definition);
      if (early) return early;
      const why = await holdOf(at.sql, terms.from);
      if (why !== null) return held(at, terms.from, why);
      // What a written order takes from the books is its own already.
      const books = present && terms.books ? await sharesOfOrder(at.sql, key) : undefined;
      const own = books ? { books } : { bookLacks };
      const isNew = present === undefined;
      return ordered(at, page, definition, key, { ...terms, ...own, isNew });
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
  page: PaymentTerms,
  definition: TransferDefinition,
  key: string,
  { bookLacks, ...terms }: OrderTerms & { readonly isNew: boolean },
): Promise<TransferStanding> {
  if (bookLacks !== undefined) return awaitingFunds(at, definition, key, terms.amount, bookLacks);
  const opened = await openTransfer(
    at.sql,
    {
      key,
      ...terms,
      clause: definition.clause,
      pack: at.row.pack,
      reference: `${at.row.process}-${at.row.unit}-${at.row.fund}-${at.row.period}`,
      decisions: await releasingDecisions(
        at.sql,
        page.decidedIn(at, definition),
        definition.decidedBy,
      ),
    },
    { at: at.now, actor: system },
  );
  if ('refused' in opened) return awaitingFunds(at, definition, key, terms.amount, opened.gap);
  await fundsAreThere(at, page.awaitFunds);
  await setCaseState(at.sql, at.row.id, await page.ordered(at), 'BANK');
  return { state: 'READY', key };
}

async function awaitingFunds(
  at: CaseWork,
  { clause }: TransferDefinition,
  key: string,
  amount: Yuan,
  gap: Yuan,
): Promise<TransferStanding> {
  await setCaseState(at.sql, at.row.id, 'AWAITING_FUNDS', 'FUNDS');
  await auditCase(at, 'AWAITING_FUNDS', clause, { key, amount, gap });
  return { state: 'AWAITING_FUNDS' };
}

/** Nobody need look for money any more; who said so meanwhile was overtaken. */
async function fundsAreThere(at: CaseWork, kind: string): Promise<void> {
  await takeOffDesks(at, kind);
  if (at.row.state === 'AWAITING_FUNDS') await applyOvertaken(at, { kind });
}
