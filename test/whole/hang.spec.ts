import { Client } from 'pg';
import { startInstance, type Instance } from '../support/instance.js';
import { untilTrue } from '../support/until.js';

let instance: Instance;
let admin: Client;

beforeAll(async () => {
  instance = await startInstance('hang', { date: '2022-09-16' });
  admin = new Client({ connectionString: process.env['TEST_DATABASE_ADMIN_URL'] });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await instance?.stop();
});

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const status = async (url: string, withinMs = 20_000): Promise<number | null> => {
  const limit = { signal: AbortSignal.timeout(withinMs) };
  return await fetch(url, limit).then(
    (answer) => answer.status,
    () => null,
  );
};
/** Seconds until the address answers 200 again. */
async function backAfter(url: string, since: number): Promise<number> {
  await untilTrue(async () => (await status(url)) === 200);
  return (performance.now() - since) / 1_000;
}

test('an API that hangs is ended after 20 seconds and back by itself, a worker and the simulators too', async () => {
  const since = performance.now();
  const [api, worker, simulators] = [
    instance.pid('api'),
    instance.pid('worker'),
    instance.pid('simulators'),
  ];
  process.kill(api, 'SIGSTOP');
  await pause(1_000);
  expect(await status(`${instance.api}/healthz`, 1_000)).toBeNull();
  await untilTrue(() => instance.pid('api') !== api);
  const ended = (performance.now() - since) / 1_000;
  const back = await backAfter(`${instance.api}/readyz`, since);
  console.log(
    `the API hung, was ended after ${ended.toFixed(1)} s, ready after ${back.toFixed(1)} s`,
  );
  expect(ended).toBeGreaterThan(15);

  for (const pid of [worker, simulators]) process.kill(pid, 'SIGSTOP');
  await pause(1_000);
  await untilTrue(() => instance.pid('simulators') !== simulators);
  await untilTrue(() => instance.pid('worker') !== worker);
  await untilTrue(async () => (await status(`${instance.simulators}/health`)) === 200);
});

test('an API without its database lives: it answers, says that it is not ready, and is not ended', async () => {
  const pid = instance.pid('api');
  const name = new URL(instance.env['DATABASE_URL'] ?? '').pathname.slice(1);
  const refuse = async (yes: boolean): Promise<void> => {
    await admin.query(`ALTER DATABASE "${name}" ALLOW_CONNECTIONS ${!yes}`);
  };
  await refuse(true);
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [
    name,
  ]);
  const alive = new Set<number | null>();
  for (let second = 0; second < 26; second += 1) {
    alive.add(await status(`${instance.api}/healthz`));
    await pause(1_000);
  }
  expect([...alive]).toEqual([200]);
  expect(await fetch(`${instance.api}/readyz`).then((answer) => answer.status)).toBe(503);
  await refuse(false);
  await untilTrue(async () => (await status(`${instance.api}/readyz`)) === 200);
  expect(instance.pid('api')).toBe(pid);
});
