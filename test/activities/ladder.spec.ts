import type { Database } from '#persistence/database.js';
import { climbLadder } from '#activities/escalation/climb-ladder.js';
import { openStep } from '#activities/cases/open-step.js';
import type { Work } from '#activities/work.js';
import { breached, caseId } from './support/breached.js';

let database: Database;
let work: Work;

beforeAll(async () => {
  ({ database, work } = await breached('ladder-case'));
});
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
