import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { Supervisor } from '../../apps/cli/launcher/supervisor.js';
import { choosePorts } from '../../apps/cli/launcher/ports.js';
import { installedTemporal } from '../../apps/cli/launcher/temporal-install.js';
import { temporalUi } from '../../apps/cli/launcher/temporal-ui.js';
import { runFolder } from '../support/run-folder.js';

let supervisor: Supervisor;
let pages: string;

beforeAll(async () => {
  const run = join(runFolder(), 'engine-pages');
  mkdirSync(run, { recursive: true });
  supervisor = new Supervisor({
    logs: run,
    mark: run,
    changed: () => undefined,
    gaveUp: ({ name }) => process.stderr.write(`${name} died again and again, see ${run}\n`),
  });
  const { ui: port } = await choosePorts({ ui: null });
  const program = installedTemporal()?.ui;
  if (!program) throw new Error('The Temporal UI is not installed');
  const temporalAddress = process.env['TEMPORAL_ADDRESS'] ?? '';
  const codecEndpoint = 'http://127.0.0.1:9/api/v1/codec';
  const ui = { program, run, port, temporalAddress, namespace: 'tongchou', codecEndpoint };
  await supervisor.start(temporalUi(ui));
  pages = `http://127.0.0.1:${port}`;
});
afterAll(() => supervisor?.stop([['temporal-ui']]));

const writes: readonly (readonly ['POST' | 'PUT', string])[] = [
  ['POST', '/api/v1/namespaces/tongchou/batch-operations/x'],
  ['POST', '/api/v1/namespaces/tongchou/workflows/x/terminate'],
  ['POST', '/api/v1/namespaces/tongchou/workflows/x/signal/notice'],
  ['PUT', '/api/v1/namespaces/tongchou/schedules/x'],
];

/** The token of the pages, as their own script reads it. */
async function token(): Promise<string> {
  const cookies = (await fetch(pages)).headers.getSetCookie();
  return cookies.map((each) => /^_csrf=([^;]+)/.exec(each)?.[1]).find(Boolean) ?? '';
}

test.each(writes)('%s %s of another site is refused', async (...how) => {
  const [method, path] = how;
  const answer = await fetch(`${pages}${path}`, {
    method,
    headers: { 'content-type': 'text/plain', origin: 'http://evil.example' },
    body: '{}',
  });
  expect([400, 403, 405]).toContain(answer.status);
});

test.each(writes)('%s %s with the token of the pages themselves is not allowed', async (...how) => {
  const [method, path] = how;
  const csrf = await token();
  expect(csrf).not.toBe('');
  const answer = await fetch(`${pages}${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      origin: pages,
      cookie: `_csrf=${csrf}`,
      'x-csrf-token': csrf,
    },
    body: '{}',
  });
  expect(answer.status).toBe(405);
});

test('they read, though the engine has no HTTP door', async () => {
  const answer = await fetch(`${pages}/api/v1/namespaces`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty('namespaces');
});
