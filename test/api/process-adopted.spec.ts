import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askWanted } from '#activities/amendments/ask-wanted.js';
import { openCases } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import type { ProcessesList } from '#contracts/api/case-lists.js';
import { amendmentsSeen } from '#persistence/amendments/amendment-rows.js';
import { loadPack } from '#policy/load-packs.js';
import { adoptionFor, askedOf, decidedBy } from '../activities/support/desk-of.js';
import { packCopy, withoutValueBefore, type PackCopy } from '../support/pack-copy.js';
import { accountAt } from './support/organisation.js';
import { startApi, type RunningApi } from './support/running-api.js';
import { Visitor } from './support/visitor.js';

/**
 * It is 20 September 2022. In this copy of the pack the rules ended in June, and nobody has set the
 * standard of the subsidy before 2025.
 */
let pack: PackCopy;
let api: RunningApi;
let work: Work;
let agency: Visitor;
let security: Visitor;

const paper = { number: '丽政发〔2022〕8号', date: '2022-09-01', issuer: '丽水市人民政府' };

async function standing(id: string): Promise<string> {
  const { body } = await agency.get<ProcessesList>('/processes?city=lishui');
  const found = body.items.find((each) => each.id === id);
  return [found?.state, ...(found?.missing ?? [])].join(' ');
}

async function opened(period: string, change: object = {}, who = agency): Promise<object> {
  const surplus = { process: 'P21', unit: '331121', fund: 'RESIDENT' };
  const wish = { city: 'lishui', ...surplus, reason: '清算', ...change };
  const key = { 'idempotency-key': `open-${period}-${Math.random()}` };
  const { status, body } = await who.post<object>('/cases', { ...wish, period }, key);
  return { status, ...body };
}

const settlement = (): Promise<object> =>
  opened('2022', { process: 'P19', unit: '331100', fund: 'RESIDENT' }, security);

/** What the worker does of itself. */
async function asked(): Promise<void> {
  const now = await work.clock.now();
  const seen = await amendmentsSeen(api.database, 'lishui');
  await askWanted(work, loadPack('lishui'), { seen, now });
}

beforeAll(async () => {
  pack = packCopy('lishui', 'processes/P08.yaml', withoutValueBefore('p08.standard', '2025-01-01'));
  const file = join(pack.folder, 'lishui', 'pack.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('validTo: null', "validTo: '2022-06-30'"));
  process.env['TONGCHOU_POLICY_DIR'] = pack.folder;
  api = await startApi('process_adopted');
  work = new Work(api.database);
  security = await Visitor.signedIn(api.url, accountAt('331100.HEALTHCARE_SECURITY.preparer'));
  agency = await Visitor.signedIn(api.url, accountAt('331100.INSURANCE_AGENCY.preparer'));
});
afterAll(async () => {
  delete process.env['TONGCHOU_POLICY_DIR'];
  await api?.stop();
  pack?.remove();
});

test('a process waits for a value: nobody opens a case, and whoever decides it has a task all the same', async () => {
  expect(await standing('P19')).toBe('AWAITING_PARAMETER p08.standard');
  const refused = await settlement();
  expect(refused).toMatchObject({ status: 409, code: 'AWAITING_PARAMETER' });
  const { detail } = refused as unknown as { detail: string };
  for (const word of [
    '全市统一财政补助标准 (p08.standard)',
    '由丽水市医保局「复核」登记采用',
    'City-wide subsidy standard (p08.standard)',
    'Reviewer of Lishui Healthcare Security',
    '未作任何改动',
  ]) {
    expect(detail).toContain(word);
  }
  expect(await api.database.rows('SELECT id FROM process_case')).toEqual([]);
  await asked();
  await asked();
  expect(await api.database.rows('SELECT key, fund, day::text FROM adoption')).toEqual([
    { key: 'p08.standard', fund: '', day: '2022-01-01' },
  ]);
});

test('it runs, and is opened, as soon as two desks have adopted the value', async () => {
  const adoption = await adoptionFor(work, 'p08.standard');
  const form = { value: '950.00', document: paper };
  const first = await decidedBy(work, (await askedOf(work, adoption))!, 'SUBMIT', form);
  const second = await askedOf(work, adoption, first);
  expect(await standing('P19')).toBe('AWAITING_PARAMETER p08.standard');
  expect(await askedOf(work, adoption, await decidedBy(work, second!, 'APPROVE'))).toBeUndefined();
  expect(await standing('P19')).toBe('RUNS');
  expect(await settlement()).toMatchObject({ status: 201 });
  expect(await settlement()).toMatchObject({ status: 409, code: 'ALREADY_OPEN' });
  await asked();
  expect(await api.database.rows('SELECT key FROM adoption')).toHaveLength(1);
});

test('what only the figures may come to ask for is named, and stops no opening', async () => {
  expect(await standing('P21')).toBe('RUNS p21.reserveRatio');
  expect(await opened('2022', { fund: 'EMPLOYEE' })).toMatchObject({ status: 201 });
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
