import * as fs from 'node:fs';
import { join } from 'node:path';
import { textOfFile } from '#domain/text/text-of-file.js';
import { dataFolder, instanceStatus } from './instance.js';
import type { EngineHouse } from './launcher/engine-house.js';
import { readJson } from './launcher/json-file.js';
import { installedTemporal } from './launcher/temporal-install.js';
import { notRunning } from './problem.js';

/** Where an instance keeps its truth and where its engine is, for commands that look after both. */
export interface Site {
  /** As our own processes have it: outside systems, the engine's address, the payload key. */
  readonly env: NodeJS.ProcessEnv;
  readonly databaseUrl: string;
  /** The superuser's way to the product's database, where the server is ours. */
  readonly adminUrl: string | null;
  /** Null where others look after the engine. */
  readonly house: EngineHouse | null;
  readonly secured: boolean;
  /** Where backups go unless told otherwise. */
  readonly backups: string;
  /** Where the bytes of attachments lie. */
  readonly attachments: string;
}

interface Ports {
  readonly postgres?: number;
  readonly FRONTEND_GRPC_PORT?: number;
}

/** The instance of this folder, as `npm start` left it; the environment's own variables win. */
export function siteHere(): Site {
  const status = instanceStatus();
  const root = dataFolder();
  const secret = (name: string): string | undefined => {
    const file = join(root, 'secrets', name);
    return fs.existsSync(file) ? textOfFile(file, fs).trim() : undefined;
  };
  const named = process.env['DATABASE_URL'];
  if (!status && !named) {
    throw notRunning(
      '本目录没有实例，请先执行 npm start',
      'no instance in this folder; run npm start first',
    );
  }
  const databaseUrl = named ?? withPassword(status?.database ?? '', secret('database-password'));
  const ports = (readJson(join(root, 'ports.json')) ?? {}) as Ports;
  const adminUrl = adminOf(databaseUrl, ports, secret('postgres-password'));
  const address = process.env['TEMPORAL_ADDRESS'] ?? status?.temporal.address;
  const ours = address === `127.0.0.1:${ports.FRONTEND_GRPC_PORT}` && installedTemporal() !== null;
  return {
    databaseUrl,
    adminUrl,
    house: ours && adminUrl ? { adminUrl, run: join(root, 'run') } : null,
    secured: Boolean(process.env['TEMPORAL_API_KEY'] || process.env['TEMPORAL_TLS']),
    backups: join(root, 'backups'),
    attachments: join(root, 'attachments'),
    env: {
      TONGCHOU_PAYLOAD_KEY: secret('payload-key'),
      TONGCHOU_ADAPTER_SECRET: secret('adapter-secret'),
      SIMULATORS_URL: status?.simulators,
      TONGCHOU_DATA: root,
      ...process.env,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: address,
      TZ: 'Asia/Shanghai',
    },
  };
}

function withPassword(url: string, password: string | undefined): string {
  const parsed = new URL(url);
  if (password !== undefined) parsed.password = password;
  return parsed.href;
}

function adminOf(databaseUrl: string, { postgres }: Ports, password: string | undefined) {
  const url = new URL(databaseUrl);
  if (password === undefined || url.port !== String(postgres)) return null;
  url.username = 'postgres';
  url.password = password;
  return url.href;
}
