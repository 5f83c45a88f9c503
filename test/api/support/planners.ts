import { accountAt } from './organisation.js';
import { startApi, type RunningApi } from './running-api.js';
import { Visitor } from './visitor.js';

/** An API of a spec's own, with who draws up a county's plan and who draws up the city's. */
export interface Planners {
  readonly api: RunningApi;
  readonly preparer: Visitor;
  readonly agency: Visitor;
}

/** Starts it; `name` is its database's. */
export async function startPlanners(name: string): Promise<Planners> {
  const api = await startApi(name);
  const at = (desk: string): Promise<Visitor> => Visitor.signedIn(api.url, accountAt(desk));
  const [preparer, agency] = await Promise.all([
    at('331102.HEALTHCARE_SECURITY.preparer'),
    at('331100.INSURANCE_AGENCY.preparer'),
  ]);
  return { api, preparer, agency };
}
