import { join } from 'node:path';
import { runFolder } from '../support/run-folder.js';
import { untilTrue } from '../support/until.js';
import { startServices, type TestServices } from '../support/services.js';

let services: TestServices;

beforeAll(async () => {
  services = await startServices(join(runFolder(), 'signs-of-life'));
});
afterAll(() => services?.stop());

const named = (name: string) => {
  const found = services.supervisor.all().find(({ spec }) => spec.name === name);
  if (!found) throw new Error(`${name} does not run`);
  return found;
};

test('PostgreSQL and the engine show that they live, and are started again when they hang', async () => {
  for (const name of ['postgres', 'temporal']) {
    expect(await named(name).spec.alive?.()).toBe(true);
  }
  const hung = ['postgres', 'temporal'].map((name) => named(name).child?.pid ?? 0);
  for (const pid of hung) process.kill(pid, 'SIGSTOP');
  const silent = ['postgres', 'temporal'].map(
    (name) => named(name).spec.alive?.() ?? Promise.resolve(null),
  );
  expect(await Promise.all(silent)).toEqual([false, false]);
  for (const name of ['postgres', 'temporal']) {
    await untilTrue(() => named(name).restarts > 0 && named(name).ready);
    expect(await named(name).spec.ready()).toBe(true);
    expect(await named(name).spec.alive?.()).toBe(true);
  }
});
