import { seedLaw } from './duties.js';
import { accountAt } from './organisation.js';
import { startApi, type RunningApi } from './running-api.js';
import { Visitor } from './visitor.js';

/** An API of a spec's own, with the two of the leading group's office who word letters and sign them. */
export interface Office {
  readonly api: RunningApi;
  readonly officer: Visitor;
  readonly signer: Visitor;
}

/** Starts it with the ladders of the city's law; `name` is its database's. */
export async function startOffice(name: string): Promise<Office> {
  const api = await startApi(name);
  await api.database.tx(seedLaw);
  const at = (post: string): Promise<Visitor> =>
    Visitor.signedIn(api.url, accountAt(`331100.LEADING_GROUP_OFFICE.${post}`));
  return { api, officer: await at('deadlineOfficer'), signer: await at('approver') };
}
