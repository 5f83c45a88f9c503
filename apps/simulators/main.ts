import { join } from 'node:path';
import { z } from 'zod';
import { loadCalendar } from '#policy/calendar.js';
import { servedPacks } from '#policy/load-packs.js';
import { simulatorsLog } from './log.js';
import { startSimulators } from './start-simulators.js';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  TONGCHOU_DATA: z.string().min(1),
  TONGCHOU_ADAPTER_SECRET: z.string().regex(/^(?:[0-9a-f]{2}){16,64}$/i, 'hex, 16 to 64 bytes'),
});

const logger = simulatorsLog();

function end(error: unknown): void {
  logger.fatal(error);
  process.exit(1);
}

async function main(): Promise<void> {
  const env = environment.parse(process.env);
  servedPacks(); // read now, so that nobody’s first question waits for it
  const simulators = await startSimulators({
    folder: join(env.TONGCHOU_DATA, 'simulators'),
    secret: env.TONGCHOU_ADAPTER_SECRET,
    calendar: loadCalendar(),
    port: env.PORT,
    host: env.HOST,
    logger,
    onBroken: end,
  });
  logger.info({ url: simulators.url }, 'listening');
  const stop = (): void => {
    simulators.stop().then(() => process.exit(0), end);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

await main().catch(end);
