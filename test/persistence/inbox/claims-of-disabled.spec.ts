import { Database } from '#persistence/database.js';
import { migrations } from '#persistence/migrations/index.js';
import { ClaimsOfDisabled0022 } from '#persistence/migrations/0022-claims-of-disabled.js';
import { startOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import { accountAt, seedOrganisation } from '../../api/support/organisation.js';
import { seedTask } from '../../api/support/tasks.js';
import { ownDatabase } from '../../support/own-database.js';

const desk = '331102.HEALTHCARE_SECURITY.preparer';

test('停用账号 › claims that a disabled account held before go back to their desks, with a line each', async () => {
  const database = await Database.open(await ownDatabase('claims_of_disabled'), {
    name: 'claims_of_disabled',
  });
  const runner = database.source.createQueryRunner();
  try {
    for (const Earlier of migrations.slice(0, migrations.indexOf(ClaimsOfDisabled0022))) {
      await new Earlier().up(runner);
    }
    await seedOrganisation(database, startOf(day('2022-09-20'), 9));
    const [gone, here] = [accountAt(desk), accountAt(desk, 1)];
    await database.rows('UPDATE account SET disabled = true WHERE username = $1', [gone]);
    const claimedBy = async (username: string | null, period: string): Promise<string> => {
      const id = await seedTask(database, { unit: '331102', period });
      if (username !== null) {
        await database.rows(`UPDATE task SET state = 'CLAIMED', claimed_by = $2 WHERE id = $1`, [
          id,
          username,
        ]);
      }
      return id;
    };
    const stuck = await claimedBy(gone, '2022-01');
    const held = await claimedBy(here, '2022-02');
    const done = await claimedBy(gone, '2022-03');
    await database.rows(`UPDATE task SET state = 'DONE' WHERE id = $1`, [done]);

    await new ClaimsOfDisabled0022().up(runner);
    const rows = await database.rows<{ id: string; state: string; by: string | null }>(
      'SELECT id, state, claimed_by AS by FROM task ORDER BY period',
    );
    expect(rows).toEqual([
      { id: stuck, state: 'OPEN', by: null },
      { id: held, state: 'CLAIMED', by: here },
      { id: done, state: 'DONE', by: gone },
    ]);
    const lines = await database.rows(
      `SELECT action, actor, object_id AS task, case_id AS "caseId", details FROM audit`,
    );
    expect(lines).toEqual([
      {
        action: 'CLAIM_ENDED',
        actor: 'system',
        task: stuck,
        caseId: 'lishui/P11/331102/EMPLOYEE/2022-01',
        details: { holder: gone, as: 'SYSTEM', reason: '账号已停用' },
      },
    ]);
  } finally {
    await runner.release();
    await database.close();
  }
});
