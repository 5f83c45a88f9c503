import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import type { WorkerSettings } from './environment.js';
import { HealthServer } from './health-server.js';
import type { UnknownLaw } from './law-of-open-cases.js';
import type { BrokenBundle } from './read-bundle.js';
import { ScheduleKeeper } from './schedule-keeper.js';
import { WorkerHost } from './worker-host.js';

/** Nest gives the worker its life cycle; workflows and activities know nothing of it. */
@Module({})
export class WorkerModule {
  static with(
    settings: WorkerSettings,
    log: Logger,
    onBroken: (error: BrokenBundle | UnknownLaw) => void,
  ): DynamicModule {
    return {
      module: WorkerModule,
      providers: [
        { provide: WorkerHost, useFactory: () => new WorkerHost(settings, log, onBroken) },
        {
          provide: HealthServer,
          inject: [WorkerHost],
          useFactory: (host: WorkerHost) => new HealthServer(host, settings.healthPort),
        },
        { provide: ScheduleKeeper, useFactory: () => new ScheduleKeeper(settings, log) },
      ],
    };
  }
}
