import { needsReason } from '#domain/fund-plan/prefill.js';
import { compare, isZero, yuan } from '#domain/money/yuan.js';
import type { Subsidy } from '#domain/formulas/subsidy.js';
import { WrongInput } from '#domain/formulas/wrong-input.js';
import { isVisible } from '#domain/text/visible.js';
import type { TaskKind } from './forms.js';
import { subsidyInputs, type SubsidyForm } from './subsidy.forms.js';
import type { CityPlanForm, CountyPlanForm } from './fund-plan.forms.js';

/** What is wrong with a form, at its JSON pointer within the request. */
export interface FormFault {
  readonly pointer: string;
  readonly code:
    | 'REASON_NEEDED'
    | 'CHANGED'
    | 'UNCHANGED'
    | 'INCOMPLETE'
    | 'BUDGET_SHORT'
    | 'TOO_LARGE'
    | 'IMPLAUSIBLE'
    | 'WORDS_DIFFER'
    | 'PAST';
  readonly message: string;
}

/** The law a check goes by: that of the matter's own pack and day. */
export interface FormRules {
  /** The value of a parameter, by its key. */
  readonly parameter: (key: string) => string;
  /** The result of a formula of the city; figures it cannot be worked with throw a WrongInput. */
  readonly work: (formula: string, input: object) => object;
}

/** What follows from a figure must be an amount that can be booked; where it is none, the figure is named. */
function orTooLarge(pointer: string, check: () => FormFault[]): FormFault[] {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof WrongInput)) throw error;
    const message = `${error.zh}；请核对此项的数值 / ${error.en}; check this figure`;
    return [{ pointer, code: 'TOO_LARGE', message }];
  }
}

const same = (a: string, b: string): boolean => compare(yuan(a), yuan(b)) === 0;

/** LS-9.b: who departs from last month's figure says why. The draft itself needs no words. */
function countyPlan(form: CountyPlanForm, draft: CountyPlanForm, rules: FormRules): FormFault[] {
  const base = form.actual ?? draft.requestedAmount;
  const far = needsReason(
    yuan(form.requestedAmount),
    yuan(base),
    rules.parameter('p11.reasonTolerance'),
  );
  if (!far || same(form.requestedAmount, draft.requestedAmount)) return [];
  if (isVisible(form.reason)) return [];
  return [
    {
      pointer: '/form/reason',
      code: 'REASON_NEEDED',
      message:
        '申请金额与上月实际相差超过允许幅度，请填写理由 / The request is far from last month; give a reason',
    },
  ];
}

/** A cut or a rise of one unit's figure is a change with a reason, or it is not made at all. */
function cityPlan(code: string, form: CityPlanForm, draft: CityPlanForm): FormFault[] {
  const changed = form.plans.flatMap((line, index) => {
    const before = draft.plans[index];
    return before && !same(line.accepted, before.accepted) ? [{ line, index }] : [];
  });
  if (code === 'APPROVE') {
    return changed.map(({ index }) => ({
      pointer: `/form/plans/${index}/accepted`,
      code: 'CHANGED',
      message:
        '核定金额已改动，请选“调整后同意” / The figure was changed: choose approval with changes',
    }));
  }
  if (code !== 'APPROVE_WITH_CHANGE') return [];
  if (changed.length === 0) {
    return [
      {
        pointer: '/form/plans',
        code: 'UNCHANGED',
        message: '没有改动任何金额，请选“同意” / No figure was changed: choose plain approval',
      },
    ];
  }
  return changed
    .filter(({ line }) => !isVisible(line.reason))
    .map(({ index }) => ({
      pointer: `/form/plans/${index}/reason`,
      code: 'REASON_NEEDED',
      message: '请填写调整理由 / Give a reason for the change',
    }));
}

/** A county budget below the floor is refused (F06); its three figures come together or not at all. */
function subsidyBudget(form: SubsidyForm, rules: FormRules): FormFault[] {
  const { budget, standard2021, insuredPlan } = form;
  const given = [budget, standard2021, insuredPlan].filter((each) => each !== null).length;
  if (given > 0 && given < 3) {
    return [
      {
        pointer: '/form/budget',
        code: 'INCOMPLETE',
        message:
          '预算安排、2021年度标准、预算参保人数须一并填写或一并留空 / Give all three budget figures or none',
      },
    ];
  }
  const inputs = subsidyInputs(form);
  const worked = (input: object): Subsidy => rules.work('subsidy', input) as Subsidy;
  const liability = orTooLarge('/form/insured', () => {
    worked({ ...inputs, budget: null, standard2021: null, insuredPlan: null });
    return [];
  });
  if (liability.length > 0 || given === 0) return liability;
  return orTooLarge('/form/insuredPlan', () => budgetShortage(worked(inputs)));
}

function budgetShortage({ budgetShort }: Subsidy): FormFault[] {
  if (budgetShort === null || isZero(budgetShort)) return [];
  return [
    {
      pointer: '/form/budget',
      code: 'BUDGET_SHORT',
      message: `预算安排低于按2021年度标准、扣除中央和省级补助后县级应安排的金额，差 ${budgetShort} 元；请增加预算安排或更正所填各数 / The budget is ${budgetShort} yuan below what the county itself must budget by the 2021 standard, less central and provincial money; raise it or correct the figures`,
    },
  ];
}

interface Forms {
  readonly form: unknown;
  readonly draft: unknown;
}

/** What a form's shape cannot say. `form` and `draft` have passed the kind's own schema. */
export const checkForm = (
  kind: TaskKind,
  code: string,
  forms: Forms,
  rules: FormRules,
): readonly FormFault[] => orTooLarge('/form', () => faultsOf(kind, code, forms, rules));

function faultsOf(kind: TaskKind, code: string, forms: Forms, rules: FormRules): FormFault[] {
  switch (kind) {
    case 'p11.plan':
      return countyPlan(forms.form as CountyPlanForm, forms.draft as CountyPlanForm, rules);
    case 'p11.consolidate':
    case 'p11.financeReview':
      return cityPlan(code, forms.form as CityPlanForm, forms.draft as CityPlanForm);
    case 'p08.confirm':
      return subsidyBudget(forms.form as SubsidyForm, rules);
    default:
      return [];
  }
}
