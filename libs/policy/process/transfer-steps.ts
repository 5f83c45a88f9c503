import { decisionTable } from '../decisions.js';
import type { DecisionDefinition, StepDefinition } from '../schema/process.schema.js';

/** What every payment may come to ask of whoever looks after it; all of it rests on the clause of its transfer. */
const asked = [
  {
    code: 'transfer.awaitFunds',
    title: { zh: '账户余额不足，待补足', en: 'The account is short of funds' },
    state: 'AWAITING_FUNDS',
    decisions: ['RETRY'],
    called: { RETRY: { zh: '重新支付', en: 'Try again' } },
  },
  {
    code: 'transfer.unknown',
    title: { zh: '支付结果不明', en: 'Outcome of the payment unknown' },
    state: null,
    decisions: ['ASK_AGAIN', 'CANCEL_TRANSFER'],
    called: {},
  },
  {
    code: 'transfer.failed',
    title: { zh: '支付失败', en: 'Payment failed' },
    state: null,
    decisions: ['RETRY'],
    called: { RETRY: { zh: '重新支付', en: 'Pay again' } },
  },
] as const;

type Called = Readonly<Record<string, DecisionDefinition['title']>>;

function decisionOf(code: string, called: Called): DecisionDefinition[] {
  const known = decisionTable().get(code);
  if (!known) return [];
  const { needs, way } = known;
  const title = called[code] ?? known.title;
  return [{ code, title, needs: [...needs], way, returnTo: null }];
}

/** The steps of a payment that goes wrong, or for which there is no money; pages name none of them. */
export const transferSteps = (): StepDefinition[] =>
  asked.map(({ decisions, called, ...step }) => ({
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
    decisions: decisions.flatMap((code) => decisionOf(code, called)),
  }));
