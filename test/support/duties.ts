import type { City } from './city.js';
import type { Instance } from './instance.js';

/** A duty as the API gives it, as far as tests look at it. */
export interface ObligationBody {
  readonly id: string;
  readonly unit: string;
  readonly statutory: string;
  readonly amountDue: string;
  readonly amountReceived: string;
  readonly state: string;
  readonly light: string;
  readonly lateDays: number;
  readonly rung: string | null;
  readonly nextRungAt: string | null;
  readonly payment: { readonly account: string; readonly reference: string } | null;
  readonly receipts: readonly { readonly key: string; readonly amount: string }[];
  readonly clock: { readonly breachedAt: string | null; readonly declaredAt: string | null };
  readonly escalations: readonly {
    readonly rung: string;
    readonly dueOn: string;
    readonly at: string;
    readonly state: string;
    readonly letterId: string | null;
  }[];
  readonly letters: readonly {
    readonly id: string;
    readonly kind: string;
    readonly state: string;
    readonly number: string | null;
    readonly sha256: string | null;
  }[];
}

/** The duties a filter finds, as one reader sees them. */
export function obligationsOf(
  city: City,
  username: string,
  filter: string,
): Promise<readonly ObligationBody[]> {
  return city.all<ObligationBody>(username, `/obligations?limit=200&${filter}`);
}

/** Somebody outside pays for a duty, with the notice's reference or another remark. */
export async function deposit(
  { simulators }: Instance,
  duty: Pick<ObligationBody, 'payment'>,
  amount: string,
  valueDate: string,
  payer: string | null,
  reference = duty.payment?.reference ?? '',
): Promise<string> {
  const answer = await fetch(`${simulators}/deposits`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      system: 'bank',
      to: duty.payment?.account,
      amount,
      valueDate,
      reference,
      payer: { unit: payer, name: '县财政局' },
    }),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { key: string }).key;
}
