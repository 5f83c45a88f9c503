import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Insurance } from '#adapters/insurance/insurance.port.js';
import { openCases, periodOf } from '#activities/openings/open-cases.js';
import { compute, keepComputation } from '#activities/cases/compute.js';
import { Work } from '#activities/work.js';
import { createClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { evaluate } from '#policy/formulas/evaluate.js';
import { loadPack } from '#policy/load-packs.js';
import { ratioOfPack } from '#policy/process/form-of-step.js';
import { policyFolder } from '#policy/policy-folder.js';
import { at, dutyCity } from '../persistence/obligations/duty-city.js';
import { goesOn } from './support/case-of-page.js';

/** Values of 2022 and of 2023 beside each other, and none after 2023. */
const changes = {
  P08: [
    ['p08.standard', "'1020.00'", "'1100.00'"],
    ['p08.firstStage', "'0.50'", "'0.60'"],
  ],
  P11: [
    ['p11.reasonTolerance', "'0.10'", "'0.20'"],
    ['p11.opensOn', '15', '16'],
  ],
} as const;

let own: string;
let database: Database;
let work: Work;

/** The parameter's entry, closed at the end of 2022 and followed by one of 2023 with another value. */
function dated(text: string, key: string, before: string, after: string): string {
  const entry =
    new RegExp(`  - key: ${key.replace('.', '\\.')}\\n(?:    .*\\n)+`).exec(text)?.[0] ?? '';
  const ends = (of: string, day: string): string =>
    of.replace(/( +from: .*\n)/, `$1    to: '${day}'\n`);
  const next = entry
    .replace(`value: ${before}`, `value: ${after}`)
    .replace("from: '2022-01-01'", "from: '2023-01-01'");
  return text.replace(entry, ends(entry, '2022-12-31') + ends(next, '2023-12-31'));
}

const insurance = {
  getEnrolment: async () => ({ outcome: 'ANSWERED', value: 1000 }),
} as unknown as Insurance;

beforeAll(async () => {
  own = mkdtempSync(join(tmpdir(), 'tongchou-dated-'));
  cpSync(join(policyFolder, 'packs', 'lishui'), join(own, 'lishui'), { recursive: true });
  for (const [id, keys] of Object.entries(changes)) {
    const file = join(own, 'lishui', 'processes', `${id}.yaml`);
    const text = keys.reduce(
      (before, [key, old, next]) => dated(before, key, old, next),
      readFileSync(file, 'utf8'),
    );
    writeFileSync(file, text);
  }
  process.env['TONGCHOU_POLICY_DIR'] = own;
  database = await dutyCity('dated-law');
  await createClock(database, { movable: true, offsetMs: at('2023-03-01T09:00') - Date.now() });
  work = new Work(database);
  for (const period of ['2022', '2023', '2024']) {
    await openCases(work)({ city: 'lishui', process: 'P08', period });
  }
});
afterAll(async () => {
  await database?.close();
  delete process.env['TONGCHOU_POLICY_DIR'];
  rmSync(own, { recursive: true });
});

const caseOf = (year: string): string => `lishui/P08/331102/RESIDENT/${year}`;

test.each([
  ['2022', '1020000.00', '510000.00'],
  ['2023', '1100000.00', '660000.00'],
])('a case of %s and a trial of it use the values of that year', async (year, all, byApril) => {
  await goesOn(work, insurance, caseOf(year));
  const due = await database.rows<{ amount: string }>(
    'SELECT amount_due AS amount FROM obligation WHERE case_id = $1 ORDER BY stage',
    [caseOf(year)],
  );
  expect(due.map(({ amount }) => amount)).toEqual([
    byApril,
    (Number(all) - Number(byApril)).toFixed(2),
  ]);
  const [kept, ...more] = await database.rows<Record<string, unknown>>(
    `SELECT formula, revision, step, pack, day::text AS day, readings, input, result, trace FROM computation
      WHERE case_id = $1`,
    [caseOf(year)],
  );
  expect(more).toEqual([]);
  const trial = evaluate(loadPack('lishui'), 'subsidy', kept?.['input']);
  expect(trial.result).toMatchObject({ liability: all, byApril });
  const { formula, pack, day, readings, result, trace } = trial;
  expect(day).toBe(`${year}-01-01`);
  expect(kept).toMatchObject({ formula, pack, day, readings, result, trace, step: 'figures' });
});

test('the same figures are kept once, and nothing kept is changed or taken away', async () => {
  await work.onCase(caseOf('2023'), async (on) => {
    const [kept] = await on.sql.rows<{ input: object }>(
      'SELECT input FROM computation WHERE case_id = $1',
      [on.row.id],
    );
    await keepComputation(on, 'figures', compute(on, 'subsidy', kept?.input ?? {}));
  });
  const rows = await database.rows('SELECT revision FROM computation WHERE case_id = $1', [
    caseOf('2023'),
  ]);
  expect(rows).toEqual([{ revision: 1 }]);
  await expect(database.rows('UPDATE computation SET revision = 7')).rejects.toThrow();
  await expect(database.rows('DELETE FROM computation')).rejects.toThrow();
});

test('a year without a value waits for it, in the trial and in the case', async () => {
  expect(await goesOn(work, insurance, caseOf('2024'))).toEqual({ over: false, asks: [] });
  const rows = await database.rows(
    'SELECT state, waiting_for AS "waitingFor" FROM process_case WHERE id = $1',
    [caseOf('2024')],
  );
  const waitingFor = 'PARAMETER p08.standard 331100.HEALTHCARE_SECURITY.reviewer';
  expect(rows).toEqual([{ state: 'AWAITING_PARAMETER', waitingFor }]);
  const money = { central: '0.00', provincial: '0.00', hardship: '0.00', receivedByApril: '0.00' };
  const input = { year: 2024, standard: '1.00', insured: 1, ...money };
  const { result, awaits } = evaluate(loadPack('lishui'), 'subsidy', input);
  expect(result).toEqual({ state: 'AWAITING_PARAMETER', parameter: 'p08.firstStage' });
  expect(awaits).toMatchObject({ parameter: 'p08.firstStage', question: null });
});

test('forms and openings go by the day of the period too', async () => {
  const tolerance = (period: string): string =>
    ratioOfPack(loadPack('lishui'), 'EMPLOYEE', period)('parameter.p11.reasonTolerance');
  expect(['2021-11', '2022-12', '2023-01'].map(tolerance)).toEqual(['0.10', '0.10', '0.20']);
  const opened = async (scheduledAt: string): Promise<string> => {
    const scheduled = `${scheduledAt}T09:00:00+08:00`;
    return (await periodOf()({ city: 'lishui', process: 'P11', scheduledAt: scheduled })).period;
  };
  expect(await opened('2022-11-15')).toBe('2022-12');
  expect(await opened('2022-12-16')).toBe('2023-01');
});
