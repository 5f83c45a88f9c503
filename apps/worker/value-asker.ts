import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import { askWanted } from '#activities/amendments/ask-wanted.js';
import { Work } from '#activities/work.js';
import { dayOf } from '#domain/time/instant.js';
import { amendmentsSeen } from '#persistence/amendments/amendment-rows.js';
import type { Database } from '#persistence/database.js';
import { servedPacks } from '#policy/load-packs.js';
import { plainly } from './plainly.js';

/** So soon after a city's word or a new business day the desk that decides has its task. */
const lookEveryMs = 2_000;

/**
 * Sees that whoever decides a value has a task where people may open nothing without it. It follows from the
 * business day and from what the city has adopted, so it is worked out again only when one of them changes.
 */
export class ValueAsker {
  private readonly work: Work;
  private readonly ending = new AbortController();
  private asking: Promise<void> = Promise.resolve();
  /** For which day and amendments each city was looked at last. */
  private readonly looked = new Map<string, string>();
  private lastProblem = '';

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    this.work = new Work(database);
  }

  start(): void {
    this.asking = this.askForEver();
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await this.asking;
  }

  private async askForEver(): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await this.askAll();
        this.lastProblem = '';
      } catch (error) {
        const problem = plainly(error);
        if (problem !== this.lastProblem) {
          this.log.warn({ problem }, 'values that are wanted were not asked for yet; trying again');
        }
        this.lastProblem = problem;
      }
      await pause(lookEveryMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async askAll(): Promise<void> {
    const now = await this.work.clock.now();
    for (const pack of servedPacks()) {
      const seen = await amendmentsSeen(this.database, pack.id);
      const state = `${dayOf(now)} ${seen}`;
      if (this.looked.get(pack.id) === state) continue;
      await askWanted(this.work, pack, { seen, now });
      this.looked.set(pack.id, state);
    }
  }
}
