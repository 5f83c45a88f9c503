import { join } from 'node:path';
import { root } from '#tools/places.mjs';
import type { ChildSpec, ProcessName } from './child-spec.js';
import { isOk } from './http-check.js';

export interface AppPorts {
  readonly api: number;
  readonly simulators: number;
  readonly workerHealth: number;
}

/** Our own processes: plain Node, everything they need to know in the environment. */
export function appChildren(
  ports: AppPorts,
  environment: NodeJS.ProcessEnv,
): Readonly<Record<'simulators' | 'api' | 'worker', ChildSpec>> {
  const at = (port: number, path: string): string => `http://127.0.0.1:${port}${path}`;
  const app = (
    name: 'simulators' | 'api' | 'worker',
    needs: readonly ProcessName[],
    own: NodeJS.ProcessEnv,
    health: string,
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
    ready: () => isOk(health),
    readyWithinMs: 60_000,
    stopSignal: 'SIGTERM',
  });
  return {
    simulators: app(
      'simulators',
      [],
      { PORT: String(ports.simulators) },
      at(ports.simulators, '/health'),
    ),
    api: app('api', ['postgres'], { PORT: String(ports.api) }, at(ports.api, '/readyz')),
    worker: app(
      'worker',
      ['postgres', 'temporal'],
      { HEALTH_PORT: String(ports.workerHealth) },
      at(ports.workerHealth, '/health'),
      ['--max-old-space-size=2048'],
    ),
  };
}
