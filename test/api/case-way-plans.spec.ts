import { caseView } from '#contracts/api/cases.js';
import { packWithPage, type PagePack } from '../support/page-pack.js';
import { accountAt, city } from './support/organisation.js';
import { PageCase } from './support/page-case.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

let pack: PagePack;
let api: RunningApi;
let reader: Visitor;

beforeAll(async () => {
  pack = packWithPage(city, 'P72');
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  api = await startApi('case_way_plans');
  reader = await Visitor.signedIn(api.url, accountAt('331100.FINANCE.reviewer'));
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await api.stop();
  pack.remove();
});

/** The first five stages of the way: `plan 1 DONE`. */
async function stages(id: string): Promise<string[]> {
  const { body } = await reader.get<unknown>(`/cases/${id}`);
  const { way } = caseView.parse(body);
  return (way ?? []).slice(0, 5).map(({ name, revision, state }) => `${name} ${revision} ${state}`);
}

const plan = { requested: '1.00' };

describe('办理过程 › plans of all units', () => {
  let unit: PageCase;

  test('a plan that is filed waits for the city, and nothing stood in for it', async () => {
    unit = await PageCase.opened(api, `${city}/P72/331102/EMPLOYEE/2022`, 'unitOfPlan');
    await unit.decided('p72.plan', plan);
    await unit.decided('p72.review', plan);
    await unit.pass('plan', null, 1, { code: 'APPROVE', way: 'FORWARD' });
    await unit.pass('filed', 'FILED');
    await unit.stand('FILED', 'CITY');
    expect(await stages(unit.id)).toEqual([
      'plan 1 DONE',
      'filed 1 DONE',
      'defaulted 1 SKIPPED',
      'granted 1 OPEN',
      'share 1 TO_COME',
    ]);
  });

  test('sent back by the city it stands at its first desk again', async () => {
    await unit.pass('granted', null, 1, { asked: true });
    await unit.stand('FILED', null);
    await unit.ask('p72.plan', plan, 2);
    expect(await stages(unit.id)).toEqual([
      'plan 1 DONE',
      'filed 1 DONE',
      'granted 1 DONE',
      'plan 2 OPEN',
      'filed 2 TO_COME',
    ]);
  });
});
