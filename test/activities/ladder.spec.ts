import type { Database } from '#persistence/database.js';
import { createClock } from '#persistence/clock/business-clock.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import { climbLadder } from '#activities/escalation/climb-ladder.js';
import { openStep } from '#activities/cases/open-step.js';
import { Work } from '#activities/work.js';
import {
  account,
  addDuty,
  at,
  dutyCity,
  statementOf,
} from '../persistence/obligations/duty-city.js';

let database: Database;
let work: Work;
const caseId = 'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022';

beforeAll(async () => {
  database = await dutyCity('ladder-case');
  const now = at('2022-05-09T10:00');
  await createClock(database, { movable: true, offsetMs: now - Date.now() });
  work = new Work(database);
  await database.tx(async (sql) => {
    await addDuty(sql, '331102', '2022-04-30');
    await statementOf(sql, '2022-04-30', at('2022-05-01T08:00'));
    await proofArrived(sql, [account], '2022-04-30', at('2022-05-01T08:00'));
  });
  await sweepObligations(database, now);
}, 60_000);
afterAll(() => database?.close());

test('asks the officer to look and the head to sign, and says so again when asked again', async () => {
  const standing = await climbLadder(work)({ caseId });
  expect(standing).toEqual({
    ended: false,
    asks: [
      { step: 'p26.breach', round: 1 },
      { step: 'p26.supervisionOrder', round: 1 },
    ],
    wait: { ms: expect.any(Number) },
  });
  const again = await climbLadder(work)({ caseId });
  expect(again).toEqual({ ...standing, wait: { ms: expect.any(Number) } });
  const waits = await database.rows(
    `SELECT to_char(wakes_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at FROM engine_wait`,
  );
  expect(waits).toEqual([{ at: '05-10 08:00' }]);
});

test('the signature’s task comes with the letter it is about', async () => {
  await openStep(work)({ caseId, step: 'p26.breach', round: 1 });
  await openStep(work)({ caseId, step: 'p26.supervisionOrder', round: 1 });
  const rows = await database.rows(
    `SELECT e.rung, t.kind, l.title FROM escalation e JOIN task t ON t.id = e.task_id
       JOIN letter l ON l.id = e.letter_id`,
  );
  expect(rows).toEqual([
    {
      rung: 'SUPERVISION_ORDER',
      kind: 'p26.supervisionOrder',
      title: expect.stringContaining('莲都区'),
    },
  ]);
});
