import { Client, Connection } from '@temporalio/client';
import { dataConverter } from './codec/data-converter.js';
import { engineAddress } from './engine-address.js';

/** The way to the engine. It may be down: a call then fails within its deadline, and the next one tries anew. */
export interface Engine {
  readonly client: Client;
  readonly connection: Connection;
  close(): Promise<void>;
}

/** How long one call may take; who asks again is the caller's business. */
export const callDeadlineMs = 5_000;

/** The default waits up to two minutes between attempts; an engine that is back should be noticed at once. */
const reconnecting = {
  'grpc.initial_reconnect_backoff_ms': 200,
  'grpc.min_reconnect_backoff_ms': 200,
  'grpc.max_reconnect_backoff_ms': 2_000,
};

/** Opens nothing yet: the connection is made by the first call. */
export function connectEngine(env: NodeJS.ProcessEnv): Engine {
  const { namespace, ...where } = engineAddress(env);
  const connection = Connection.lazy({
    ...where,
    channelArgs: reconnecting,
    connectTimeout: callDeadlineMs,
  });
  const client = new Client({
    connection,
    namespace,
    dataConverter: dataConverter(env),
    identity: `api@${process.pid}`,
  });
  return { client, connection, close: () => connection.close() };
}

/** Runs calls under one short deadline. */
export function briefly<Result>(client: Client, calls: () => Promise<Result>): Promise<Result> {
  return client.connection.withDeadline(Date.now() + callDeadlineMs, calls);
}
