import type { Database } from '#persistence/database.js';
import { sweepObligations } from '#persistence/obligations/sweep.js';
import { proofArrived } from '#persistence/obligations/keep-obligations.js';
import { account, addDuty, at, dutyCity, statementOf } from './duty-city.js';

let database: Database;

beforeAll(async () => {
  database = await dutyCity('ladder');
});
afterAll(() => database?.close());

const sweep = (now: string) => sweepObligations(database, at(now));

const rungs = (id: string) =>
  database.rows(
    `SELECT rung, state, to_char(at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS at, due_on::text AS "dueOn"
       FROM escalation WHERE obligation_id = $1 ORDER BY position`,
    [id],
  );

async function duty(id: string) {
  const [row] = await database.rows<{ state: string; rung: string; next: string; case: string }>(
    `SELECT state, rung, to_char(next_rung_at AT TIME ZONE 'Asia/Shanghai', 'MM-DD HH24:MI') AS next,
            ladder_case AS "case" FROM obligation WHERE id = $1`,
    [id],
  );
  return row;
}

describe('a breach climbs its ladder by rows alone', () => {
  test('no breach without the statement of its day, however late that comes', async () => {
    const id = await database.tx((sql) => addDuty(sql, '331102', '2022-04-30'));
    await sweep('2022-05-01T09:00');
    expect(await duty(id)).toMatchObject({ state: 'AWAITING_PROOF', rung: null });
    await sweep('2022-05-04T08:30');
    expect(await duty(id)).toMatchObject({ state: 'OVERDUE_PROVISIONAL', rung: null });
    await database.tx(async (sql) => {
      await statementOf(sql, '2022-04-30', at('2022-05-04T10:00'));
      await proofArrived(sql, [account], '2022-04-30', at('2022-05-04T10:00'));
    });
    await sweep('2022-05-04T10:00');
    expect(await duty(id)).toEqual({
      state: 'OVERDUE',
      rung: 'BREACH',
      next: '05-05 09:00',
      case: 'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022',
    });
  });

  test('rungs count working days from the declaration, make-up days too, and wait for a signature', async () => {
    const [found] = await database.rows<{ id: string }>('SELECT id FROM obligation');
    const id = found?.id ?? '';
    await sweep('2022-07-01T00:00');
    await sweep('2022-07-01T00:00');
    expect(await rungs(id)).toEqual([
      { rung: 'BREACH', state: 'DONE', at: '05-04 10:00', dueOn: '2022-05-04' },
      { rung: 'HEADS', state: 'DONE', at: '05-05 09:00', dueOn: '2022-05-05' },
      {
        rung: 'SUPERVISION_ORDER',
        state: 'AWAITING_SIGNATURE',
        at: '05-07 09:00',
        dueOn: '2022-05-07',
      },
    ]);
    expect(await duty(id)).toMatchObject({ rung: 'SUPERVISION_ORDER', next: null });
    const told = await database.rows(`SELECT key FROM outbox WHERE key LIKE '%/P26-%'`);
    expect(told).toEqual([{ key: 'lishui/P26-P08_SUBSIDY_1/331102/RESIDENT/2022' }]);
  });

  test('a day that only reminds is passed, never overdue, and climbs nothing', async () => {
    const id = await database.tx((sql) =>
      addDuty(sql, '331121', '2022-04-30', { source: 'PROPOSED', kind: 'PLAN' }),
    );
    await sweep('2022-06-01T00:00');
    expect(await duty(id)).toEqual({ state: 'PAST_PROPOSED', rung: null, next: null, case: null });
  });

  test('its case is of the process that the pack names for ladders', async () => {
    await database.rows(`UPDATE process_page SET process = 'P30' WHERE page = 'ESCALATION'`);
    const id = await database.tx((sql) => addDuty(sql, '331122', '2022-04-30', { period: '2021' }));
    await sweep('2022-06-01T00:00');
    expect(await duty(id)).toMatchObject({
      state: 'OVERDUE',
      case: 'lishui/P30-P08_SUBSIDY_1/331122/RESIDENT/2021',
    });
  });

  test('the counters say what a count says, at every level', async () => {
    const counted = await database.rows(
      `SELECT city, '*' AS unit, coalesce(process, '*') AS process, '*' AS fund,
              coalesce(period, '*') AS period, source, binds, state, count(*)::text AS count
         FROM obligation
        GROUP BY GROUPING SETS ((city, process, period, source, binds, state), (city, source, binds, state))
        ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
    );
    const kept = await database.rows(
      `SELECT city, unit, process, fund, period, source, binds, state, count::text AS count
         FROM obligation_count WHERE count <> 0 ORDER BY 1, 2, 3, 4, 5, 6, 7, 8`,
    );
    expect(kept).toEqual(counted);
    expect(kept.length).toBeGreaterThan(2);
  });
});
