import { subsidyForm, subsidyInputs, type SubsidyForm } from '#contracts/forms/subsidy.forms.js';
import { zero } from '#domain/money/yuan.js';
import type { Subsidy } from '#domain/formulas/subsidy.js';
import type { Working } from '#policy/formulas/evaluate.js';
import { parameterOf } from '#policy/pack.js';
import type { DutyInMoney } from '#persistence/obligations/settle-receipts.js';
import { stagesOf } from '#persistence/obligations/stages.js';
import { creditOf } from '#persistence/open-items/credits.js';
import { recordFiled, subsidyOf } from '#persistence/subsidies/subsidy-rows.js';
import { compute, keepComputation } from '../../cases/compute.js';
import type { Draft, ProcessDesk } from '../../cases/process-desk.js';
import { recordFacts } from '../../facts/record-facts.js';
import { collecting } from '../../receipts/collecting.js';
import { remittanceOf } from '../../receipts/remittance.js';
import type { CaseWork } from '../../work.js';

/** The steps of 财政补助上划 (P08). */
export const subsidyDesk: ProcessDesk = {
  draft: async (at, { step }) => {
    if (step === 'p08.confirm') return inputDraft(at);
    if (step === 'p08.pay') return remitDraft(at);
    return checkDraft(at);
  },
  effect: async (at, { id, kind, round, form }) => {
    if (kind !== 'p08.confirm') return;
    const { inWords: _words, ...figures } = subsidyForm.parse(form);
    await recordFiled(at.sql, at.row.id, figures);
    await keepComputation(at, kind, (await computed(at)).working);
    await recordFacts(at, { revision: round, decisionId: id }, [
      { name: 'filed', value: figures, source: { kind: 'PERSON', ref: id } },
    ]);
  },
  stateOf: (step, round) => {
    if (step === 'p08.confirm') return 'COMPUTED';
    if (step === 'p08.notice') return 'CONFIRMED';
    return step === 'p08.pay' ? `STAGE${round}` : undefined;
  },
  clockOf: async (_at, step, round) => (step.code === 'p08.pay' ? { stage: round } : undefined),
  wakesAt: async (at, step) => (step === 'p08.pay' ? stageEnds(at) : undefined),
  redrafts: (_at, step) => step === 'p08.pay',
};

/** 应上划的财政补助, the one duty in money of a case. */
export const subsidyOwed = ({ row }: CaseWork): DutyInMoney => ({
  caseId: row.id,
  code: 'SUBSIDY',
});

/** The day of the stage that is collected; from then on the next one is. */
async function stageEnds(at: CaseWork): Promise<number | undefined> {
  const { next } = collecting(await stagesOf(at.sql, subsidyOwed(at)), at.now);
  const ends = next.dueInstant.getTime();
  return ends > at.now ? ends : undefined;
}

/** What the county has filed, or the draft that the outside systems' figures make. */
async function filed(at: CaseWork): Promise<SubsidyForm> {
  const row = await subsidyOf(at.sql, at.row.id);
  if (row.form) return subsidyForm.parse(row.form);
  return {
    year: Number(at.row.period),
    standard: parameterOf(at.process, 'p08.standard', at.day),
    insured: row.inputs.insured ?? 0,
    central: zero,
    provincial: zero,
    hardship: zero,
    receivedByApril: zero,
    budget: null,
    standard2021: null,
    insuredPlan: null,
  };
}

/** F06 over what was filed, with its working. */
export async function computed(
  at: CaseWork,
): Promise<{ form: SubsidyForm; result: Subsidy; working: Working }> {
  const form = await filed(at);
  const working = compute(at, 'subsidy', subsidyInputs(form));
  return { form, result: working.result as Subsidy, working };
}

async function inputDraft(at: CaseWork): Promise<Draft> {
  const { form, result } = await computed(at);
  return { form, amount: result.liability };
}

async function checkDraft(at: CaseWork): Promise<Draft> {
  const { form, result } = await computed(at);
  const { year, standard, insured, central, provincial, hardship, budget } = form;
  const { liability, byApril, byJune } = result;
  const { reference } = await subsidyOf(at.sql, at.row.id);
  const credit = await creditOf(at.sql, at.row.id);
  return {
    form: {
      year,
      standard,
      insured,
      central,
      provincial,
      hardship,
      liability,
      byApril,
      byJune,
      credit,
      ...(budget === null ? {} : { budget }),
      reference,
    },
    amount: liability,
  };
}

/** What is to be remitted by the next date, where, and with which remark. */
async function remitDraft(at: CaseWork): Promise<Draft> {
  const { outstanding, received, ...where } = await remittanceOf(at, subsidyOwed(at).code);
  const { liability } = await subsidyOf(at.sql, at.row.id);
  return {
    form: { outstanding, received, liability: liability ?? zero, ...where },
    amount: outstanding,
  };
}
