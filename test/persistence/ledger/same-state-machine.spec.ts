import { mayMove, TRANSFER_STATES } from '#domain/ledger/transfer-states.js';
import { openTransfer } from '#persistence/ledger/open-transfer.js';
import { appropriation, buildTemplate, keyOf, stamp, type LedgerCity } from './ledger-city.js';

const valued = ['EXECUTED', 'POSTED'];
/** A state with what its constraints want beside it. */
const become = (state: string): string =>
  `UPDATE transfer SET state = '${state}', tombstone = ${state === 'FAILED'}, next_ask_at = NULL,
     value_date = ${valued.includes(state) ? `'2022-10-10'` : 'NULL'} WHERE key = '${keyOf(1)}'`;

class Undo extends Error {}

describe('the state machine in SQL', () => {
  let template: LedgerCity;
  let city: LedgerCity;
  beforeAll(async () => {
    template = await buildTemplate(async (sql) => {
      await openTransfer(sql, await appropriation(sql, 1, '10.00'), stamp);
    });
    city = await template.copy();
  });
  afterAll(async () => {
    await city.drop();
    await template.drop();
  });

  /** Puts the transfer into `from` with the guards off, and tries every move with the guards on. */
  async function movesFrom(from: string): Promise<string[]> {
    const allowed: string[] = [];
    const tried = city.database.tx(async (sql) => {
      await sql.rows('ALTER TABLE transfer DISABLE TRIGGER USER');
      await sql.rows(become(from));
      await sql.rows('ALTER TABLE transfer ENABLE TRIGGER USER');
      for (const to of TRANSFER_STATES.filter((state) => state !== from)) {
        await sql.rows('SAVEPOINT attempt');
        await sql.rows(become(to)).then(
          () => allowed.push(to),
          () => undefined,
        );
        await sql.rows('ROLLBACK TO SAVEPOINT attempt');
      }
      throw new Undo();
    });
    await expect(tried).rejects.toThrow(Undo);
    return allowed;
  }

  test.each(TRANSFER_STATES)('allows from %s exactly what the domain allows', async (from) => {
    expect(await movesFrom(from)).toEqual(TRANSFER_STATES.filter((to) => mayMove(from, to)));
  });
});
