import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.js';
import { childOf, isReady, killHard, victims, type Morgue, type Victim } from './killing.js';
import type { Load } from './load.js';

/** One confirmed kill: what was under way, and how long the process was away. */
export interface Kill {
  readonly victim: Victim;
  readonly phase: string;
  readonly at: number;
  readonly processes: number;
  readonly load: Readonly<Record<string, number>>;
  /** Until the process answered again; null while it has not. */
  backAfterMs: number | null;
}

export interface KillPlan {
  readonly kills: number;
  readonly leastPauseMs: number;
  readonly mostPauseMs: number;
}

const backWithinMs = 90_000;
/** The supervisor gives up at five deaths in five minutes, as it should: these are no accidents of its own. */
const mostDeaths = 4;
const deathsWindowMs = 310_000;
const lookMs = 2;

/** Kills in turn, each process as often as the others; the order of a round is chance. */
export class KillLane {
  readonly done: Kill[] = [];
  private readonly left: Victim[];
  private readonly returning = new Set<Promise<void>>();

  constructor(
    private readonly morgue: Morgue,
    private readonly load: Load,
    private readonly chance: Chance,
    private readonly plan: KillPlan,
    private readonly now: () => number,
  ) {
    const rounds = Math.ceil(plan.kills / victims.length);
    this.left = Array.from({ length: rounds }, () => chance.shuffled(victims)).flat();
    this.left.length = plan.kills;
  }

  get leftOver(): number {
    return this.left.length;
  }

  /** At most so many kills while a phase's work goes on. */
  async during<Result>(phase: string, most: number, work: () => Promise<Result>): Promise<Result> {
    const over = new AbortController();
    const killing = this.kill(phase, most, over.signal);
    try {
      return await work();
    } finally {
      over.abort();
      await killing;
    }
  }

  /** Whoever was killed is back, or was waited for long enough. */
  async allBack(): Promise<void> {
    await Promise.all(this.returning);
  }

  private async kill(phase: string, most: number, over: AbortSignal): Promise<void> {
    const { leastPauseMs, mostPauseMs } = this.plan;
    for (let killed = 0; killed < most && this.left.length > 0;) {
      await pause(this.chance.between(leastPauseMs, mostPauseMs), undefined, {
        signal: over,
      }).catch(() => undefined);
      const victim = this.left[0];
      if (over.aborted || !victim || !(await this.moment(victim, over))) return;
      this.left.shift();
      await this.strike(victim, phase);
      killed += 1;
    }
  }

  /** The victim answers and work is in flight; only then is the blow worth counting. */
  private async moment(victim: Victim, over: AbortSignal): Promise<boolean> {
    while (!over.aborted) {
      if (this.mayDie(victim) && isReady(this.morgue, victim) && this.load.any()) return true;
      await pause(lookMs);
    }
    return false;
  }

  private mayDie(victim: Victim): boolean {
    const since = this.now() - deathsWindowMs;
    const lately = this.done.filter((kill) => kill.victim === victim && kill.at > since);
    return lately.length < mostDeaths;
  }

  private async strike(victim: Victim, phase: string): Promise<void> {
    const load = this.load.now();
    const at = this.now();
    const before = childOf(this.morgue, victim)?.restarts ?? 0;
    const processes = await killHard(this.morgue, victim);
    const kill: Kill = { victim, phase, at, processes, load, backAfterMs: null };
    this.done.push(kill);
    const back = this.untilBack(kill, before).finally(() => this.returning.delete(back));
    this.returning.add(back);
  }

  private async untilBack(kill: Kill, before: number): Promise<void> {
    while (this.now() - kill.at < backWithinMs) {
      await pause(50);
      const restarts = childOf(this.morgue, kill.victim)?.restarts ?? 0;
      if (restarts <= before || !isReady(this.morgue, kill.victim)) continue;
      kill.backAfterMs = this.now() - kill.at;
      return;
    }
  }
}
