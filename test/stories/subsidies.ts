import type { Instance } from '../support/instance.js';
import { Desks, type Choose } from './desks.js';

/** The year of the stories, and the counties that do something out of the ordinary in it. */
export const year = '2022';
export const straightCounty = '331181';
export const returnedCounty = '331126';
export const lateCounty = '331102';
export const excusedCounty = '331124';
export const heldCounty = '331125';

const only =
  (units: readonly string[], choice: ReturnType<Choose> = {}): Choose =>
  ({ unit }) =>
    units.includes(unit) ? choice : 'SILENT';

/**
 * A year's subsidies: a straight county, one whose figures come back, and three that are late: one
 * climbs the whole ladder, one is excused, one is held and resumed and skips a rung.
 */
export async function yearOfSubsidies(instance: Instance): Promise<void> {
  const desks = new Desks(instance);
  const told = [straightCounty, returnedCounty, lateCounty, excusedCounty, heldCounty];
  await desks.standAt('2022-03-01', 10);
  await desks.decide('p08.confirm', year, only(told));
  const returned = { decision: 'RETURN', comment: '请核对参保人数。', reasonCode: 'DATA_ERROR' };
  await desks.decide('p08.review', year, ({ unit }) => (unit === returnedCounty ? returned : {}));
  await desks.decide('p08.confirm', year, only([returnedCounty]));
  await desks.decide('p08.review', year);
  await desks.decide('p08.notice', year);
  await desks.decide('p08.pay', year, only([straightCounty, returnedCounty]));

  await desks.standAt('2022-04-20', 10);
  for (const unit of [straightCounty, returnedCounty]) await payAll(instance, unit, '2022-04-20');
  await payIn(instance, straightCounty, '2022-04-20', '1000.00', '补助款');
  await desks.standAt('2022-04-21', 10);
  await payIn(instance, straightCounty, '2022-04-21', '5.00');
  await openItems(desks);
  await desks.standAt('2022-05-02', 10);
  const excuse = { decision: 'EXCUSE', comment: '不可抗力，见批复。', reasonCode: 'FORCE_MAJEURE' };
  await desks.decide('p26.breach', year, only([excusedCounty], excuse));
  const hold = { decision: 'HOLD', comment: '核对到账情况。' };
  await desks.decide('p26.breach', year, only([heldCounty], hold));
  await desks.standAt('2022-05-10', 10);
  await desks.decide('p26.held', year, only([heldCounty]));
  await desks.decide('p26.breach', year, only([lateCounty]));
  await desks.decide('p26.supervisionOrder', year, only([lateCounty]));
  await desks.decide('p26.receipt', year, only([lateCounty]));
  await desks.decide('p26.reply', year, only([lateCounty]));
  await desks.standAt('2022-05-20', 10);
  await desks.decide('p26.interview', year, only([lateCounty]));
  const skip = { decision: 'SKIP_UP', comment: '已当面督促。' };
  await desks.decide('p26.supervisionOrder', year, only([heldCounty], skip));
  await desks.standAt('2022-05-30', 10);
  await desks.decide('p26.circular', year, only([lateCounty]));
  for (const unit of [lateCounty, heldCounty]) await payAll(instance, unit, '2022-06-01');
  await desks.standAt('2022-06-02', 10);
}

/** Money that nobody knows goes back with two hands; money too much is kept for the next year. */
async function openItems(desks: Desks): Promise<void> {
  const back = { decision: 'RETURN_MONEY', comment: '无附言，原渠道退回。' };
  await desks.decide('receipt.unmatched', '2022-04', () => back);
  await desks.decide('receipt.returnApprove', '2022-04');
  await desks.standAt('2022-04-22', 10);
  await desks.decide('receipt.overpaid', '2022-04');
}

/** Pays everything that is owed for the year, with the notice's reference. */
async function payAll(instance: Instance, unit: string, valueDate: string): Promise<void> {
  const [owed] = await instance.database.rows<{ amount: string }>(
    `SELECT sum(amount_due - amount_received)::numeric(20,2) AS amount
       FROM obligation WHERE process = 'P08' AND unit = $1 AND period = $2`,
    [unit, year],
  );
  await payIn(instance, unit, valueDate, owed?.amount ?? '0.00');
}

/** A county pays, with the notice's reference or another remark. */
async function payIn(
  instance: Instance,
  unit: string,
  valueDate: string,
  amount: string,
  remark?: string,
): Promise<void> {
  const [duty] = await instance.database.rows<{ account: string; remark: string }>(
    `SELECT a.number AS account, o.reference AS remark
       FROM obligation o JOIN fund_account a ON a.id = o.proof_account
      WHERE o.process = 'P08' AND o.unit = $1 AND o.period = $2 LIMIT 1`,
    [unit, year],
  );
  const answer = await fetch(`${instance.simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to: duty?.account,
      amount,
      valueDate,
      reference: remark ?? duty?.remark,
      payer: { unit, name: '县财政局' },
    }),
    signal: AbortSignal.timeout(10_000),
  });
  if (!answer.ok) throw new Error(`deposit: ${answer.status} ${await answer.text()}`);
}
