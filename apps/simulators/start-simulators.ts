import type { AddressInfo } from 'node:net';
import type { FastifyBaseLogger } from 'fastify';
import { openWorld, type WorldOptions } from './outside-world.js';
import { serverOf } from './server.js';

/** A running simulator process, or one inside a test. */
export interface Simulators {
  /** Without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Opens the world and answers on the loopback, or another host; port 0 takes a free one. */
export async function startSimulators(
  options: WorldOptions & {
    readonly port: number;
    readonly host?: string;
    readonly logger: FastifyBaseLogger;
  },
): Promise<Simulators> {
  const world = await openWorld(options);
  const app = serverOf(world, options.logger);
  try {
    await app.listen({ host: options.host ?? '127.0.0.1', port: options.port });
  } catch (error) {
    await world.close();
    throw error;
  }
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      world.counter.stop();
      await app.close();
      await world.close();
    },
  };
}
