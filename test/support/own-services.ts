import { join } from 'node:path';
import { Client } from 'pg';
import { dropEngineDatabases, type EngineHouse } from '../../apps/cli/launcher/engine-house.js';
import type { Site } from '../../apps/cli/site.js';
import type { Instance } from './instance.js';
import { tellServices } from './run-environment.js';
import { runFolder } from './run-folder.js';
import { startServices } from './services.js';

/** A PostgreSQL and an engine of a test's own, which it may destroy. */
export interface OwnServices {
  readonly house: EngineHouse;
  siteOf(instance: Instance): Site;
  /** Both of the engine's databases, under its feet. */
  loseEngine(): Promise<void>;
  /** One of them: half a loss is a loss. */
  loseVisibility(): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnServices(name: string): Promise<OwnServices> {
  const folder = join(runFolder(), name);
  const services = await startServices(folder);
  tellServices(services);
  const adminUrl = services.adminUrl ?? '';
  const house = { adminUrl, run: join(folder, 'run') };
  return {
    house,
    siteOf: ({ env }) => ({
      env: { ...env, TEMPORAL_ADDRESS: services.temporal.address },
      databaseUrl: env['DATABASE_URL'] ?? '',
      adminUrl: env['DATABASE_URL'] ?? '',
      house,
      secured: false,
      backups: folder,
      attachments: join(env['TONGCHOU_DATA'] ?? '', 'attachments'),
    }),
    loseEngine: () => dropEngineDatabases(house),
    loseVisibility: async () => {
      const client = new Client({ connectionString: adminUrl });
      await client.connect();
      await client.query('drop database temporal_visibility with (force)');
      await client.end();
    },
    stop: () => services.stop(),
  };
}
