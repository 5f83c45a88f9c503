import { fileURLToPath } from 'node:url';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Piscina } from 'piscina';
import type { Jobs } from './jobs.js';
import type { Handed, Outcome } from './thread.js';
import { Problem } from '../http/problem.js';
import { tooManyAtOnce } from '../http/problems.js';
import { tooLong } from './thread-problems.js';
import { Turns } from './turns.js';

const secondsEach = 5;
/** Files are bounded by their rows and words; on a busy machine the largest take some seconds. */
const secondsOfFiles = 20;
/** Whether a job makes a file; a job that is added has to say so here. */
const makesFile: Readonly<Record<keyof Jobs, boolean>> = {
  ready: false,
  evaluated: false,
  compared: false,
  worked: true,
  readNoticeText: false,
  noticeChanges: false,
  draftFile: true,
  unprintableDraft: true,
  tasksSheet: true,
  casesSheet: true,
  dutiesSheet: true,
  boardSheet: true,
  kindOfFile: false,
};
const room = { each: 32, all: 128 };
const retryAfterSeconds = 5;
/** A thread reads its packs before its first job; that is not the job's time. */
const longestStartMs = 60_000;
/** Beyond this a job is ended like one that takes too long. */
const memoryMb = 1_024;

type Answer<Kind extends keyof Jobs> = Awaited<ReturnType<Jobs[Kind]>>;

/** Where jobs are worked out; tests give a thread of their own. */
export interface ThreadPlan {
  readonly file: URL;
  readonly secondsOf: (kind: keyof Jobs) => number;
}
const entry = new URL('./thread-entry.cjs', import.meta.url);
const ours: ThreadPlan = {
  file: new URL('./thread.js', import.meta.url),
  secondsOf: (kind) => (makesFile[kind] ? secondsOfFiles : secondsEach),
};

/**
 * One thread beside the API's own loop, for whatever a person can make long: formulas, texts of
 * notices, sheets, letters. One job at a time, each with its seconds; a thread that is not done by
 * then is replaced (docs/adr/0018-bounded-work.md).
 */
@Injectable()
export class WorkThread implements OnModuleDestroy {
  private readonly pool: Piscina<Handed, Outcome>;
  private readonly turns = new Turns<() => Promise<void>>(room);
  private ready: Promise<unknown>;
  private busy = false;

  constructor(private readonly plan: ThreadPlan = ours) {
    this.pool = new Piscina<Handed, Outcome>({
      filename: fileURLToPath(entry),
      argv: [plan.file.href],
      env: { ...process.env },
      minThreads: 1,
      maxThreads: 1,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    // A thread whose job was given up may still answer, or run out of memory: that concerns nobody any more.
    this.pool.on('error', () => undefined);
    this.ready = this.started();
  }

  async onModuleDestroy(): Promise<void> {
    await this.pool.destroy();
  }

  /** Works a job out for a person; what it refuses is thrown here as it was there. */
  async run<Kind extends keyof Jobs>(
    person: string,
    kind: Kind,
    ...given: Parameters<Jobs[Kind]>
  ): Promise<Answer<Kind>> {
    const outcome = await new Promise<Outcome>((resolve, reject) => {
      const job = (): Promise<void> => this.work({ kind, given }).then(resolve, reject);
      if (!this.turns.add(person, job)) return reject(tooManyAtOnce(retryAfterSeconds));
      void this.goOn();
    });
    if ('refused' in outcome) throw new Problem(outcome.refused);
    return outcome.answer as Answer<Kind>;
  }

  private async goOn(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    for (let job = this.turns.next(); job; job = this.turns.next()) await job();
    this.busy = false;
  }

  private async work(handed: Handed): Promise<Outcome> {
    await this.ready;
    const seconds = this.plan.secondsOf(handed.kind);
    const signal = AbortSignal.timeout(seconds * 1_000);
    try {
      return await this.pool.run(handed, { signal });
    } catch (error) {
      const full = (error as { readonly code?: unknown }).code === outOfMemory;
      if (!signal.aborted && !full) throw error;
      this.ready = this.started();
      throw tooLong(seconds);
    }
  }

  /** Resolves when the thread answers; one that cannot start is found by its first job. */
  private async started(): Promise<unknown> {
    const signal = AbortSignal.timeout(longestStartMs);
    return await this.pool.run({ kind: 'ready', given: [] }, { signal }).catch(() => undefined);
  }
}

const outOfMemory = 'ERR_WORKER_OUT_OF_MEMORY';
