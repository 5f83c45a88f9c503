import { decisionTable } from '../decisions.js';
import type { DecisionDefinition, StepDefinition } from '../schema/process.schema.js';

/** What every payment may come to ask of whoever looks after it; all of it rests on the clause of its transfer. */
const asked = [
  {
    code: 'transfer.awaitFunds',
    title: { zh: '账户余额不足，待补足', en: 'The account is short of funds' },
    state: 'AWAITING_FUNDS',
    decisions: ['RETRY'],
  },
  {
    code: 'transfer.unknown',
    title: { zh: '支付结果不明', en: 'Outcome of the payment unknown' },
    state: null,
    decisions: ['ASK_AGAIN', 'CANCEL_TRANSFER'],
  },
  {
    code: 'transfer.failed',
    title: { zh: '支付失败', en: 'Payment failed' },
    state: null,
    decisions: ['RETRY'],
  },
] as const;

function decisionOf(code: string): DecisionDefinition[] {
  const known = decisionTable().get(code);
  if (!known) return [];
  const { title, needs, way } = known;
  return [{ code, title, needs: [...needs], way, returnTo: null }];
}

/** The steps of a payment that goes wrong, or for which there is no money; pages name none of them. */
export const transferSteps = (): StepDefinition[] =>
  asked.map(({ decisions, ...step }) => ({
    ...step,
    case: 'ANY',
    levels: null,
    desk: '{transfer}',
    clause: null,
    obligation: null,
    due: null,
    optional: true,
    role: null,
    returned: null,
    decisions: decisions.flatMap(decisionOf),
  }));
