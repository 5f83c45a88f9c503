import { rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { createApi, type ApiParts } from '../../../apps/api/create-api.js';
import type { Rates } from '../../../apps/api/http/rate-limit.js';
import { QuietEngineModule } from '../../support/quiet-engine.module.js';
import { runFolder } from '../../support/run-folder.js';
import { Database } from '#persistence/database.js';
import { migrate } from '#persistence/migrate.js';
import { startOf } from '#domain/time/instant.js';
import { day } from '#domain/time/day.js';
import { seedOrganisation } from './organisation.js';

export const businessNow = startOf(day('2022-09-20'), 9);

/** A real API on a real database of its own, listening on a free port. */
export interface RunningApi {
  readonly url: string;
  readonly port: number;
  readonly database: Database;
  /** Where the bytes of its attachments lie. */
  readonly attachments: string;
  /** How many connections to it are open. */
  open(): Promise<number>;
  stop(): Promise<void>;
}

function adminUrl(): string {
  const url = process.env['TEST_DATABASE_ADMIN_URL'];
  if (url) return url;
  throw new Error('TEST_DATABASE_ADMIN_URL is not set: start the tests with `npm test`');
}

/** As many calls as a test likes. */
const unlimited: Rates = { person: 1_000_000, address: 1_000_000, files: 1_000_000 };

export const operatorKey = 'ab'.repeat(32);

/** `more`: what a test sets otherwise; `engineOn`: the engine's side, where it looks at that too. */
export async function startApi(
  name: string,
  more: Partial<ApiParts> = {},
  engineOn: (database: Database) => ApiParts['engine'] = () => [QuietEngineModule],
): Promise<RunningApi> {
  const databaseName = `api_${name}_${process.pid}`;
  const url = new URL(adminUrl());
  const admin = await Database.open(url.href, { name: 'test', connections: 1 });
  await admin.rows(`DROP DATABASE IF EXISTS ${databaseName} WITH (FORCE)`);
  await admin.rows(`CREATE DATABASE ${databaseName}`);
  url.pathname = `/${databaseName}`;
  await migrate(url.href);
  const database = await Database.open(url.href, { name: 'test-api', connections: 8 });
  await seedOrganisation(database, businessNow);
  const attachments = join(runFolder(), databaseName, 'attachments');
  const app: NestFastifyApplication = await createApi({
    database,
    engine: engineOn(database),
    log: pino({ level: 'silent' }),
    webFolder: '/nowhere',
    attachments,
    operatorKey,
    rates: unlimited,
    ...more,
  });
  await app.listen(0, '127.0.0.1');
  const address = await app.getUrl();
  const server: Server = app.getHttpServer();
  return {
    url: address,
    port: Number(new URL(address).port),
    database,
    attachments,
    open: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    stop: async () => {
      await app.close();
      await database.close();
      await admin.rows(`DROP DATABASE ${databaseName} WITH (FORCE)`);
      await admin.close();
      await rm(attachments, { recursive: true, force: true });
    },
  };
}
