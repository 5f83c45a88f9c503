import { migrate } from '#persistence/migrate.js';
import { seed } from '../seed/seed.js';
import { explain, StartProblem } from '#tools/start-problem.mjs';
import { today } from './instance-file.js';

/** For sites without the launcher, such as docker compose: the schema and what must stand in it. */
async function prepareDatabase(databaseUrl: string | undefined): Promise<void> {
  if (!databaseUrl) {
    throw new StartProblem(
      '请设置环境变量 DATABASE_URL。',
      'Set the environment variable DATABASE_URL.',
    );
  }
  await migrate(databaseUrl);
  const movable = process.env['TONGCHOU_CLOCK'] === 'movable';
  await seed({ databaseUrl, date: today(), bare: true, movable });
}

try {
  await prepareDatabase(process.env['DATABASE_URL']);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
