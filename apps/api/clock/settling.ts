import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { isIdle } from '#engine/idle.js';
import { thoseWaiting } from '#persistence/amendments/adoption-rows.js';
import type { Database } from '#persistence/database.js';
import { newestMessage, outboxTail } from '#persistence/outbox/outbox-tail.js';
import type { Relay } from '../background/relay.port.js';
import { inParallel } from './in-parallel.js';

const lookEveryMs = 25;
const longestLookMs = 120;
const atOnce = 8;

/**
 * Waits until what was set going has come to rest: the outbox is empty and every workflow that
 * was told or woken only waits. What one step leaves unsettled is looked at again at the end.
 */
export class Settling {
  private readonly busy = new Set<string>();
  private readonly stuck = new Set<string>();
  private readonly seen = new Set<string>();

  private constructor(
    private readonly database: Database,
    private readonly client: Client,
    private readonly relay: Relay,
    private newest: string,
  ) {}

  static async from(database: Database, client: Client, relay: Relay): Promise<Settling> {
    const newest = await newestMessage(database);
    const settling = new Settling(database, client, relay, newest);
    for (const { id, sent } of await outboxTail(database, newest)) {
      if (sent) settling.seen.add(id);
    }
    return settling;
  }

  touch(workflowId: string): void {
    if (!this.stuck.has(workflowId)) this.busy.add(workflowId);
  }

  isStuck(workflowId: string): boolean {
    return this.stuck.has(workflowId);
  }

  /** What still has not come to rest is put aside at `until`. */
  async settle(until: number): Promise<void> {
    for (let look = lookEveryMs; ; look = Math.min(look * 1.5, longestLookMs)) {
      const untold = await this.followOutbox();
      await this.dropIdle();
      if (untold.length === 0 && this.busy.size === 0 && (await this.nothingNew())) return;
      if (Date.now() >= until) {
        for (const workflowId of [...untold, ...this.busy]) this.stuck.add(workflowId);
        this.busy.clear();
        return;
      }
      await pause(look);
    }
  }

  /** One more time for what was put aside; answers what has not come to rest even now. */
  async settleRest(until: number): Promise<string[]> {
    const aside = [...this.stuck];
    this.stuck.clear();
    for (const workflowId of aside) this.busy.add(workflowId);
    await this.settle(until);
    return [...this.stuck].sort();
  }

  private async followOutbox(): Promise<string[]> {
    const untold: string[] = [];
    for (const { id, workflowId, sent } of await outboxTail(this.database, this.newest)) {
      if (!sent && !this.stuck.has(workflowId)) untold.push(workflowId);
      if (this.seen.has(id)) continue;
      this.touch(workflowId);
      if (sent) this.seen.add(id);
      if (BigInt(id) > BigInt(this.newest)) this.newest = id;
    }
    if (untold.length > 0) this.relay.nudge();
    return untold;
  }

  private async dropIdle(): Promise<void> {
    await inParallel([...this.busy], atOnce, async (workflowId) => {
      if (await isIdle(this.client, workflowId)) this.busy.delete(workflowId);
    });
    if (this.busy.size === 0) return;
    for (const id of await thoseWaiting(this.database, [...this.busy])) this.busy.delete(id);
  }

  /** A workflow may have written to the outbox just before it came to rest. */
  private async nothingNew(): Promise<boolean> {
    return (await this.followOutbox()).length === 0 && this.busy.size === 0;
  }
}
