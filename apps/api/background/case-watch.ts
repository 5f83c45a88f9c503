import { setTimeout as pause } from 'node:timers/promises';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import { WorkflowType } from '#contracts/engine.js';
import { goingOf, type Going } from '#engine/going.js';
import { workerSeen } from '#engine/worker-seen.js';
import type { Database } from '#persistence/database.js';
import {
  unfinishedCases,
  unfinishedImports,
  type LostWorkflow,
} from '#persistence/operations/lost-engine.js';
import { operationsState } from '#persistence/operations/operations-state.js';

/** Workflows that ought to be under way and are not, by their ids. */
export interface Standing {
  readonly lost: readonly string[];
  readonly stuck: readonly string[];
}

const nothing: Standing = { lost: [], stuck: [] };
const defaultSeconds = 120;
/** What was found is looked at again so soon: a mended case should not be called lost for minutes. */
const againMs = 5_000;
/** A case that ends just now is over in PostgreSQL a moment before or after it is in the engine. */
const confirmMs = 2_000;
const aPage = 500;
const mostImports = 1_000;
const atOnce = 8;

/**
 * Holds PostgreSQL's open work against the engine every few minutes: each workflow must be there,
 * be the case's own, and be able to go on. Nothing is mended here; `recover` does that when a person says so.
 */
export class CaseWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly ending = new AbortController();
  private watching: Promise<void> = Promise.resolve();
  private found: Standing = nothing;
  private readonly everyMs: number;

  constructor(
    private readonly database: Database,
    private readonly client: Client,
    private readonly log: Logger,
    env: NodeJS.ProcessEnv,
  ) {
    const seconds = Number(env['TONGCHOU_COMPARE_SECONDS'] || defaultSeconds);
    this.everyMs = (Number.isFinite(seconds) && seconds >= 1 ? seconds : defaultSeconds) * 1_000;
  }

  get standing(): Standing {
    return this.found;
  }

  onApplicationBootstrap(): void {
    this.watching = this.watchForEver();
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.watching;
  }

  private async watchForEver(): Promise<void> {
    const { signal } = this.ending;
    for (let dueAt = 0; !signal.aborted;) {
      const whole = Date.now() >= dueAt;
      try {
        if (whole || this.found !== nothing) await this.look(whole);
        if (whole) dueAt = Date.now() + this.everyMs;
      } catch (error) {
        this.log.warn({ err: error }, 'open cases could not be held against the engine yet');
      }
      await pause(Math.min(againMs, this.everyMs), undefined, { signal }).catch(() => undefined);
    }
  }

  /** Whole: all open work; otherwise only what was found the last time. */
  private async look(whole: boolean): Promise<void> {
    if ((await operationsState(this.database)).maintenance) return;
    const before = new Set([...this.found.lost, ...this.found.stuck]);
    const first = await this.notGoing((id) => whole || before.has(id));
    const ids = new Set(first.keys());
    if (ids.size > 0) await pause(confirmMs, undefined, { signal: this.ending.signal });
    const second = ids.size > 0 ? await this.notGoing((id) => ids.has(id)) : first;
    const of = (going: Going): string[] =>
      [...second].flatMap(([id, is]) => (is === going ? [id] : [])).sort();
    const found = { lost: of('LOST'), stuck: of('STUCK') };
    this.found = second.size === 0 ? nothing : found;
    const fresh = [...second.keys()].filter((id) => !before.has(id));
    if (fresh.length > 0)
      this.log.error({ ...found }, 'open cases are not under way in the engine');
  }

  private async notGoing(wanted: (id: string) => boolean): Promise<Map<string, Going>> {
    const working = await workerSeen(this.client);
    const found = new Map<string, Going>();
    const check = async (work: readonly LostWorkflow[]): Promise<void> => {
      const asked = work.filter(({ workflowId }) => wanted(workflowId));
      for (let from = 0; from < asked.length && !this.ending.signal.aborted; from += atOnce) {
        await Promise.all(
          asked.slice(from, from + atOnce).map(async (each) => {
            const going = await goingOf(this.client, each, working);
            if (going !== 'GOES_ON') found.set(each.workflowId, going);
          }),
        );
      }
    };
    await check(
      await unfinishedImports(this.database, WorkflowType.bankStatements, mostImports, true),
    );
    for (let after = ''; ;) {
      const page = await unfinishedCases(this.database, after, aPage, true);
      await check(page);
      const last = page.at(-1);
      if (!last || page.length < aPage) return found;
      after = last.workflowId;
    }
  }
}
