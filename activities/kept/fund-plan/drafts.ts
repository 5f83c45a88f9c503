import type { CityPlanForm, CountyPlanForm } from '#contracts/forms/fund-plan.forms.js';
import type { StepRequest } from '#contracts/cases.js';
import { cityTotal, prefill } from '#domain/fund-plan/prefill.js';
import { yuan, zero, type Yuan } from '#domain/money/yuan.js';
import { accountId } from '#policy/fund-accounts.js';
import { parameterOf } from '#policy/pack.js';
import { planOfCase, plansOf, type PlanRow } from '#persistence/fund-plans/plan-rows.js';
import { availableOf, receiptOf } from '#persistence/steps/money-facts.js';
import type { Draft } from '../../cases/process-desk.js';
import { type CaseWork, fundOfCase } from '../../work.js';

/** The valid draft of a step's form; people change what they must. */
export async function draftOf(at: CaseWork, { step }: StepRequest): Promise<Draft> {
  switch (step) {
    case 'p11.plan':
      return countyDraft(at, await planOfCase(at.sql, at.row.id));
    case 'p11.planReview':
      return reviewDraft(at);
    case 'p11.consolidate':
    case 'p11.financeReview':
    case 'p11.financeApprove':
      return cityDraft(at);
    case 'p11.confirm':
      return receiptDraft(at);
    default:
      throw new Error(`${step} is no step of a fund-use plan`);
  }
}

async function available(at: CaseWork, account: string): Promise<Yuan> {
  return yuan(await availableOf(at.sql, account));
}

async function countyDraft(at: CaseWork, plan: PlanRow): Promise<Draft> {
  if (plan.form) {
    return { form: plan.form, amount: plan.requested === null ? null : yuan(plan.requested) };
  }
  const { unit } = at.row;
  const asked = plan.actual === null ? zero : prefillOf(at, plan.actual);
  const form: CountyPlanForm = {
    actual: plan.actual,
    openingBalance: await available(at, accountId(unit, 'EXP_COUNTY', fundOfCase(at))),
    expectedProviderPayments: asked,
    expectedOutOfAreaPayments: zero,
    personalReimbursements: zero,
    prepayments: zero,
    requestedAmount: asked,
    reason: '',
  };
  return { form, amount: asked };
}

/** The plan as submitted, with what had been drafted beside it. */
async function reviewDraft(at: CaseWork): Promise<Draft> {
  const plan = await planOfCase(at.sql, at.row.id);
  const { form, amount } = await countyDraft(at, plan);
  return { form: { ...form, ...prefilled(at, plan.actual) }, amount };
}

const prefilled = (at: CaseWork, actual: string | null): { prefilled?: Yuan } =>
  actual === null ? {} : { prefilled: prefillOf(at, actual) };

/** F20: last month's actual expenditure, times the season's factor. */
export const prefillOf = (at: Pick<CaseWork, 'process' | 'day'>, actual: string): Yuan =>
  prefill(yuan(actual), parameterOf(at.process, 'p11.seasonalFactor', at.day));

/** What the city has settled for a unit, or what the unit asks. */
export const figureOf = (plan: PlanRow): Yuan => yuan(plan.accepted ?? plan.requested ?? '0.00');

async function cityDraft(at: CaseWork): Promise<Draft> {
  const plans = await plansOf(at.sql, at.row);
  const form: CityPlanForm = {
    plans: plans.map((plan) => ({
      unit: plan.unit,
      name: at.pack.units.find(({ code }) => code === plan.unit)?.name.zh ?? plan.unit,
      standing: plan.status === 'DEFAULTED' ? '逾期未报，按上月实际支出计' : '已报',
      requested: yuan(plan.requested ?? '0.00'),
      ...prefilled(at, plan.actual),
      accepted: figureOf(plan),
      reason: plan.cityReason ?? '',
    })),
  };
  return { form, amount: cityTotal(plans.map(figureOf)) };
}

async function receiptDraft(at: CaseWork): Promise<Draft> {
  const row = await receiptOf(at.sql, at.row.id);
  const received = yuan(row?.amount ?? '0.00');
  return {
    form: { received, valueDate: row?.valueDate ?? '', account: row?.account ?? '' },
    amount: received,
  };
}
