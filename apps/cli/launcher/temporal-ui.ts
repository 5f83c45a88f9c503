import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildSpec } from './child-spec.js';
import { isOk, speaks } from './http-check.js';

export interface TemporalUi {
  readonly program: string;
  readonly run: string;
  readonly port: number;
  readonly temporalAddress: string;
  readonly namespace: string;
  /** Decrypts payloads for an operator who may see them; asked with his session cookie. */
  readonly codecEndpoint: string;
}

/** Read-only: what people change, they change in the product, where it is recorded. */
function settings(ui: TemporalUi): string {
  return `temporalGrpcAddress: ${ui.temporalAddress}
host: 127.0.0.1
port: ${ui.port}
enableUi: true
defaultNamespace: ${ui.namespace}
disableNewsFetch: true
disableWriteActions: true
cors:
  cookieInsecure: true
  allowOrigins:
    - http://127.0.0.1:${ui.port}
codec:
  endpoint: ${ui.codecEndpoint}
  passAccessToken: false
  includeCredentials: true
`;
}

export function temporalUi(ui: TemporalUi): ChildSpec {
  const root = join(ui.run, 'temporal-ui');
  mkdirSync(join(root, 'config'), { recursive: true });
  writeFileSync(join(root, 'config', 'tongchou.yaml'), settings(ui));
  const health = `http://127.0.0.1:${ui.port}/healthz`;
  return {
    name: 'temporal-ui',
    needs: ['temporal'],
    command: () => ({
      file: ui.program,
      args: ['-r', root, '-c', 'config', '-e', 'tongchou', 'start'],
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'] },
    }),
    ready: () => isOk(health),
    readyWithinMs: 30_000,
    alive: () => speaks(health),
    stopSignal: 'SIGTERM',
  };
}
