import { join } from 'node:path';
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { createApi } from '../../../apps/api/create-api.js';
import { QuietEngineModule } from '../../support/quiet-engine.module.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { businessNow } from '../../api/support/running-api.js';
import { seedOrganisation } from '../../api/support/organisation.js';
import { ownDatabase } from '../../support/own-database.js';
import { runFolder } from '../../support/run-folder.js';
import { launchBrowser } from './browser.js';

/** The built pages before a real API and database; no engine, so that a decision stays 已受理. */
export interface RunningPages {
  readonly url: string;
  readonly database: Database;
  readonly browser: Browser;
  stop(): Promise<void>;
}

export async function startPages(name: string): Promise<RunningPages> {
  const databaseUrl = await ownDatabase(`web_${name}`);
  await migrate(databaseUrl);
  const database = await Database.open(databaseUrl, { name: 'test-web', connections: 8 });
  await seedOrganisation(database, businessNow);
  const app = await createApi({
    database,
    engine: [QuietEngineModule],
    log: pino({ level: 'silent' }),
    webFolder: join(process.cwd(), 'dist', 'web'),
    attachments: join(runFolder(), `web_${name}`, 'attachments'),
    operatorKey: 'cd'.repeat(32),
    rates: { person: 1_000_000, address: 1_000_000 },
  });
  await app.listen(0, '127.0.0.1');
  const browser = await launchBrowser();
  return {
    url: await app.getUrl(),
    database,
    browser,
    stop: async () => {
      await browser.close();
      await app.close();
      await database.close();
    },
  };
}
