import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Runtime } from '@temporalio/worker';
import { workerSettings } from './environment.js';
import { engineLog, nestLog, workerLog } from './log.js';
import { WorkerModule } from './worker.module.js';

const log = workerLog();

function giveUp(error: unknown): never {
  log.fatal(error);
  process.exit(1);
}

async function main(): Promise<void> {
  const settings = workerSettings(process.env);
  Runtime.install({
    logger: engineLog(log),
    shutdownSignals: [], // Nest hears the signals
    telemetryOptions: { logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} } },
  });
  const app = await NestFactory.createApplicationContext(WorkerModule.with(settings, log, giveUp), {
    logger: nestLog(log),
    abortOnError: false,
  });
  app.enableShutdownHooks(['SIGTERM', 'SIGINT']);
}

await main().catch(giveUp);
