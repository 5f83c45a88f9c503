import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awaitAdoption } from '#activities/amendments/await-adoption.js';
import { openCases } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import type { ProcessesList } from '#contracts/api/case-lists.js';
import { loadPack } from '#policy/load-packs.js';
import { adoptionFor, askedOf, decidedBy } from '../activities/support/desk-of.js';
import { packCopy, type PackCopy } from '../support/pack-copy.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

/**
 * It is 20 September 2022. In this copy of the pack the rules ended in June, and the document names the
 * share of no surplus any more.
 */
let pack: PackCopy;
let api: RunningApi;
let work: Work;
let agency: Visitor;

const paper = { number: '丽政发〔2022〕8号', date: '2022-09-01', issuer: '丽水市人民政府' };
const asking = 'lishui/P21/331102/EMPLOYEE/2022';

async function standing(id: string): Promise<string> {
  const { body } = await agency.get<ProcessesList>('/processes?city=lishui');
  const found = body.items.find((each) => each.id === id);
  return [found?.state, ...(found?.missing ?? [])].join(' ');
}

async function opened(period: string): Promise<object> {
  const wish = { city: 'lishui', process: 'P21', unit: '331121', fund: 'RESIDENT', reason: '清算' };
  const key = { 'idempotency-key': `open-${period}-${Math.random()}` };
  const { status, body } = await agency.post<object>('/cases', { ...wish, period }, key);
  return { status, ...body };
}

beforeAll(async () => {
  pack = packCopy('lishui', 'formulas/surplus-split.yaml', (text) =>
    text.replace('value: 2024', 'value: 2021'),
  );
  const file = join(pack.folder, 'lishui', 'pack.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('validTo: null', "validTo: '2022-06-30'"));
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  api = await startApi('process_adopted');
  work = new Work(api.database);
  agency = await Visitor.signedIn(api.url, accountAt('331100.INSURANCE_AGENCY.preparer'));
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await api?.stop();
  pack?.remove();
});

test('a process waits for a value, and runs as soon as two desks have adopted it', async () => {
  expect(await standing('P21')).toBe('AWAITING_PARAMETER p21.reserveRatio');
  await api.database.rows(
    `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
     VALUES ($1, 'lishui', 'P21', '331102', 'EMPLOYEE', '2022', 'inOrder', $2, 'OPENED', 'LS-B8.2.c', now())`,
    [asking, loadPack('lishui').reference],
  );
  await work.onCase(asking, (at) =>
    awaitAdoption(at, { kind: 'PARAMETER', key: 'p21.reserveRatio' }),
  );
  const adoption = await adoptionFor(work, 'p21.reserveRatio');
  const form = { value: '0.30', document: paper };
  const first = await decidedBy(work, (await askedOf(work, adoption))!, 'SUBMIT', form);
  const second = await askedOf(work, adoption, first);
  expect(await standing('P21')).toBe('AWAITING_PARAMETER p21.reserveRatio');
  expect(await askedOf(work, adoption, await decidedBy(work, second!, 'APPROVE'))).toBeUndefined();
  expect(await standing('P21')).toBe('RUNS');
});

test('what has run out runs again when it is renewed, and is opened by hand for what the renewal covers', async () => {
  expect(await standing('P11')).toBe('EXPIRED');
  expect(await opened('2023')).toMatchObject({ status: 409, code: 'EXPIRED' });
  expect(await opened('2022')).toMatchObject({ status: 201 });
  expect(await openCases(work)({ city: 'lishui', process: 'P09', period: '2023' })).toEqual({
    opened: 0,
  });
  const renewal = await adoptionFor(work, 'pack.validTo');
  const form = { value: '2023-12-31', document: paper };
  const renewed = await decidedBy(work, (await askedOf(work, renewal))!, 'SUBMIT', form);
  expect(await askedOf(work, renewal, renewed)).toBeUndefined();
  expect(await standing('P11')).toBe('RUNS');
  expect(await opened('2023')).toMatchObject({ status: 201 });
  expect(await opened('2024')).toMatchObject({ status: 409, code: 'EXPIRED' });
});
