import { migrate } from '#persistence/migrate.js';
import { prepareInstance } from '../seed/prepare-instance.js';
import { explain, StartProblem } from '#tools/start-problem.mjs';
import { clockMode } from './clock-mode.js';
import { today } from './instance-file.js';

/**
 * For sites without the launcher, such as docker compose: the schema and what must stand in it, for a
 * real clock unless `TONGCHOU_CLOCK` is `movable`. It brings no people: `tongchou people first` does.
 */
async function prepareDatabase(databaseUrl: string | undefined): Promise<void> {
  if (!databaseUrl) {
    throw new StartProblem(
      '请设置环境变量 DATABASE_URL。',
      'Set the environment variable DATABASE_URL.',
    );
  }
  const movable = clockMode(process.env) === 'movable';
  await migrate(databaseUrl);
  await prepareInstance({ databaseUrl, date: today(), bare: true, movable });
}

try {
  await prepareDatabase(process.env['DATABASE_URL']);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
