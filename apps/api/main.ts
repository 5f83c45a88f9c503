import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Database } from '#persistence/database.js';
import { BackgroundModule } from './background/background.module.js';
import { createApi } from './create-api.js';
import { doorSettings, type DoorSettings } from './http/door-settings.js';
import { ratesFrom, type Rates } from './http/rate-limit.js';
import { apiLog } from './log.js';

const log = apiLog();
const pauseMs = 1_000;
const connections = 10;
const longestStopMs = 9_000;

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  log.fatal(`环境变量 ${name} 未设置 · The environment variable ${name} is not set`);
  process.exit(1);
}

/** A mistake in them must not pass for “nobody but the own machine”. */
function readSettings(): { readonly door: DoorSettings; readonly rates: Rates } {
  try {
    return { door: doorSettings(process.env), rates: ratesFrom(process.env) };
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

/** The database may come later than we do. */
async function openDatabase(url: string): Promise<Database> {
  for (;;) {
    try {
      return await Database.open(url, { name: 'api', connections });
    } catch (error) {
      log.warn({ err: error }, 'the database does not answer yet');
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

/** Real unless it says otherwise, as for the worker; a slip of the pen is not taken for either. */
function clockMovable(): boolean {
  const mode = process.env['TONGCHOU_CLOCK'] || 'real';
  if (mode === 'real' || mode === 'movable') return mode === 'movable';
  log.fatal(
    `环境变量 TONGCHOU_CLOCK 只能是 real 或 movable · TONGCHOU_CLOCK must be real or movable`,
  );
  process.exit(1);
}

/** As the launcher and the CLI have it (apps/cli/instance.ts). */
const dataFolder =
  process.env['TONGCHOU_DATA'] || fileURLToPath(new URL('../../../.data', import.meta.url));
const { door, rates } = readSettings();
const database = await openDatabase(required('DATABASE_URL'));
const app = await createApi({
  database,
  engine: [BackgroundModule.with({ database, log, env: process.env })],
  log,
  attachments: join(dataFolder, 'attachments'),
  webFolder: fileURLToPath(new URL('../../web/', import.meta.url)),
  operatorKey: process.env['TONGCHOU_OPERATOR_KEY'],
  clockMovable: clockMovable(),
  engineUi: process.env['TEMPORAL_UI_URL'],
  door,
  rates,
});
await app.listen(Number(process.env['PORT'] ?? 8080), process.env['HOST'] ?? '127.0.0.1');
log.info({ url: await app.getUrl() }, 'listening');

/** What is being answered is answered, then the pool goes; the launcher waits ten seconds. */
async function stop(): Promise<void> {
  setTimeout(() => process.exit(1), longestStopMs).unref();
  await app.close();
  await database.close();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => void stop());
}
