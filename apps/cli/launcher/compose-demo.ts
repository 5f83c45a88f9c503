import { explain, StartProblem } from '#tools/start-problem.mjs';
import { loadDemo } from '../seed/load-demo.js';
import { registerAccounts } from '../seed/register-accounts.js';
import { clockMode } from './clock-mode.js';

/**
 * The demo of docker compose (docker/demo.env), after `migrate`: its people and opening balances, and
 * the accounts at its simulated bank. `npm start` does the same and plays two months besides.
 */
async function loadComposeDemo(env: NodeJS.ProcessEnv): Promise<void> {
  const databaseUrl = env['DATABASE_URL'];
  if (!databaseUrl || clockMode(env) !== 'movable') {
    throw new StartProblem(
      '演示数据只装入时钟可拨动的实例：请设 DATABASE_URL，并设 TONGCHOU_CLOCK=movable。',
      'A demo is loaded only where the clock can be moved: set DATABASE_URL, and TONGCHOU_CLOCK=movable.',
    );
  }
  await loadDemo(databaseUrl);
  await registerAccounts(env, true);
}

try {
  await loadComposeDemo(process.env);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}
