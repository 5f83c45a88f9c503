import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import type { ChildSpec, ProcessName } from './child-spec.js';
import { isOk, speaks } from './http-check.js';

export interface AppPorts {
  readonly api: number;
  readonly simulators: number;
  readonly workerHealth: number;
}

/** Where a process says that it can work, and where it only shows that it lives. */
interface Health {
  readonly ready: string;
  readonly alive: string;
}

/** Our own processes: plain Node, everything they need to know in the environment. */
export function appChildren(
  ports: AppPorts,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<'simulators' | 'api' | 'worker', ChildSpec>> {
  const health = (port: number, ready: string, alive = ready): Health => ({
    ready: `http://127.0.0.1:${port}${ready}`,
    alive: `http://127.0.0.1:${port}${alive}`,
  });
  const app = (
    name: 'simulators' | 'api' | 'worker',
    needs: readonly ProcessName[],
    own: NodeJS.ProcessEnv,
    { ready, alive }: Health,
    flags: readonly string[] = [],
  ): ChildSpec => ({
    name,
    needs,
    yields: name !== 'api',
    command: () => ({
      file: process.execPath,
      args: [...flags, '--enable-source-maps', join(root, 'dist', 'apps', name, 'main.js')],
      // A HOST of the person's shell must not move them off the address they are looked for at.
      env: { ...process.env, HOST: '127.0.0.1', ...environment, ...own },
      cwd: root,
    }),
    ready: () => isOk(ready),
    readyWithinMs: 60_000,
    alive: () => speaks(alive),
    stopSignal: 'SIGTERM',
  });
  return {
    simulators: app(
      'simulators',
      [],
      { PORT: String(ports.simulators) },
      health(ports.simulators, '/health'),
    ),
    api: app(
      'api',
      ['postgres'],
      { PORT: String(ports.api) },
      health(ports.api, '/readyz', '/healthz'),
    ),
    worker: app(
      'worker',
      ['postgres', 'temporal'],
      { HEALTH_PORT: String(ports.workerHealth) },
      health(ports.workerHealth, '/health'),
      ['--max-old-space-size=2048'],
    ),
  };
}
