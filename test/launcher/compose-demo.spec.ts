import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#persistence/database.js';
import { demoAccounts } from '#policy/demo-accounts.js';
import { runProgram, startProgram } from '../support/child-program.js';
import { ownDatabase } from '../support/own-database.js';
import { until } from '../support/until.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';

const migrateFile = 'dist/apps/cli/launcher/migrate.js';
const demoFile = 'dist/apps/cli/launcher/compose-demo.js';
const adapterSecret = 'cd'.repeat(32);

/** What is in it by now: people, and the sums the accounts opened with. */
async function standing(databaseUrl: string): Promise<unknown> {
  const database = await Database.open(databaseUrl, { name: 'test', connections: 1 });
  try {
    const [row] = await database.rows(`SELECT (SELECT count(*)::int FROM account) AS accounts,
      (SELECT count(*)::int FROM posting) AS postings`);
    return row;
  } finally {
    await database.close();
  }
}

test('the demo of docker compose has its people and its bank; a real clock has neither', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-compose-demo-'));
  const { port } = await choosePorts({ port: null });
  const outside = { TONGCHOU_DATA: folder, TONGCHOU_ADAPTER_SECRET: adapterSecret };
  const simulators = startProgram('dist/apps/simulators/main.js', { ...outside, PORT: `${port}` });
  const simulatorsUrl = `http://127.0.0.1:${port}`;
  const run = async (databaseUrl: string, clock: string, file: string) =>
    await runProgram(file, {
      ...outside,
      DATABASE_URL: databaseUrl,
      SIMULATORS_URL: simulatorsUrl,
      TONGCHOU_CLOCK: clock,
    });
  try {
    await until(
      () =>
        fetch(`${simulatorsUrl}/health`).then(
          ({ ok }) => ok,
          () => false,
        ),
      (ok) => ok,
    );
    const real = await ownDatabase('compose_real');
    expect((await run(real, 'real', migrateFile)).code).toBe(0);
    expect(await run(real, 'real', demoFile)).toMatchObject({
      code: 1,
      err: expect.stringContaining('TONGCHOU_CLOCK=movable'),
    });
    expect((await run(real, 'movable', demoFile)).code).toBe(1);
    expect(await standing(real)).toEqual({ accounts: 0, postings: 0 });

    const demo = await ownDatabase('compose_demo');
    expect((await run(demo, 'movable', migrateFile)).code).toBe(0);
    expect(await run(demo, 'movable', demoFile)).toEqual({ code: 0, out: '', err: '' });
    const once = await standing(demo);
    expect(once).toMatchObject({ accounts: demoAccounts().length });
    expect(once).not.toMatchObject({ postings: 0 });
    expect((await run(demo, 'movable', demoFile)).code).toBe(0);
    expect(await standing(demo)).toEqual(once);
  } finally {
    simulators.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
