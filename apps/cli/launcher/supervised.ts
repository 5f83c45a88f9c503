import { setTimeout as sleep } from 'node:timers/promises';
import { say } from '#tools/progress.mjs';
import { startChild, type Child, type ChildDeath } from './child.js';
import type { ChildSpec } from './child-spec.js';
import { RestartPolicy } from './restart-policy.js';
import { endWhenSilent } from './watchdog.js';

/** Starting before a need is back is only another death; but no wait is endless. */
const needsLimit = 30_000;

/** What one supervised child needs to know of the others. */
export interface Surroundings {
  readonly logs: string;
  readonly mark: string;
  /** A process was started, got ready or died: the books are to be written. */
  changed(): void;
  /** True while something the child needs is down, or was a moment ago. */
  needIsDown(spec: ChildSpec): boolean;
  needsAreReady(spec: ChildSpec): boolean;
  /** True while the disk takes nothing more, or did so a moment ago. */
  diskIsFull(): boolean;
  gaveUp(spec: ChildSpec, death: ChildDeath): void;
}

/** One child with its life: started, watched, started again, stopped. */
export class Supervised {
  child: Child | null = null;
  ready = false;
  lastDown = 0;
  restarts = 0;
  private stopping = false;
  private spawning: Promise<Child> | null = null;
  private readonly policy = new RestartPolicy();

  constructor(
    readonly spec: ChildSpec,
    private readonly around: Surroundings,
  ) {}

  /** The first start. Answers when the child is ready; a child that cannot start is an error. */
  async start(): Promise<void> {
    const deadline = Date.now() + this.spec.readyWithinMs;
    while (!this.stopping) {
      const child = await this.spawn();
      if (await this.becomesReady(child, deadline)) {
        void this.watch(child);
        void endWhenSilent(this.spec, child);
        return;
      }
      if (this.stopping) return;
      this.child = null;
      child.kill('SIGKILL');
      if (Date.now() > deadline - 1_000) throw new Error(`${this.spec.name} did not become ready`);
      await sleep(1_000);
    }
  }

  async stop(limitMs: number): Promise<void> {
    this.stopping = true;
    await this.spawning?.catch(() => undefined);
    const child = this.child;
    if (!child) return;
    child.kill(this.spec.stopSignal);
    const late = setTimeout(() => child.kill('SIGKILL'), limitMs);
    await child.death;
    clearTimeout(late);
    this.child = null;
    this.ready = false;
  }

  private async spawn(): Promise<Child> {
    await this.spec.prepare?.();
    if (this.stopping) throw new Error('stopping');
    this.spawning = startChild(this.spec, this.around.logs, this.around.mark);
    this.child = await this.spawning;
    this.around.changed();
    return this.child;
  }

  private async becomesReady(child: Child, deadline: number): Promise<boolean> {
    while (child.lives() && !this.stopping && Date.now() < deadline) {
      if (await this.spec.ready().catch(() => false)) {
        this.ready = true;
        this.around.changed();
        return true;
      }
      await Promise.race([sleep(150), child.death]);
    }
    return false;
  }

  private async watch(child: Child): Promise<void> {
    await this.afterDeath(await child.death);
  }

  private async afterDeath(death: ChildDeath): Promise<void> {
    this.child = null;
    this.ready = false;
    this.lastDown = Date.now();
    this.around.changed();
    if (this.stopping) return;
    // A child often notices first that its database is gone, so its death is judged a moment later.
    await sleep(200);
    const excused = await this.excused();
    const pause = this.policy.died(Date.now(), !excused);
    const how = death.signal ?? `code ${String(death.code)}`;
    if (pause === null) {
      this.around.gaveUp(this.spec, death);
      return;
    }
    say(`! ${this.spec.name} 已退出，${pause} ms 后重启 · ended (${how}), restart in ${pause} ms`);
    await sleep(pause);
    await this.again(death);
  }

  /** Whether the death was another's fault. */
  private async excused(): Promise<boolean> {
    if (this.around.needIsDown(this.spec) || this.around.diskIsFull()) return true;
    return (await this.spec.excused?.().catch(() => true)) ?? false;
  }

  private async again(death: ChildDeath): Promise<void> {
    for (
      let waited = 0;
      waited < needsLimit && !this.around.needsAreReady(this.spec);
      waited += 100
    ) {
      await sleep(100);
    }
    if (this.stopping) return;
    this.restarts += 1;
    try {
      const child = await this.spawn();
      void this.watch(child);
      if (await this.becomesReady(child, Date.now() + this.spec.readyWithinMs)) {
        say(`✓ ${this.spec.name} 已恢复 · is back (pid ${child.pid})`);
        void endWhenSilent(this.spec, child);
      } else if (!this.stopping && this.child === child) {
        child.kill('SIGKILL');
      }
    } catch (error) {
      say(`! ${this.spec.name}: ${error instanceof Error ? error.message : String(error)}`);
      await this.afterDeath(death);
    }
  }
}
