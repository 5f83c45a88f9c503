import { parseCaseId } from '#domain/ids/case-id.js';
import { larger, plus, yuan, zero } from '#domain/money/yuan.js';
import { payableTo } from '#persistence/ledger/find-account.js';
import { missingStatement } from '#persistence/open-items/missing-statements.js';
import { moneyItemOf, openItemOf } from '#persistence/open-items/open-item-rows.js';
import {
  suggestionsFor,
  suggestionsForExcess,
  type Suggestion,
} from '#persistence/open-items/matchable.js';
import {
  dutyOfReceipt,
  excessOf,
  type DutyInMoney,
} from '#persistence/obligations/settle-receipts.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import { lastComment } from '#persistence/steps/decision-rows.js';
import { unitOf } from '#policy/pack.js';
import type { Draft } from '../cases/process-desk.js';
import type { CaseWork } from '../work.js';
import { moneyBack, moneyOf } from './money-back.js';

/** The money an item is about, as every desk reads it. */
async function factsOf(at: CaseWork) {
  const { payer } = await moneyItemOf(at.sql, at.row.id);
  const { key, amount, valueDate, from, reference, toNumber } = await moneyOf(at);
  return {
    transfer: key,
    amount,
    valueDate: valueDate ?? '',
    payer: payer ?? (await payableTo(at.sql, from)).name,
    remark: reference ?? '',
    account: toNumber,
  };
}

const whyOf = ({ samePayer, sameAmount }: Suggestion): string => {
  if (samePayer && sameAmount) return '付款单位和金额相符';
  if (samePayer) return '付款单位相符';
  return sameAmount ? '金额相符' : '同一账户，未缴清';
};

/** Duties that money may be for, as a form lists them. */
const suggestedTo = <Found extends Omit<Suggestion, 'samePayer'>>(
  at: CaseWork,
  found: readonly Found[],
  why: (each: Found) => string,
) =>
  found.map((each) => ({
    obligationId: each.obligationId,
    unit: unitOf(at.pack, each.unit).short,
    what: each.what,
    outstanding: each.outstanding,
    why: why(each),
  }));

/** One duty that fits by payer and by amount is filled in; less than that stays a suggestion. */
export async function unmatchedDraft(at: CaseWork): Promise<Draft> {
  const facts = await factsOf(at);
  const found = await suggestionsFor(at.sql, facts.transfer);
  const fits = found.filter(({ samePayer, sameAmount }) => samePayer && sameAmount);
  const suggestions = suggestedTo(at, found, whyOf);
  const obligationId = fits.length === 1 ? (fits[0]?.obligationId ?? '') : '';
  return {
    form: { ...facts, obligationId, suggestions },
    amount: facts.amount,
    transfer: facts.transfer,
  };
}

/** The duty for which money came that is more than it owes. */
export async function overpaidDuty(at: CaseWork, transferKey: string): Promise<DutyInMoney> {
  const duty = await dutyOfReceipt(at.sql, transferKey);
  if (!duty) throw new Error(`${transferKey} counts for no duty`);
  return duty;
}

export async function overpaidDraft(at: CaseWork): Promise<Draft> {
  const facts = await factsOf(at);
  const { amount, transferKey } = await moneyItemOf(at.sql, at.row.id);
  const owing = await overpaidDuty(at, transferKey);
  const liability = (await stagesOf(at.sql, owing))
    .map(({ cumulative }) => yuan(cumulative))
    .reduce(larger, zero);
  const found = await suggestionsForExcess(at.sql, transferKey, amount);
  const suggestions = suggestedTo(at, found, ({ sameAmount }) =>
    sameAmount ? '金额相符' : '同一单位、同一账户，未缴清',
  );
  const form = {
    ...facts,
    unit: unitOf(at.pack, parseCaseId(owing.caseId).unit).short,
    obligationId: '',
    suggestions,
    excess: amount,
    received: plus(liability, yuan(await excessOf(at.sql, owing))),
    liability,
  };
  return { form, amount: yuan(amount), transfer: facts.transfer };
}

export async function returnDraft(at: CaseWork): Promise<Draft> {
  const facts = await factsOf(at);
  const { to, amount } = await moneyBack(at);
  const account = await payableTo(at.sql, to);
  const reason = (await lastComment(at.sql, at.row.id, 'RETURN_MONEY')) ?? '';
  const form = { ...facts, returned: amount, to: account.number, toName: account.name, reason };
  return { form, amount, transfer: facts.transfer };
}

export async function missingDraft(at: CaseWork): Promise<Draft> {
  const { accountId, day } = await openItemOf(at.sql, at.row.id);
  const { number, name, duties, outstanding } = await missingStatement(
    at.sql,
    accountId ?? '',
    day ?? '',
  );
  const form = { account: number, accountName: name, day: day ?? '', duties, outstanding };
  return { form, amount: outstanding === null ? null : yuan(outstanding) };
}
