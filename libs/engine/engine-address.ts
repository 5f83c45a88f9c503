import * as fs from 'node:fs';
import type { TLSConfig } from '@temporalio/client';
import { bytesOfFile } from '#domain/text/text-of-file.js';

/** Where the engine is and how it is spoken to: the standard Temporal variables. */
export interface EngineAddress {
  readonly address: string;
  readonly namespace: string;
  readonly apiKey?: string;
  readonly tls?: TLSConfig;
}

const file = (env: NodeJS.ProcessEnv, name: string): Buffer | undefined => {
  const path = env[`${name}_PATH`];
  if (path) return Buffer.from(bytesOfFile(path, fs));
  const data = env[`${name}_DATA`];
  return data ? Buffer.from(data) : undefined;
};

function tlsOf(env: NodeJS.ProcessEnv): TLSConfig | undefined {
  const crt = file(env, 'TEMPORAL_TLS_CLIENT_CERT');
  const key = file(env, 'TEMPORAL_TLS_CLIENT_KEY');
  const ca = file(env, 'TEMPORAL_TLS_SERVER_CA_CERT');
  const name = env['TEMPORAL_TLS_SERVER_NAME'];
  const wanted = env['TEMPORAL_TLS'] === 'true' || crt || ca || env['TEMPORAL_API_KEY'];
  if (!wanted || env['TEMPORAL_TLS'] === 'false') return undefined;
  return {
    ...(crt && key ? { clientCertPair: { crt, key } } : {}),
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(name ? { serverNameOverride: name } : {}),
  };
}

/** Nothing but these variables changes between the embedded engine, a site's own and a hosted one. */
export function engineAddress(env: NodeJS.ProcessEnv): EngineAddress {
  const apiKey = env['TEMPORAL_API_KEY'];
  const tls = tlsOf(env);
  return {
    address: env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:7233',
    namespace: env['TEMPORAL_NAMESPACE'] ?? 'tongchou',
    ...(apiKey ? { apiKey } : {}),
    ...(tls ? { tls } : {}),
  };
}
