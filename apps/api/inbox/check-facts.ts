import type { DecisionRequest } from '#contracts/api/decisions.js';
import type { Database } from '#persistence/database.js';
import type { FullTask } from '#persistence/inbox/find-task.js';
import { dutyForExcess } from '#persistence/open-items/credits.js';
import { refundsFor } from '#persistence/open-items/refunds.js';
import { dutyForMoney, mayGoBack } from '#persistence/open-items/matchable.js';
import { invalid } from '../http/problems.js';

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** What a decision may be refused for by what the books say, 422; its form has been checked. */
export async function checkFacts(
  database: Database,
  task: FullTask,
  { decision, form }: DecisionRequest,
): Promise<void> {
  const { transferKey } = task;
  if (transferKey === null) return;
  if (task.kind === 'payment.awaitRefund') {
    if (decision === 'MATCH') await mayRefund(database, task.caseId ?? '', form['refund']);
    return;
  }
  if (decision === 'MATCH') await mayMatch(database, task, form['obligationId']);
  if (decision === 'RETURN_MONEY') await mayReturn(database, transferKey);
}

/** Money counts for a duty that is collected on the very account it came to; its excess, for another open one of the unit. */
async function mayMatch(
  database: Database,
  { kind, transferKey }: FullTask,
  duty: unknown,
): Promise<void> {
  const pointer = '/form/obligationId';
  if (typeof duty !== 'string' || duty.trim() === '') {
    const message =
      '请填写这笔款对应的义务编号（可从下表选取） / Say which duty this money is for; the table below suggests some';
    throw invalid([{ pointer, code: 'REQUIRED', message }]);
  }
  const ofExcess = kind === 'receipt.overpaid';
  const find = ofExcess ? dutyForExcess : dutyForMoney;
  const known = uuid.test(duty) && (await find(database, transferKey ?? '', duty)) !== undefined;
  if (known) return;
  const message = ofExcess
    ? '多缴只能改记到同一单位、同一险种、同一账户上尚未缴清的另一项义务，请另选 / What is too much counts only for another open duty of the same unit and fund on this account; choose another'
    : '此义务不在该账户、险种收缴，或金额尚未确定，请另选 / No duty of known amount is collected on this account under that id; choose another';
  throw invalid([{ pointer, code: 'UNKNOWN_VALUE', message }]);
}

/** The refund is money that nobody knows, of the same amount, on the very account that paid (LS-3.b). */
async function mayRefund(database: Database, caseId: string, refund: unknown): Promise<void> {
  const pointer = '/form/refund';
  if (typeof refund !== 'string' || refund.trim() === '') {
    const message =
      '请填写退回款的银行业务号（可从下表选取）；未退回的请等待或确认入账 / Say under which key the money came back; the table below suggests some';
    throw invalid([{ pointer, code: 'REQUIRED', message }]);
  }
  if ((await refundsFor(database, caseId, refund)).length > 0) return;
  const message =
    '此款不是退到该账户的同额未认领款项，请另选 / No unmatched money of this amount came back to the account under that key; choose another';
  throw invalid([{ pointer, code: 'UNKNOWN_VALUE', message }]);
}

async function mayReturn(database: Database, transferKey: string): Promise<void> {
  if (await mayGoBack(database, transferKey)) return;
  const message =
    '该账户的来款不能由本系统原渠道退回（国库款项按退库办理） / Money on this account cannot be returned from here; the treasury refunds its own';
  throw invalid([{ pointer: '/decision', code: 'NOT_ALLOWED', message }]);
}
