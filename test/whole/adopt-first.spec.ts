import type { ProcessesList } from '#contracts/api/case-lists.js';
import type { TaskBody } from '../support/caller.js';
import { packCopy, withoutValueBefore } from '../support/pack-copy.js';
import { pageInstance } from '../support/page-instance.js';
import { untilTrue } from '../support/until.js';

/** Nobody has set the standard of the subsidy before 2025; a year's settlement, which people open, reads it. */
const { city, instance } = pageInstance('adopt-first', {
  pack: () =>
    packCopy('lishui', 'processes/P08.yaml', withoutValueBefore('p08.standard', '2025-01-01')),
  date: '2022-01-05',
});

const paper = { number: '丽政发〔2022〕1号', date: '2022-01-05', issuer: '丽水市人民政府' };
const [decider, second] = ['city.security.reviewer', 'city.finance.approver'];
const wish = {
  city: 'lishui',
  process: 'P19',
  unit: '331100',
  fund: 'RESIDENT',
  period: '2022',
  reason: '年度清算',
};
let keys = 0;

async function open(): Promise<{ status: number; body: Record<string, unknown> }> {
  keys += 1;
  const caller = await city.as('city.security.preparer');
  return caller.post('/cases', wish, { 'idempotency-key': `settlement-${keys}` });
}

async function standing(): Promise<string> {
  const { body } = await (await city.as(decider)).get<ProcessesList>('/processes?city=lishui');
  const found = body.items.find(({ id }) => id === 'P19');
  return [found?.state, ...(found?.missing ?? [])].join(' ');
}

test('nothing is opened while the value is missing, and the desk that decides it has one task', async () => {
  expect(await standing()).toBe('AWAITING_PARAMETER p08.standard');
  const { status, body } = await open();
  expect(status).toBe(409);
  expect(body).toMatchObject({ code: 'AWAITING_PARAMETER' });
  expect(body['detail']).toMatch(
    /全市统一财政补助标准 \(p08\.standard\)，由丽水市医保局「复核」登记采用/,
  );
  const cases = await (await city.as(decider)).get<{ items: unknown[] }>('/cases?process=P19');
  expect(cases.body.items).toEqual([]);
  expect(await city.offered(decider, 'parameter.adopt', 1)).toHaveLength(1);
}, 60_000);

test('adopted by two offices, under a worker that began anew, it lets the settlement be opened', async () => {
  instance.kill('worker');
  const [task] = await city.offered(decider, 'parameter.adopt', 1);
  const caller = await city.as(decider);
  const { form } = (await caller.get<TaskBody>(`/tasks/${task?.id}`)).body;
  expect(form.values).toMatchObject({ key: 'p08.standard', from: '2022-01-01', value: null });
  await city.work(decider, 'parameter.adopt', 1, {
    form: { ...form.values, value: '950.00', document: paper },
  });
  await city.work(second, 'parameter.adoptApprove', 1);
  await untilTrue(async () => (await standing()) === 'RUNS', 30_000);
  const { status, body } = await open();
  expect([status, body]).toEqual([201, { id: 'lishui/P19/331100/RESIDENT/2022' }]);
  await city.offered('city.security.preparer', 'p19.inputs', 1);
  const adoptions = await caller.get<{ items: unknown[] }>('/cases?process=P29');
  expect(adoptions.body.items).toHaveLength(1);
}, 120_000);
