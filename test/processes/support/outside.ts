import type { Instance } from '../../support/instance.js';
import type { Act } from './story.js';

async function call(instance: Instance, method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${instance.simulators}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
}

/** What the outside systems answer from now on. */
export async function setFigures(
  instance: Instance,
  city: string,
  figures: Act['figures'],
): Promise<void> {
  if (figures.length === 0) return;
  await call(instance, 'PUT', '/figures', {
    figures: figures.map((figure) => ({ city, ...figure })),
  });
}

/** Somebody outside pays in, under the reference of an obligation; the bank's statement will say so. */
export async function paysIn(
  instance: Instance,
  caseId: string,
  paid: NonNullable<Act['pays']>,
): Promise<void> {
  const [row] = await instance.database.rows<{
    reference: string | null;
    number: string;
    day: string;
  }>(
    `SELECT o.reference, f.number, (now() AT TIME ZONE 'Asia/Shanghai' + c.offset_ms * interval '1 ms')::date::text AS day
       FROM obligation o JOIN fund_account f ON f.id = o.proof_account, business_clock c
      WHERE o.case_id = $1 AND o.code = $2 ORDER BY o.stage LIMIT 1`,
    [caseId, paid.for],
  );
  if (!row?.reference) throw new Error(`${caseId} has no obligation ${paid.for} with a reference`);
  await call(instance, 'POST', '/deposits', {
    system: 'bank',
    to: row.number,
    amount: paid.amount,
    valueDate: row.day,
    reference: row.reference,
    payer: { unit: paid.unit ?? caseId.split('/')[2], name: '财政局' },
  });
}
