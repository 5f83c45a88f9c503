import type { Instance } from '../support/instance.js';
import { Desks } from './desks.js';

const period = '2022-04';
const collected = '331123';
const creditor = '331121';
/** Pays nothing, so that its breach waits for the day's statement. */
const silent = '331124';

/** A spring's reconciliation: a statement that is late, money matched, sent back and credited. */
export async function springOfOpenItems(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  await desks.standAt('2022-03-01', 10);
  await desks.decide('p08.confirm', '2022', ({ unit }) =>
    [collected, creditor, silent].includes(unit) ? {} : 'SILENT',
  );
  await desks.decide('p08.review', '2022');
  await desks.decide('p08.notice', '2022');
  await desks.standAt('2022-04-20', 10);
  await pay(instance, collected, '2022-04-20', '居民医保补助');
  await pay(instance, creditor, '2022-04-20', '汇错账户', '88.88');
  await pay(instance, creditor, '2022-04-20', null);
  await desks.standAt('2022-04-21', 10);
  const back = { decision: 'RETURN_MONEY', comment: '付款人说明汇错。' };
  const askBack = ({ amount }: { readonly amount: string | null }) =>
    amount === '88.88' ? back : {};
  await decideMoney(instance, desks, askBack);
  const again = {
    decision: 'RETURN',
    comment: '请附付款人说明。',
    reasonCode: 'MISSING_ATTACHMENT',
  };
  await desks.decide('receipt.returnApprove', period, () => again);
  await desks.decide('receipt.unmatched', period, () => back);
  await desks.decide('receipt.returnApprove', period);
  await desks.decide('receipt.overpaid', period);

  await desks.standAt('2022-04-29', 10);
  await lateStatement(instance, '2022-04-30');
  await desks.standAt('2022-05-05', 14);
  await desks.decide('statement.missing', period);
  await desks.standAt('2022-05-07', 10);
}

/** Money is told apart by its amount; a story's desks decide by unit, and these have one. */
async function decideMoney(
  instance: Instance,
  desks: Desks,
  choose: (task: { readonly amount: string | null }) => Record<string, unknown>,
): Promise<void> {
  const amounts = new Map(
    (
      await instance.database.rows<{ id: string; amount: string | null }>(
        `SELECT id, amount FROM task WHERE step = 'receipt.unmatched'`,
      )
    ).map(({ id, amount }) => [id, amount]),
  );
  await desks.decide('receipt.unmatched', period, ({ id }) =>
    choose({ amount: amounts.get(id) ?? null }),
  );
}

/** Pays a first half under some remark, or the whole year and 500.00 more under the notice's reference. */
async function pay(
  { database, simulators }: Instance,
  unit: string,
  valueDate: string,
  remark: string | null,
  amount?: string,
): Promise<void> {
  const [owed] = await database.rows<{ half: string; more: string; account: string; ref: string }>(
    `SELECT min(o.amount_due) FILTER (WHERE o.stage = 1) AS half,
            (sum(o.amount_due) + 500)::numeric(20,2) AS more, min(a.number) AS account, min(o.reference) AS ref
       FROM obligation o JOIN fund_account a ON a.id = o.proof_account
      WHERE o.process = 'P08' AND o.unit = $1`,
    [unit],
  );
  const answer = await fetch(`${simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to: owed?.account,
      amount: amount ?? (remark === null ? owed?.more : owed?.half),
      valueDate,
      reference: remark ?? owed?.ref,
      payer: { unit, name: '县财政局' },
    }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`deposit: ${answer.status} ${await answer.text()}`);
}

async function lateStatement({ simulators }: Instance, day: string): Promise<void> {
  const fault = { system: 'bank', operation: 'statement', fault: 'late', rate: '1.00', hours: 120 };
  const answer = await fetch(`${simulators}/faults`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ seed: 1, faults: [{ ...fault, dates: [day] }] }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`faults: ${answer.status}`);
}
