import { openCases, periodOf } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import { keepComputation } from '#activities/cases/compute.js';
import { heldByReadings } from '#activities/amendments/hold-readings.js';
import { createClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { work as workOut } from '#policy/formulas/evaluate.js';
import { packCopy, type PackCopy } from '../support/pack-copy.js';
import { at, dutyCity } from '../persistence/obligations/duty-city.js';
import { adoptionFor, askedOf, decidedBy } from './support/desk-of.js';

/** A copy of the pack whose rules end with 2022. */
let own: PackCopy;
let database: Database;
let work: Work;

const paper = { number: '丽政发〔2023〕2号', date: '2023-02-01', issuer: '丽水市人民政府' };
const opened = (period: string): Promise<{ readonly opened: number }> =>
  openCases(work)({ city: 'lishui', process: 'P08', period });

beforeAll(async () => {
  own = packCopy('lishui', 'pack.yaml', (text) =>
    text.replace('validTo: null', "validTo: '2022-12-31'"),
  );
  process.env['TONGCHOU_POLICY_DIR'] = own.folder;
  database = await dutyCity('renewal');
  await createClock(database, { movable: true, offsetMs: at('2023-03-01T09:00') - Date.now() });
  work = new Work(database);
});
afterAll(async () => {
  await database?.close();
  delete process.env['TONGCHOU_POLICY_DIR'];
  own?.remove();
});

test('a period that begins after the end is not opened, and one desk is asked to renew', async () => {
  expect(await opened('2022')).toEqual({ opened: 9 });
  expect(await opened('2023')).toEqual({ opened: 0 });
  expect(await opened('2023')).toEqual({ opened: 0 });
  expect(await opened('2024')).toEqual({ opened: 0 });
  const asked = await database.rows('SELECT kind, key, number FROM adoption');
  expect(asked).toEqual([{ kind: 'VALIDITY', key: 'pack.validTo', number: 1 }]);
});

test('a renewal opens at once what it covers, and no more', async () => {
  const asking = await adoptionFor(work, 'pack.validTo');
  expect(asking).toMatch(/^lishui\/P34-RENEW_[0-9A-F]{12}\/331100\//);
  const task = await askedOf(work, asking);
  expect(task).toMatchObject({ kind: 'p34.renew', desk: '331100.LEADING_GROUP_OFFICE.approver' });
  expect(task?.form).toMatchObject({ current: '2022-12-31' });
  const form = { value: '2023-12-31', document: paper };
  const renewed = await decidedBy(work, task!, 'SUBMIT', form);
  expect(await askedOf(work, asking, renewed)).toBeUndefined();
  const started = await database.rows<{ input: { period: string; scheduledAt: string } }>(
    `SELECT payload -> 'input' AS input FROM outbox WHERE name = 'openPeriod' AND kind = 'START'`,
  );
  expect(started).toMatchObject([{ input: { city: 'lishui', process: 'P08', period: '2023' } }]);
  const [{ input } = { input: { period: '', scheduledAt: '' } }] = started;
  const of = { city: 'lishui', process: 'P08' };
  expect(await periodOf()({ ...of, ...input })).toEqual({ period: '2023', figures: true });
  expect(await opened('2023')).toEqual({ opened: 9 });
  expect(await opened('2024')).toEqual({ opened: 0 });
  // The next end is asked for anew.
  expect(await adoptionFor(work, 'pack.validTo')).not.toBe(asking);
});

test('figures on a reading that nobody has adopted hold the desk, and are outdated when another is', async () => {
  // No stage of the plan works figures out; the subsidy's does.
  const [id, worked] = ['lishui/P11/331102/RESIDENT/2022-01', 'lishui/P08/331102/RESIDENT/2022'];
  await openCases(work)({ city: 'lishui', process: 'P11', period: '2022-01' });
  const unit = { code: '331102', level: 'COUNTY', assessment: 'GOOD', insured: 1000 };
  const input = {
    fund: 'EMPLOYEE',
    year: 2022,
    reserveAvailable: '10.00',
    units: [{ ...unit, gap: '100.00', attributed: '0.00', balance: '0.00' }],
  };
  const place = { holdsReadings: true } as Parameters<typeof heldByReadings>[1];
  const held = (of = id) => work.onCase(of, (on) => heldByReadings(on, place));
  expect(await held()).toBeNull();
  for (const each of [id, worked]) {
    await work.onCase(each, async (on) => {
      await keepComputation(on, 'test', workOut(on.pack, 'gap-settlement', input, {}, on.day));
    });
  }
  expect(await held()).toBe('HELD');
  const [row] = await database.rows<{ state: string; waitingFor: string }>(
    'SELECT state, waiting_for AS "waitingFor" FROM process_case WHERE id = $1',
    [id],
  );
  expect(row?.state).toBe('AWAITING_READING');
  expect(row?.waitingFor).toMatch(/^READING OQ-\d+ 331100\./);
  const open = await database.rows<{ id: string; key: string }>(
    `SELECT case_id AS id, key FROM adoption WHERE kind = 'READING' ORDER BY key`,
  );
  expect(open.map(({ key }) => key)).toContain('OQ-01');
  for (const { id: asking, key } of open) {
    const first = await askedOf(work, asking);
    const schemaCode = key === 'OQ-01' ? 'SWITCH' : await codeOf(key);
    const submitted = await decidedBy(work, first!, 'SUBMIT', {
      value: schemaCode,
      document: paper,
    });
    const second = await askedOf(work, asking, submitted);
    expect(second?.kind).toBe('reading.adoptApprove');
    const agreed = await decidedBy(work, second!, 'APPROVE');
    expect(await askedOf(work, asking, agreed)).toBeUndefined();
  }
  // SWITCH gives other figures than MATCHED, under which these were worked out.
  expect(await held()).toBe('HELD');
  const [after] = await database.rows(
    'SELECT waiting_for AS "waitingFor" FROM process_case WHERE id = $1',
    [id],
  );
  expect(after).toEqual({ waitingFor: 'READING_CHANGED' });
  expect(await held(worked)).toBe('OUTDATED');
});

const codeOf = async (key: string): Promise<string> => {
  const pack = await work.packOf('lishui');
  return pack.readings.get(key)?.chosen ?? '';
};
