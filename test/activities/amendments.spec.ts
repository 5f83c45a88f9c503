import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { openCases } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import { amendmentsOf } from '#persistence/amendments/amendment-rows.js';
import { createClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { tried } from '../persistence/hats/hat-city.js';
import { at, dutyCity } from '../persistence/obligations/duty-city.js';
import { packCopy, withoutValueBefore, type PackCopy } from '../support/pack-copy.js';
import { goesOn } from './support/case-of-page.js';
import { adoptionFor, askedOf, decidedBy } from './support/desk-of.js';

/** A copy of the pack whose subsidy has no standard before 2025. */
let own: PackCopy;
let database: Database;
let work: Work;

const insurance = {
  getEnrolment: async () => ({ outcome: 'ANSWERED', value: 1000 }),
} as unknown as Insurance;

const caseOf = (year: string, unit = '331102'): string => `lishui/P08/${unit}/RESIDENT/${year}`;
const paper = { number: '丽政发〔2022〕8号', date: '2022-03-01', issuer: '丽水市人民政府' };
const compute = (id: string): Promise<object> => goesOn(work, insurance, id);
const standing = (id: string): Promise<object[]> =>
  database.rows('SELECT state, waiting_for AS "waitingFor" FROM process_case WHERE id = $1', [id]);
const owed = async (id: string): Promise<string[]> =>
  (
    await database.rows<{ amount: string }>(
      'SELECT amount_due AS amount FROM obligation WHERE case_id = $1 ORDER BY stage',
      [id],
    )
  ).map(({ amount }) => amount);
const standardOf = async (id: string): Promise<object | undefined> =>
  (
    await database.rows<object>(
      `SELECT value #>> '{}' AS value, source_kind AS kind, source_ref AS ref FROM case_fact
        WHERE case_id = $1 AND name = 'standard'`,
      [id],
    )
  )[0];

const decides = '331100.HEALTHCARE_SECURITY.reviewer';
const agrees = '331100.FINANCE.approver';

/** Both hands adopt a value for the case that asks. */
async function adopted(asking: string, form: object): Promise<void> {
  const first = await askedOf(work, asking);
  const submitted = await decidedBy(work, first!, 'SUBMIT', { document: paper, ...form });
  const second = await askedOf(work, asking, submitted);
  expect(second?.desk).toBe(agrees);
  const agreed = await decidedBy(work, second!, 'APPROVE');
  expect(await askedOf(work, asking, agreed)).toBeUndefined();
}

beforeAll(async () => {
  own = packCopy('lishui', 'processes/P08.yaml', withoutValueBefore('p08.standard', '2025-01-01'));
  process.env['TONGCHOU_POLICY_DIR'] = own.folder;
  database = await dutyCity('amendments');
  await createClock(database, { movable: true, offsetMs: at('2022-03-01T09:00') - Date.now() });
  work = new Work(database);
  for (const period of ['2022', '2023', '2025']) {
    await openCases(work)({ city: 'lishui', process: 'P08', period });
  }
});
afterAll(async () => {
  await database?.close();
  delete process.env['TONGCHOU_POLICY_DIR'];
  own?.remove();
});

test('a case without a value waits, says for what and for whom, and one desk is asked for all', async () => {
  for (const unit of ['331102', '331121']) {
    expect(await compute(caseOf('2022', unit))).toEqual({ over: false, asks: [] });
    expect(await standing(caseOf('2022', unit))).toEqual([
      { state: 'AWAITING_PARAMETER', waitingFor: `PARAMETER p08.standard ${decides}` },
    ]);
  }
  const asked = await database.rows(
    `SELECT a.kind, a.key, a.fund, a.day::text AS day, c.workflow_type AS type, c.clause,
            (SELECT count(*)::int FROM adoption_wait w WHERE w.adoption_case = a.case_id) AS waiting,
            (SELECT count(*)::int FROM outbox o WHERE o.workflow_id = a.case_id AND o.kind = 'START') AS started
       FROM adoption a JOIN process_case c ON c.id = a.case_id`,
  );
  expect(asked).toEqual([
    {
      kind: 'PARAMETER',
      key: 'p08.standard',
      fund: '',
      day: '2022-01-01',
      type: 'openItem',
      clause: 'LS-5.a',
      waiting: 2,
      started: 1,
    },
  ]);
});

test('its desk fills in the value, another office returns it and then agrees, and the cases are told', async () => {
  const asking = await adoptionFor(work, 'p08.standard');
  expect(asking).toMatch(/^lishui\/P29-ADOPT_P_[0-9A-F]{12}\/331100\/EMPLOYEE\/2022$/);
  const first = await askedOf(work, asking);
  expect(first).toMatchObject({ kind: 'parameter.adopt', round: 1, desk: decides });
  expect(first?.form).toMatchObject({ key: 'p08.standard', from: '2022-01-01', value: null });
  const form = { value: '900.00', to: '2022-12-31', document: paper };
  const submitted = await decidedBy(work, first!, 'SUBMIT', form);
  const second = await askedOf(work, asking, submitted);
  expect(second).toMatchObject({ kind: 'parameter.adoptApprove', desk: agrees, form });
  expect(await amendmentsOf(database, 'lishui')).toEqual([]);
  const returned = await decidedBy(work, second!, 'RETURN');
  const again = await askedOf(work, asking, returned);
  expect(again).toMatchObject({ kind: 'parameter.adopt', round: 2, form });
  const resubmitted = await decidedBy(work, again!, 'SUBMIT', { value: '950.00' });
  const last = await askedOf(work, asking, resubmitted);
  expect(last).toMatchObject({ round: 2, form: { value: '950.00' } });
  const agreed = await decidedBy(work, last!, 'APPROVE');
  expect(await askedOf(work, asking, agreed)).toBeUndefined();
  const [amendment, ...more] = await amendmentsOf(database, 'lishui');
  expect(more).toEqual([]);
  expect(amendment).toMatchObject({
    kind: 'PARAMETER',
    key: 'p08.standard',
    fund: null,
    value: '950.00',
    from: '2022-01-01',
    to: '2022-12-31',
    document: paper,
    on: '2022-03-01',
    by: [{ desk: decides }, { desk: agrees }],
    supersedes: null,
  });
  const told = await database.rows<{ id: string }>(
    `SELECT workflow_id AS id FROM outbox WHERE kind = 'SIGNAL' AND payload ->> 'kind' = 'ADOPTED' ORDER BY 1`,
  );
  expect(told.map(({ id }) => id)).toEqual([caseOf('2022'), caseOf('2022', '331121')]);
  expect(await standing(asking)).toEqual([{ state: 'ADOPTED', waitingFor: null }]);
  // A word that comes twice changes nothing.
  expect(await askedOf(work, asking, agreed)).toBeUndefined();
  expect(await amendmentsOf(database, 'lishui')).toHaveLength(1);
});

test('the case goes on with the value, and the figure names what adopted it', async () => {
  await compute(caseOf('2022'));
  expect(await owed(caseOf('2022'))).toEqual(['475000.00', '475000.00']);
  const [amendment] = await amendmentsOf(database, 'lishui');
  expect(await standardOf(caseOf('2022'))).toEqual({
    value: '950.00',
    kind: 'PARAMETER',
    ref: amendment?.id,
  });
});

test('another period waits for its own; the second adoption is for later periods only', async () => {
  expect(await compute(caseOf('2023'))).toEqual({ over: false, asks: [] });
  const asking = await adoptionFor(work, 'p08.standard');
  expect(asking).toMatch(/\/2023$/);
  await adopted(asking, { value: '1000.00', from: '2023-01-01' });
  await compute(caseOf('2023'));
  expect(await owed(caseOf('2023'))).toEqual(['500000.00', '500000.00']);
  const [first, second] = await amendmentsOf(database, 'lishui');
  expect(second).toMatchObject({ value: '1000.00', to: null, supersedes: first?.id });
  // What was computed stays, and a county that computes only now goes by its own year all the same.
  expect(await owed(caseOf('2022'))).toEqual(['475000.00', '475000.00']);
  await compute(caseOf('2022', '331121'));
  expect(await owed(caseOf('2022', '331121'))).toEqual(['475000.00', '475000.00']);
});

test('a value without an end gives way to what the pack says from a later day', async () => {
  await compute(caseOf('2025'));
  expect(await owed(caseOf('2025'))).toEqual(['510000.00', '510000.00']);
  expect(await standardOf(caseOf('2025'))).toMatchObject({ ref: 'p08.standard' });
});

test('nothing of it is changed or taken away, and SQL wants the hands', async () => {
  for (const table of ['amendment', 'adoption', 'adoption_wait', 'missed_opening']) {
    const filled = table === 'missed_opening' ? [] : [`UPDATE ${table} SET case_id = case_id`];
    for (const change of [...filled, `DELETE FROM ${table}`, `TRUNCATE ${table} CASCADE`]) {
      expect([change, await tried(database, (sql) => sql.rows(change))]).toEqual([change, 'TC011']);
    }
  }
  const copy = (changed: Readonly<Record<string, string>>): Promise<string> =>
    tried(database, (sql) => {
      const columns = [
        'city',
        'kind',
        'key',
        'fund',
        'value',
        'valid_from',
        'valid_to',
        'document',
        'money',
        'case_id',
        'decision_id',
        'agreed_id',
        'decided_on',
        'at',
      ];
      const values = columns.map((column) => changed[column] ?? column);
      return sql.rows(
        `INSERT INTO amendment (${columns.join(', ')}) SELECT ${values.join(', ')} FROM amendment
          WHERE case_id = (SELECT case_id FROM adoption WHERE number = 1)`,
      );
    });
  expect(await copy({})).toBe('23505');
  expect(await copy({ key: `'p11.reasonTolerance'` })).toBe('TC041');
  expect(await copy({ agreed_id: 'NULL' })).toBe('23514');
  expect(await copy({ agreed_id: 'decision_id' })).toBe('TC041');
  expect(await copy({ valid_to: `'2021-12-31'` })).toBe('23514');
  expect(await copy({ document: `'{"number": ""}'::jsonb` })).toBe('23514');
  const returned = `(SELECT id FROM decision WHERE code = 'RETURN')`;
  expect(await copy({ decision_id: returned })).toBe('TC041');
});
