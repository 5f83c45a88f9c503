import { Database } from '#persistence/database.js';
import { ownDatabase } from '../support/own-database.js';

let database: Database;

beforeAll(async () => {
  database = await Database.open(await ownDatabase('deadlock'), { name: 'test', connections: 4 });
  await database.rows('CREATE TABLE seat (id int PRIMARY KEY, taken int NOT NULL)');
  await database.rows('INSERT INTO seat VALUES (1, 0), (2, 0)');
});
afterAll(() => database.close());

/** Takes two rows one after the other; the second when the other transaction has its first. */
function takes(first: number, second: number, met: () => Promise<void>): Promise<number> {
  let begun = 0;
  return database.tx(async (sql) => {
    begun += 1;
    const take = (id: number) => sql.rows('UPDATE seat SET taken = taken + 1 WHERE id = $1', [id]);
    await take(first);
    if (begun === 1) await met();
    await take(second);
    return begun;
  });
}

test('of two transactions that wait for each other one is done again, and both are done once', async () => {
  const here: (() => void)[] = [];
  const both = (): Promise<void> =>
    new Promise((resolve) => {
      here.push(resolve);
      if (here.length === 2) for (const goOn of here) goOn();
    });
  const begun = await Promise.all([takes(1, 2, both), takes(2, 1, both)]);
  expect(Math.max(...begun)).toBeGreaterThan(1);
  expect(await database.rows('SELECT taken FROM seat ORDER BY id')).toEqual([
    { taken: 2 },
    { taken: 2 },
  ]);
});
