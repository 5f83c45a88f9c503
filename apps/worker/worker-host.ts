import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { NativeConnection, type Worker } from '@temporalio/worker';
import type { Logger } from 'pino';
import { engineAddress } from '#engine/engine-address.js';
import { calendarNoticesInForce } from '#persistence/calendar/calendar-notices.js';
import { Database } from '#persistence/database.js';
import { CalendarKeeper } from '#policy/calendar-keeper.js';
import { operationsState } from '#persistence/operations/operations-state.js';
import { mustFitClock } from './clock-of-site.js';
import { mustKnowOpenCases, UnknownLaw } from './law-of-open-cases.js';
import { createWorkers, databaseConnections } from './create-workers.js';
import type { WorkerSettings } from './environment.js';
import { BrokenBundle, readBundle } from './read-bundle.js';
import { plainly } from './plainly.js';
import { ValueAsker } from './value-asker.js';

const firstPauseMs = 250;
const longestPauseMs = 5_000;
const lookEveryMs = 1_000;
const askEngineEveryMs = 3_000;
const engineWithinMs = 2_000;

/** A restore is replacing the data; work begins again when it has let go. */
class Maintenance extends Error {
  constructor() {
    super('data is being restored');
    this.name = 'Maintenance';
  }
}

/**
 * Keeps the workers at work. Database and engine may come later, or go and come again: it tries
 * for ever. Only workflows that cannot be read, and open cases whose rules are not here, end the process.
 */
export class WorkerHost implements OnApplicationBootstrap, OnApplicationShutdown {
  private workers: readonly Worker[] = [];
  private readonly ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private engineAnswers = false;

  constructor(
    private readonly settings: WorkerSettings,
    private readonly log: Logger,
    private readonly onBroken: (error: BrokenBundle | UnknownLaw) => void,
  ) {}

  onApplicationBootstrap(): void {
    readBundle();
    this.running = this.workForEver();
  }

  /** The order matters: the connection may only be closed when no worker holds it. */
  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    this.stopWorkers();
    await this.running;
    this.log.info('ended');
  }

  /** Whether work is taken: all workers run, and the engine from which they take it answers. */
  polling(): boolean {
    const running = this.workers.every((each) => each.getState() === 'RUNNING');
    return this.workers.length > 0 && running && this.engineAnswers;
  }

  private async workForEver(): Promise<void> {
    for (let wait = firstPauseMs; !this.ending.signal.aborted;) {
      const since = Date.now();
      try {
        await this.workOnce();
      } catch (error) {
        if (error instanceof BrokenBundle || error instanceof UnknownLaw) {
          return this.onBroken(error);
        }
        this.log.warn({ problem: plainly(error) }, 'not at work; trying again');
      }
      wait = Date.now() - since > 30_000 ? firstPauseMs : Math.min(wait * 2, longestPauseMs);
      await pause(wait, undefined, { signal: this.ending.signal }).catch(() => undefined);
    }
  }

  private async workOnce(): Promise<void> {
    const database = await Database.open(this.settings.databaseUrl, {
      name: 'worker',
      connections: databaseConnections,
    });
    let calendar: CalendarKeeper | undefined;
    try {
      if ((await operationsState(database)).maintenance) throw new Maintenance();
      await mustFitClock(database, this.settings.clockMovable);
      await mustKnowOpenCases(database);
      calendar = new CalendarKeeper(() => calendarNoticesInForce(database));
      await calendar.refresh();
      calendar.start();
      const { namespace: _, ...where } = engineAddress(this.settings.all);
      const connection = await NativeConnection.connect(where);
      try {
        const workers = await createWorkers(connection, database, this.settings.all, this.log);
        const asker = new ValueAsker(database, this.log);
        asker.start();
        try {
          await this.runWorkers(workers.all, connection, database);
        } finally {
          await asker.stop();
          await workers.close();
        }
      } finally {
        await connection.close();
      }
    } finally {
      calendar?.stop();
      await database.close();
    }
  }

  /** When one worker ends, the others end too, and all begin anew. */
  private async runWorkers(
    workers: Worker[],
    connection: NativeConnection,
    database: Database,
  ): Promise<void> {
    this.workers = workers;
    const over = new AbortController();
    const watch = this.watchEngine(connection, over.signal);
    const runs = workers.map((worker) => worker.run());
    this.log.info({ queues: workers.map((each) => each.options.taskQueue) }, 'at work');
    if (this.ending.signal.aborted) this.stopWorkers();
    try {
      await Promise.race([...runs, this.untilMaintenance(database, over.signal)]);
    } finally {
      over.abort();
      this.stopWorkers();
      await Promise.allSettled([...runs, watch]);
      this.workers = [];
    }
  }

  /** A worker whose engine has gone stays RUNNING and asks for ever, without a word. */
  private async watchEngine(connection: NativeConnection, over: AbortSignal): Promise<void> {
    this.engineAnswers = true;
    while (!over.aborted) {
      const asked = connection.withDeadline(Date.now() + engineWithinMs, () =>
        connection.workflowService.getSystemInfo({}),
      );
      const answers = await asked.then(
        () => true,
        () => false,
      );
      if (answers !== this.engineAnswers) {
        const words = answers ? 'the engine answers again' : 'the engine does not answer';
        this.log[answers ? 'info' : 'warn'](words);
      }
      this.engineAnswers = answers;
      await pause(askEngineEveryMs, undefined, { signal: over }).catch(() => undefined);
    }
  }

  /** A restore takes the rows away under us: what is in hand is ended, and nothing new is taken. */
  private async untilMaintenance(database: Database, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await pause(lookEveryMs, undefined, { signal: over }).catch(() => undefined);
      const state = await operationsState(database).catch(() => undefined);
      if (state?.maintenance) throw new Maintenance();
    }
  }

  private stopWorkers(): void {
    for (const worker of this.workers) {
      if (worker.getState() === 'RUNNING') worker.shutdown();
    }
  }
}
