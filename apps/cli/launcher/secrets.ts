import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made once per instance and readable by its owner alone. */
export interface Secrets {
  readonly postgresPassword: string;
  readonly databasePassword: string;
  readonly temporalPassword: string;
  readonly payloadKey: string;
  readonly adapterSecret: string;
  readonly operatorKey: string;
}

export const operatorKeyFile = 'operator-key';

export function keepSecrets(folder: string): Secrets {
  return {
    postgresPassword: secret(folder, 'postgres-password', 24),
    databasePassword: secret(folder, 'database-password', 24),
    temporalPassword: secret(folder, 'temporal-password', 24),
    payloadKey: secret(folder, 'payload-key', 32),
    adapterSecret: secret(folder, 'adapter-secret', 32),
    operatorKey: secret(folder, operatorKeyFile, 32),
  };
}

/** Renamed into place when whole: a key cut short would lose the data it was used for. */
function secret(folder: string, name: string, bytes: number): string {
  const path = join(folder, name);
  if (!existsSync(path)) {
    writeFileSync(`${path}.new`, randomBytes(bytes).toString('hex'), { mode: 0o600 });
    renameSync(`${path}.new`, path);
  }
  return readFileSync(path, 'utf8').trim();
}
