import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildSpec } from './child-spec.js';
import { engineDatabasesStand, makeEngineDatabases, type EngineHouse } from './engine-house.js';
import type { TemporalBinaries } from './temporal-install.js';
import { engineAnswers, engineSpeaks } from './temporal-namespace.js';
import { passwordVariable, writeServerConfig } from './temporal-config.js';
import {
  dynamicConfigArguments,
  dynamicConfigYaml,
  type ServerPorts,
  type TemporalDatabase,
} from './temporal-settings.js';

export const addressOf = (ports: ServerPorts): string => `127.0.0.1:${ports.FRONTEND_GRPC_PORT}`;

/** The real server on our PostgreSQL. */
export function temporalServer(
  binaries: TemporalBinaries,
  house: EngineHouse,
  database: TemporalDatabase,
  ports: ServerPorts,
): ChildSpec {
  const { run } = house;
  const dynamicConfigFile = join(run, 'temporal-dynamic.yaml');
  const configFile = join(run, 'temporal-server.yaml');
  writeFileSync(dynamicConfigFile, dynamicConfigYaml());
  writeServerConfig(configFile, database, ports, dynamicConfigFile);
  let prepared = false;
  return {
    name: 'temporal',
    needs: ['postgres'],
    yields: true,
    prepare: async () => {
      // Again only where they were lost: a restart should not wait for the schema tool.
      if (prepared && (await engineDatabasesStand(house))) return;
      await makeEngineDatabases(house, binaries.sql, database);
      prepared = true;
    },
    excused: async () => !(await engineDatabasesStand(house)),
    command: () => ({
      file: binaries.server,
      args: ['--allow-no-auth', '--config-file', configFile, 'start'],
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        TZ: 'Asia/Shanghai',
        [passwordVariable]: database.password,
      },
      cwd: run,
    }),
    ready: () => engineAnswers(addressOf(ports)),
    readyWithinMs: 60_000,
    alive: () => engineSpeaks(addressOf(ports)),
    stopSignal: 'SIGTERM',
  };
}

export interface DevServerPorts {
  readonly grpc: number;
  readonly ui: number;
}

/** Where there is no Go: the CLI's server with a SQLite file and the web UI inside. */
export function temporalDevServer(
  program: string,
  ports: DevServerPorts,
  namespace: string,
  data: string,
  codecEndpoint: string,
): ChildSpec {
  mkdirSync(join(data, 'temporal'), { recursive: true });
  const listening = ['--port', String(ports.grpc), '--ui-port', String(ports.ui)];
  const pragmas = ['journal_mode=WAL', 'synchronous=2'];
  const file = join(data, 'temporal', 'temporal.db');
  const args = ['server', 'start-dev', '--ip', '127.0.0.1', '--namespace', namespace].concat(
    ['--db-filename', file, '--log-level', 'warn', '--ui-codec-endpoint', codecEndpoint],
    listening,
    pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma]),
    dynamicConfigArguments(),
  );
  return {
    name: 'temporal',
    needs: [],
    command: () => ({ file: program, args }),
    ready: () => engineAnswers(`127.0.0.1:${ports.grpc}`),
    readyWithinMs: 60_000,
    alive: () => engineSpeaks(`127.0.0.1:${ports.grpc}`),
    stopSignal: 'SIGTERM',
  };
}
