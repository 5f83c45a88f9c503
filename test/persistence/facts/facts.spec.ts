import type { Fact, FactKind, FactValue } from '#domain/facts/fact.js';
import { Database, type Sql } from '#persistence/database.js';
import { factsOf } from '#persistence/facts/read-facts.js';
import { FactDiffers, writeFacts } from '#persistence/facts/write-facts.js';
import { migrate } from '#persistence/migrate.js';
import { readCourse } from '#persistence/steps/course-rows.js';
import { ownDatabase } from '../../support/own-database.js';
import { act, addCase, newPerson } from '../hats/hat-city.js';

const county = 'lishui/P08/331102/RESIDENT/2022';
const other = 'lishui/P08/331102/RESIDENT/2023';
const at = Date.parse('2022-03-10T09:00:00+08:00');

const fact = (name: string, value: FactValue, kind: FactKind = 'yuan'): Fact => ({
  name,
  kind,
  value,
  source: { kind: 'SYSTEM', ref: 'insurance.enrolment' },
  clause: 'LS-5.a',
});

async function decided(sql: Sql, on: string): Promise<string> {
  const person = await newPerson(sql);
  await act(sql, { person, desk: '331102.HEALTHCARE_SECURITY.preparer', on });
  const [row] = await sql.rows<{ id: string }>('SELECT id FROM decision WHERE person = $1', [
    person,
  ]);
  return row?.id ?? '';
}

describe('facts of a case', () => {
  let database: Database;
  const write = (facts: readonly Fact[], revision = 1, decisionId: string | null = null) =>
    database.tx((sql) => writeFacts(sql, { caseId: county, revision, decisionId, at }, facts));

  const known = async () => (await readCourse(database, county)).facts;

  beforeAll(async () => {
    const url = await ownDatabase('facts');
    await migrate(url);
    database = await Database.open(url, { name: 'facts', connections: 22 });
    await database.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', 'p')`);
    await database.rows(
      `INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY'), ('331102', 'lishui', '莲都区', 'COUNTY_UNIT')`,
    );
    for (const id of [county, other]) await addCase(database, id);
  });
  afterAll(() => database.close());

  test('several are written at once and read with their source, and the case knows the newest', async () => {
    await write([fact('income', '12.30'), fact('insured', 400, 'persons')]);
    await write([fact('income', '12.40')], 2);
    const [first, second, insured] = await factsOf(database, county);
    expect(first).toEqual({ ...fact('income', '12.30'), revision: 1, decisionId: null, at });
    expect([second?.value, second?.revision, insured?.value]).toEqual(['12.40', 2, 400]);
    expect([...(await known()).values()]).toEqual([second, insured]);
  });

  test('the same again changes nothing; another value under its revision is refused whole', async () => {
    await write([fact('spent', '1.00')]);
    await write([fact('spent', '1.00')]);
    await expect(write([fact('spent', '2.00'), fact('late', '3.00')])).rejects.toThrow(FactDiffers);
    const facts = await known();
    expect([facts.get('spent')?.value, facts.has('late')]).toEqual(['1.00', false]);
  });

  test('of twenty that write one name at once, all hear of the one that stands', async () => {
    const values = Array.from({ length: 20 }, (_, index) => `${index % 2}.00`);
    const done = await Promise.allSettled(values.map((value) => write([fact('raced', value)])));
    const stands = (await known()).get('raced')?.value;
    done.forEach(({ status }, index) => {
      expect(status).toBe(values[index] === stands ? 'fulfilled' : 'rejected');
    });
  });

  test('a person’s fact is its decision’s, and the decision is of the same matter', async () => {
    const decision = await decided(database, county);
    const source = { kind: 'PERSON', ref: decision } as const;
    await write([{ ...fact('filed', { insured: 400 }, 'form'), source }], 1, decision);
    expect((await known()).get('filed')?.decisionId).toBe(decision);
    await expect(write([{ ...fact('byHand', '1.00'), source }])).rejects.toMatchObject({
      constraint: 'person_decides_fact',
    });
    const elsewhere = await decided(database, other);
    await expect(
      write(
        [{ ...fact('byOthers', '1.00'), source: { kind: 'PERSON', ref: elsewhere } }],
        1,
        elsewhere,
      ),
    ).rejects.toMatchObject({ code: 'TC030' });
  });

  test('a fact of another case names a case that is there', async () => {
    const from = (ref: string) => ({ ...fact('carried', '1.00'), source: { kind: 'CASE', ref } });
    await expect(write([from('lishui/P10/331102/RESIDENT/2022') as Fact])).rejects.toMatchObject({
      code: '23503',
    });
    await write([from(other) as Fact]);
  });

  test.each<[FactKind, FactValue, FactValue[]]>([
    ['yuan', '-10.50', [10.5, 10, '10.5', '10.500', '010.50', '-0.00', '1e3', '', null]],
    ['persons', 12, [-1, 1.5, '12']],
    ['ratio', '0.35', ['1.01', '0.5', 0.35]],
    ['day', '2022-02-28', ['2022-02-30', '2022-2-28', '28.02.2022', 20220228]],
    ['choice', 'EXCELLENT', ['', 1]],
    ['form', { amount: '1.00', persons: 3 }, [[], '1.00', { amount: 1.05 }]],
    ['rows', [{ code: '331102', amount: '1.00' }], [{}, ['1.00'], [{ amount: 1.05 }]]],
    [
      'document',
      { number: '丽政办发〔2021〕61号', date: '2021-11-18', issuer: '丽水市人民政府办公室' },
      [
        {},
        { number: '1', date: '2021-13-18', issuer: 'x' },
        { number: '', date: '2021-11-18', issuer: 'x' },
      ],
    ],
  ])('SQL refuses %s that is none', async (kind, right, wrong) => {
    await write([fact(`right${kind}`, right, kind)]);
    for (const value of wrong) {
      await expect(write([fact(`wrong${kind}`, value, kind)])).rejects.toMatchObject(
        value === null ? { code: '23502' } : { constraint: 'fact_has_its_shape' },
      );
    }
  });

  describe('by hand in SQL', () => {
    const insert = (name: string, revision: number): string =>
      `INSERT INTO case_fact (case_id, name, revision, kind, value, source_kind, source_ref, at)
       VALUES ('${county}', '${name}', ${revision}, 'yuan', '"1.00"', 'SYSTEM', 'x', now())`;
    beforeAll(() => write([fact('kept', '1.00')], 5));

    test.each([
      ['changed', `UPDATE case_fact SET value = '"2.00"' WHERE name = 'kept'`, 'TC011'],
      ['deleted', `DELETE FROM case_fact WHERE name = 'kept'`, 'TC011'],
      ['emptied', 'TRUNCATE case_fact CASCADE', 'TC011'],
      ['written twice', insert('kept', 5), '23505'],
      ['put in before a later one', insert('kept', 4), 'TC031'],
      ['numbered from nought', insert('fresh', 0), '23514'],
    ])('no fact is %s', async (_what, attempt, code) => {
      await expect(database.rows(attempt)).rejects.toMatchObject({ code });
      expect((await known()).get('kept')?.value).toBe('1.00');
    });

    test('and the same goes through where nothing stands against it', async () => {
      await database.rows(insert('kept', 6));
      await database.rows(insert('fresh', 1));
      expect((await known()).get('kept')?.revision).toBe(6);
    });
  });
});
