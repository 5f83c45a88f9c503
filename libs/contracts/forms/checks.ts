import { needsReason } from '#domain/fund-plan/prefill.js';
import { compare, yuan } from '#domain/money/yuan.js';
import type { TaskKind } from './forms.js';
import type { CityPlanForm, CountyPlanForm } from './fund-plan.forms.js';

/** What is wrong with a form, at its JSON pointer within the request. */
export interface FormFault {
  readonly pointer: string;
  readonly code: 'REASON_NEEDED' | 'CHANGED' | 'UNCHANGED';
  readonly message: string;
}

/** Values of the rule pack that a check goes by. */
export interface FormRules {
  readonly reasonTolerance: string;
}

const same = (a: string, b: string): boolean => compare(yuan(a), yuan(b)) === 0;

/** LS-9.b: who departs from last month's figure says why. The draft itself needs no words. */
function countyPlan(form: CountyPlanForm, draft: CountyPlanForm, rules: FormRules): FormFault[] {
  const base = form.actual ?? draft.requestedAmount;
  const far = needsReason(yuan(form.requestedAmount), yuan(base), rules.reasonTolerance);
  if (!far || same(form.requestedAmount, draft.requestedAmount)) return [];
  if (form.reason.trim() !== '') return [];
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
    .filter(({ line }) => line.reason.trim() === '')
    .map(({ index }) => ({
      pointer: `/form/plans/${index}/reason`,
      code: 'REASON_NEEDED',
      message: '请填写调整理由 / Give a reason for the change',
    }));
}

/** What a form's shape cannot say. `form` and `draft` have passed the kind's own schema. */
export function checkForm(
  kind: TaskKind,
  code: string,
  forms: { readonly form: unknown; readonly draft: unknown },
  rules: FormRules,
): readonly FormFault[] {
  switch (kind) {
    case 'p11.plan':
      return countyPlan(forms.form as CountyPlanForm, forms.draft as CountyPlanForm, rules);
    case 'p11.consolidate':
    case 'p11.financeReview':
      return cityPlan(code, forms.form as CityPlanForm, forms.draft as CityPlanForm);
    default:
      return [];
  }
}
