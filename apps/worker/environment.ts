import { z } from 'zod';

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  HEALTH_PORT: z.coerce.number().int().min(0).max(65_535),
  TONGCHOU_CLOCK: z.enum(['real', 'movable']).default('real'),
  TZ: z.literal('Asia/Shanghai', {
    error: 'TZ must be Asia/Shanghai: the same history must read the same everywhere',
  }),
});

/** What the worker is told by whoever starts it; the rest of `all` is read by the engine's door and the activities. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly healthPort: number;
  readonly clockMovable: boolean;
  readonly all: NodeJS.ProcessEnv;
}

export function workerSettings(env: NodeJS.ProcessEnv): WorkerSettings {
  const { DATABASE_URL, HEALTH_PORT, TONGCHOU_CLOCK } = environment.parse(env);
  return {
    databaseUrl: DATABASE_URL,
    healthPort: HEALTH_PORT,
    clockMovable: TONGCHOU_CLOCK === 'movable',
    all: env,
  };
}
