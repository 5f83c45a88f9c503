import { Database } from '#persistence/database.js';
import { migrations } from '#persistence/migrations/index.js';
import { Books0031 } from '#persistence/migrations/0031-books.js';
import { checkLedger } from '#persistence/ledger/audit-ledger.js';
import { ownDatabase } from '../../support/own-database.js';

const account = (type: string, unit: string, fund: string): string => `${unit}.${type}.${fund}`;

test('what lies on the accounts of before is the city’s pooled fund from the upgrade on, and is said', async () => {
  const database = await Database.open(await ownDatabase('books_before'), { name: 'books_before' });
  const runner = database.source.createQueryRunner();
  try {
    for (const Earlier of migrations.slice(0, migrations.indexOf(Books0031))) {
      await new Earlier().up(runner);
    }
    await database.rows(`INSERT INTO city VALUES ('lishui', '331100', '丽水市', 'p')`);
    await database.rows(
      `INSERT INTO unit VALUES ('331100', 'lishui', '丽水市', 'CITY'), ('331102', 'lishui', '莲都区', 'COUNTY_UNIT')`,
    );
    for (const [type, unit, outside] of [
      ['OPENING', '331100', true],
      ['SFA_CITY', '331100', false],
      ['TREASURY_CITY', '331100', false],
      ['EXP_COUNTY', '331102', false],
    ] as const) {
      const id = account(type, unit, 'EMPLOYEE');
      await database.rows(
        `INSERT INTO fund_account (id, type, city, unit, fund, number, name, outside)
         VALUES ($1, $2, 'lishui', $3, 'EMPLOYEE', $1, $1, $4)`,
        [id, type, unit, outside],
      );
      if (outside) continue;
      await database.rows(
        `WITH e AS (INSERT INTO entry (kind, fund, value_date, posted_at, clause, pack)
           VALUES ('OPENING', 'EMPLOYEE', '2022-03-01', to_timestamp(0), 'LS-9.c', 'p') RETURNING id)
         INSERT INTO posting (entry_id, account_id, fund, amount)
           SELECT e.id, leg.account, 'EMPLOYEE', leg.amount
             FROM e, (VALUES ($1, 100.25), ($2, -100.25)) AS leg (account, amount)`,
        [id, account('OPENING', '331100', 'EMPLOYEE')],
      );
    }

    await new Books0031().up(runner);
    expect(
      await database.rows('SELECT unit, book, fund, item, year, amount FROM book_line'),
    ).toEqual([
      {
        unit: '331100',
        book: 'POOLED_FUND',
        fund: 'EMPLOYEE',
        item: 'OPENING',
        year: 2022,
        amount: '200.50', // the treasury's is nobody's in the books yet
      },
    ]);
    expect(
      await database.rows(
        `SELECT object_id, details ->> 'amount' AS amount FROM audit WHERE action = 'BOOKS_OPENED'`,
      ),
    ).toEqual([{ object_id: 'lishui/EMPLOYEE', amount: '200.50' }]);
    expect(await checkLedger(database)).toEqual([]);
  } finally {
    await runner.release();
    await database.close();
  }
});
