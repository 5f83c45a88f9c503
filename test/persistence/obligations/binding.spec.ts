import { binds } from '#domain/time/binding.js';
import { sourceClass, strengthCode } from '#contracts/api/values.js';
import type { Database } from '#persistence/database.js';
import { addDuty, at, dutyCity, statementOf } from './duty-city.js';
import { judgeCaseNow } from '#persistence/obligations/sweep.js';
import { meetObligation } from '#persistence/obligations/keep-obligations.js';

let database: Database;
beforeAll(async () => {
  database = await dutyCity('binding');
});
afterAll(async () => await database.close());

const caseOf = (unit: string): string => `lishui/P08/${unit}/RESIDENT/2022`;
const stateOf = async (id: string) =>
  (await database.rows<{ state: string }>('SELECT state FROM obligation WHERE id = $1', [id]))[0]
    ?.state;

describe('计入逾期的日期 › which days bind', () => {
  test('is said the same by the database and by the program', async () => {
    const said = await database.rows<{ source: string; strength: string; binds: boolean }>(
      `SELECT s AS source, t AS strength, duty_binds(s, t) AS binds
         FROM unnest($1::text[]) WITH ORDINALITY a (s, i), unnest($2::text[]) WITH ORDINALITY b (t, j)
        ORDER BY i, j`,
      [sourceClass.options, strengthCode.options],
    );
    const all = sourceClass.options.flatMap((source) =>
      strengthCode.options.map((strength) => ({ source, strength })),
    );
    expect(said).toEqual(all.map((dated) => ({ ...dated, binds: binds(dated) })));
    const binding = said.filter((each) => each.binds);
    expect(binding.map(({ source, strength }) => `${source} ${strength}`)).toEqual([
      'STATUTORY SHALL',
      'ADOPTED SHALL',
    ]);
  });

  test('a plan by a proposed day is passed at 24:00 and made good late, without a breach', async () => {
    const id = await database.tx((sql) =>
      addDuty(sql, '331102', '2022-04-30', { source: 'PROPOSED', kind: 'PLAN' }),
    );
    const judge = (when: string) =>
      database.tx((sql) => judgeCaseNow(sql, caseOf('331102'), at(when)));
    await judge('2022-04-30T23:59');
    expect(await stateOf(id)).toBe('DUE_TODAY');
    await judge('2022-05-01T00:00');
    expect(await stateOf(id)).toBe('PAST_PROPOSED');
    await database.tx((sql) => meetObligation(sql, caseOf('331102'), 'SUBSIDY', '2022-05-04'));
    expect(await stateOf(id)).toBe('MET_LATE');
    expect(await database.rows('SELECT 1 FROM breach')).toEqual([]);
  });

  test('money by a derived day waits for its proof, and is never provisionally overdue', async () => {
    const id = await database.tx((sql) =>
      addDuty(sql, '331121', '2022-04-30', { source: 'DERIVED' }),
    );
    const judge = (when: string) =>
      database.tx((sql) => judgeCaseNow(sql, caseOf('331121'), at(when)));
    await judge('2022-05-01T00:00');
    expect(await stateOf(id)).toBe('AWAITING_PROOF');
    await judge('2022-05-03T12:00');
    expect(await stateOf(id)).toBe('PAST_PROPOSED');
    const other = await database.tx((sql) =>
      addDuty(sql, '331122', '2022-04-29', { source: 'DERIVED' }),
    );
    await database.tx((sql) => statementOf(sql, '2022-04-29', at('2022-04-30T08:00')));
    await database.tx((sql) => judgeCaseNow(sql, caseOf('331122'), at('2022-04-30T08:00')));
    expect(await stateOf(other)).toBe('PAST_PROPOSED');
  });

  test('a statutory day that the document keeps in principle reminds and starts no ladder', async () => {
    const duty = { kind: 'PLAN', strength: 'PRINCIPLE' } as const;
    const id = await database.tx((sql) => addDuty(sql, '331123', '2022-03-31', duty));
    const judge = (when: string) =>
      database.tx((sql) => judgeCaseNow(sql, caseOf('331123'), at(when)));
    await judge('2022-04-01T00:00');
    expect(await stateOf(id)).toBe('PAST_PROPOSED');
    const [row] = await database.rows<{ binds: boolean; rung: string | null }>(
      'SELECT binds, rung FROM obligation WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ binds: false, rung: null });
    expect(await database.rows('SELECT 1 FROM breach')).toEqual([]);
    expect(await database.rows('SELECT 1 FROM escalation')).toEqual([]);
  });

  test('an order of the law on the same day is a breach', async () => {
    const id = await database.tx((sql) =>
      addDuty(sql, '331124', '2022-03-31', { kind: 'PLAN', strength: 'SHALL' }),
    );
    await database.tx((sql) => judgeCaseNow(sql, caseOf('331124'), at('2022-04-01T00:00')));
    expect(await stateOf(id)).toBe('OVERDUE');
  });
});
