import { Database, type Sql } from '#persistence/database.js';
import { appendAudit } from '#persistence/audit/append-audit.js';
import { gathering } from '#persistence/gathered.js';
import { migrate } from '#persistence/migrate.js';
import { behindSavepoint } from '#persistence/savepoint.js';
import { hearAnswer } from '#persistence/steps/answer-rows.js';
import { finishCase, isOpenCase, setCaseState, takeCase } from '#persistence/steps/case-rows.js';
import { markApplied } from '#persistence/steps/decision-rows.js';
import { notComeTo, passStage } from '#persistence/steps/stage-rows.js';
import { decidedSteps } from '#persistence/steps/task-rounds.js';
import { setWait } from '#persistence/steps/wait-rows.js';
import { ownDatabase } from '../../support/own-database.js';
import { act, addCase, newPerson } from '../hats/hat-city.js';

const at = Date.parse('2022-03-10T09:00:00+08:00');
const idOf = (year: number): string => `lishui/P08/331102/RESIDENT/${year}`;

describe('what a transaction says of the case that it holds', () => {
  let database: Database;
  let sent: string[] = [];

  beforeAll(async () => {
    const url = await ownDatabase('gathered');
    await migrate(url);
    database = await Database.open(url, { name: 'gathered', connections: 4 });
    await database.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', 'p')`);
    await database.rows(
      `INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY'), ('331102', 'lishui', '莲都区', 'COUNTY_UNIT')`,
    );
    for (let year = 2021; year < 2028; year += 1) await addCase(database, idOf(year));
  }, 60_000);
  afterAll(() => database.close());

  /** Holds a case as activities do, and keeps the statements sent. */
  function holding<Result>(id: string, work: (sql: Sql) => Promise<Result>): Promise<Result> {
    sent = [];
    return database.tx((inner) => {
      const sql: Sql = {
        rows: (text, values) => {
          sent.push(text);
          return inner.rows(text, values);
        },
      };
      return gathering(sql, async () => {
        await takeCase(sql, id);
        return work(sql);
      });
    });
  }

  const say = (sql: Sql, id: string, action: string): Promise<void> =>
    appendAudit(sql, {
      businessAt: at,
      actor: 'system',
      action,
      objectType: 'case',
      objectId: id,
      caseId: id,
      details: { said: `“${action}”`, none: null },
    });

  const trailOf = async (id: string): Promise<string[]> => {
    const rows = await database.rows<{ action: string }>(
      'SELECT action FROM audit WHERE case_id = $1 ORDER BY id',
      [id],
    );
    return rows.map(({ action }) => action);
  };
  const rowOf = async (id: string) => {
    const [row] = await database.rows<{
      state: string;
      waits: string | null;
      finished: boolean;
      closed: Date | null;
    }>(
      'SELECT state, waiting_for AS waits, finished, closed_at AS closed FROM process_case WHERE id = $1',
      [id],
    );
    return row;
  };

  test('is one statement: where it stands, when it wakes, its course and its trail in order', async () => {
    const id = idOf(2021);
    await holding(id, async (sql) => {
      expect(await setCaseState(sql, id, 'DRAFTING', 'CITY')).toBe(true);
      expect(await setCaseState(sql, id, 'DRAFTING', 'CITY')).toBe(false);
      for (const action of ['FIRST', 'SECOND', 'THIRD']) await say(sql, id, action);
      const answer = { round: 1, revision: 1, decisionId: null, at: new Date(at) };
      await hearAnswer(sql, id, { step: 'p08.a', ...answer });
      await hearAnswer(sql, id, { step: 'p08.b', ...answer });
      await passStage(sql, id, {
        name: 'a',
        revision: 1,
        state: null,
        outcome: null,
        at: new Date(at),
      });
      expect(await setWait(sql, id, at + 5_000, at)).toEqual({ ms: 5_000 });
      expect(await setCaseState(sql, id, 'FILED', null)).toBe(true);
    });
    expect(sent).toHaveLength(2);
    expect(await trailOf(id)).toEqual(['FIRST', 'SECOND', 'THIRD']);
    expect(await rowOf(id)).toMatchObject({ state: 'FILED', waits: null, finished: false });
    const { course } = await database.tx((sql) => takeCase(sql, id));
    expect(course.answers.map(({ step, way }) => `${step} ${way}`)).toEqual([
      'p08.a SILENT',
      'p08.b SILENT',
    ]);
    expect(course.answers[0]?.at).toEqual(new Date(at));
    expect(course.passed).toEqual([
      { name: 'a', revision: 1, state: null, outcome: null, at: new Date(at) },
    ]);
    const [line] = await database.rows('SELECT details FROM audit WHERE action = $1', ['FIRST']);
    expect(line).toEqual({ details: { said: '“FIRST”', none: null } });
  });

  test('is nothing at all where nothing is new', async () => {
    const id = idOf(2022);
    const before = await rowOf(id);
    await holding(id, (sql) => setCaseState(sql, id, before?.state ?? '', before?.waits ?? null));
    expect(sent).toHaveLength(1);
    expect(await rowOf(id)).toEqual(before);
  });

  test('goes back with a savepoint that is undone, and is not written when the transaction fails', async () => {
    const id = idOf(2023);
    await holding(id, async (sql) => {
      await say(sql, id, 'KEPT');
      const undone = behindSavepoint(sql, 'here', async () => {
        await setCaseState(sql, id, 'UNDONE', null);
        await say(sql, id, 'UNDONE');
        await notComeTo(sql, [id], ['FILED']); // writes what is gathered by now
        await say(sql, id, 'UNDONE_TOO');
        throw new Error('no');
      });
      await expect(undone).rejects.toThrow('no');
      await say(sql, id, 'LAST');
    });
    expect(await trailOf(id)).toEqual(['KEPT', 'LAST']);
    expect((await rowOf(id))?.state).not.toBe('UNDONE');
    const failing = holding(id, async (sql) => {
      await say(sql, id, 'NEVER');
      throw new Error('failed');
    });
    await expect(failing).rejects.toThrow('failed');
    expect(await trailOf(id)).toEqual(['KEPT', 'LAST']);
  });

  test('is there for whoever looks for it in the same transaction', async () => {
    const id = idOf(2024);
    const person = await newPerson(database);
    await act(database, { person, desk: '331102.HEALTHCARE_SECURITY.preparer', on: id });
    await holding(id, async (sql) => {
      expect(await notComeTo(sql, [id], ['FILED'])).toBe(1);
      const stage = { name: 'filed', revision: 1, state: 'FILED', outcome: { code: 'A' } };
      await passStage(sql, id, { ...stage, at: new Date(at) });
      expect(await notComeTo(sql, [id], ['FILED'])).toBe(0);
      const [decision] = await sql.rows<{ id: string }>(
        'SELECT id FROM decision WHERE case_id = $1',
        [id],
      );
      expect(await decidedSteps(sql, id)).toHaveLength(0);
      await markApplied(sql, { id: decision?.id ?? '', caseId: id }, at);
      expect(await decidedSteps(sql, id)).toHaveLength(1);
    });
    const { course } = await database.tx((sql) => takeCase(sql, id));
    expect(course.unapplied).toEqual([]);
  });

  test('a case that is over is over at once, with its last word, and what was said before it', async () => {
    const id = idOf(2025);
    await holding(id, async (sql) => {
      await setCaseState(sql, id, 'FILED', 'CITY');
      await say(sql, id, 'CASE_CLOSED');
      await finishCase(sql, id, 'CONFIRMED', at);
      expect(await isOpenCase(sql, id)).toBe(false);
      await say(sql, id, 'AFTER');
    });
    expect(await rowOf(id)).toEqual({
      state: 'CONFIRMED',
      waits: null,
      finished: true,
      closed: new Date(at),
    });
    await holding(id, (sql) => finishCase(sql, id, 'OTHERWISE', at + 1));
    expect(await rowOf(id)).toMatchObject({ state: 'CONFIRMED', closed: new Date(at) });
    expect(await trailOf(id)).toEqual(['CASE_CLOSED', 'AFTER']);
  });

  test('another case is written at once', async () => {
    const [id, other] = [idOf(2026), idOf(2027)];
    await holding(id, async (sql) => {
      await setCaseState(sql, other, 'RETURNED', null);
      const rows = await sql.rows('SELECT state FROM process_case WHERE id = $1', [other]);
      expect(rows).toEqual([{ state: 'RETURNED' }]);
    });
  });
});
