import { z } from 'zod';
import * as escalation from './escalation.forms.js';
import * as plan from './fund-plan.forms.js';
import * as item from './open-item.forms.js';
import * as subsidy from './subsidy.forms.js';

/** The form of each kind of task: one schema for the door, the OpenAPI document and the page. */
export const forms = {
  'p11.plan': plan.countyPlanForm,
  'p11.planReview': plan.fixedCountyPlanForm,
  'p11.consolidate': plan.cityPlanForm,
  'p11.financeReview': plan.cityPlanForm,
  'p11.financeApprove': plan.fixedCityPlanForm,
  'p11.confirm': plan.confirmReceiptForm,
  'p11.awaitFunds': plan.awaitFundsForm,
  'p08.confirm': subsidy.subsidyForm,
  'p08.review': subsidy.fixedSubsidyForm,
  'p08.notice': subsidy.fixedSubsidyForm,
  'p08.pay': subsidy.remitForm,
  'p26.breach': escalation.breachForm,
  'p26.held': escalation.breachForm,
  'p26.supervisionOrder': escalation.signForm,
  'p26.interview': escalation.signForm,
  'p26.circular': escalation.signForm,
  'p26.correction': escalation.signForm,
  'p26.reword': escalation.rewordForm,
  'p26.receipt': escalation.receiptForm,
  'p26.reply': escalation.replyForm,
  'receipt.unmatched': item.unmatchedForm,
  'receipt.overpaid': item.overpaidForm,
  'receipt.returnApprove': item.returnForm,
  'receipt.awaitFunds': plan.awaitFundsForm,
  'statement.missing': item.missingStatementForm,
  'payment.unordered': item.unorderedForm,
  'payment.unorderedApprove': item.recognitionForm,
  'payment.awaitRefund': item.refundForm,
  'transfer.awaitFunds': plan.awaitFundsForm,
  'transfer.unknown': plan.transferForm,
  'transfer.failed': plan.transferForm,
} as const satisfies Record<string, z.ZodType>;

export type TaskKind = keyof typeof forms;

export const isTaskKind = (kind: string): kind is TaskKind => Object.hasOwn(forms, kind);

/** JSON Schema 2020-12 of a task's form, as `GET /tasks/{id}` gives it. */
export function formSchema(kind: TaskKind): Record<string, unknown> {
  return z.toJSONSchema(forms[kind], { target: 'draft-2020-12' });
}
