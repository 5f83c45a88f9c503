import { signature, SIGNATURE_HEADER } from '#adapters/http/signature.js';
import type { Instance } from './instance.js';

/** A payment that somebody has the bank do, under a key that our product never gave. */
export interface ForeignPayment {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly fund?: 'EMPLOYEE' | 'RESIDENT';
  readonly reference?: string;
}

/** Signed with the adapter's key, as whoever stole it would. */
export async function payForeign(
  { simulators, env }: Instance,
  { fund = 'EMPLOYEE', reference = '', ...payment }: ForeignPayment,
): Promise<void> {
  const path = '/bank/payments';
  const body = JSON.stringify({ ...payment, fund, purpose: '无', reference });
  const answer = await fetch(`${simulators}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [SIGNATURE_HEADER]: signature(env['TONGCHOU_ADAPTER_SECRET'] ?? '', `POST.${path}.${body}`),
    },
    body,
  });
  const text = await answer.text();
  if (!answer.ok || !text.includes('EXECUTED')) throw new Error(`${answer.status} ${text}`);
}

/** The balance of an account by the bank's own books at the end of a day. */
export async function bankBalance(
  { simulators, env }: Instance,
  account: string,
  day: string,
): Promise<string> {
  const path = `/bank/accounts/${account}/balance?at=${day}`;
  const signed = signature(env['TONGCHOU_ADAPTER_SECRET'] ?? '', `GET.${path}.`);
  const answer = await fetch(`${simulators}${path}`, { headers: { [SIGNATURE_HEADER]: signed } });
  return ((await answer.json()) as { amount: string }).amount;
}
