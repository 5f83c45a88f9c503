import { createClock } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import { Work } from '#activities/work.js';
import {
  account,
  addDuty,
  at,
  dutyCity,
  statementOf,
} from '../../persistence/obligations/duty-city.js';

export const caseId = 'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022';

/** A duty missed at the end of April, on the day its first letter waits to be signed. */
export async function breached(name: string): Promise<{ database: Database; work: Work }> {
  const database = await dutyCity(name);
  const now = at('2022-05-09T10:00');
  await createClock(database, { movable: true, offsetMs: now - Date.now() });
  await database.tx(async (sql) => {
    await addDuty(sql, '331102', '2022-04-30');
    await statementOf(sql, '2022-04-30', at('2022-05-01T08:00'));
    await proofArrived(sql, [account], '2022-04-30', at('2022-05-01T08:00'));
  });
  await sweepObligations(database, now);
  return { database, work: new Work(database) };
}
