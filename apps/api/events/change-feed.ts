import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

interface Change {
  readonly change: string;
}
/** Hears of what changed since it last heard. */
export type Listener<Each> = (changes: readonly Each[]) => void;

/** A table whose rows draw a number with every change. */
export interface ChangeSource<Each> {
  newest(): Promise<number>;
  since(after: number): Promise<Each[]>;
}

const lookMs = 300;
const afterFaultMs = 2_000;
/** Numbers are drawn before they are committed, so those just behind the newest are read again. */
const lookBack = 200;

/** One look at the database for everybody who listens, and none while nobody does. */
export abstract class ChangeFeed<Each extends Change>
  implements OnApplicationBootstrap, OnModuleDestroy
{
  private readonly listeners = new Set<Listener<Each>>();
  private seen = new Set<number>();
  private newest: number | null = null;
  private beginning: Promise<number> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private ended = false;

  constructor(private readonly source: ChangeSource<Each>) {}

  onApplicationBootstrap(): void {
    this.lookIn(lookMs);
  }

  onModuleDestroy(): void {
    this.ended = true;
    clearTimeout(this.timer);
    this.listeners.clear();
  }

  /** Begins to listen; the answer ends it. */
  listen(listener: Listener<Each>): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** What changes from now on will be heard; a database that is away is asked again by the next look. */
  async ready(): Promise<void> {
    await this.begun().catch(() => undefined);
  }

  private lookIn(ms: number): void {
    if (this.ended) return;
    this.timer = setTimeout(() => {
      this.look().then(
        () => this.lookIn(lookMs),
        () => this.lookIn(afterFaultMs),
      );
    }, ms);
  }

  private async look(): Promise<void> {
    if (this.listeners.size === 0) {
      this.newest = null;
      return;
    }
    const newest = await this.begun();
    const found = await this.source.since(newest - lookBack);
    const fresh = found.filter(({ change }) => !this.seen.has(Number(change)));
    if (fresh.length === 0) return;
    for (const { change } of fresh) this.seen.add(Number(change));
    this.newest = Math.max(newest, ...fresh.map(({ change }) => Number(change)));
    const oldest = this.newest - lookBack;
    this.seen = new Set([...this.seen].filter((change) => change > oldest));
    for (const listener of this.listeners) listener(fresh);
  }

  /**
   * From where on it is told. There is one beginning for everybody: a second one beside it would take
   * for old what the first has promised to tell.
   */
  private async begun(): Promise<number> {
    if (this.newest !== null) return this.newest;
    this.beginning ??= this.begin().finally(() => (this.beginning = null));
    return await this.beginning;
  }

  /** What was there before anybody listened is no news. */
  private async begin(): Promise<number> {
    const newest = await this.source.newest();
    const known = await this.source.since(newest - lookBack);
    this.seen = new Set(known.map(({ change }) => Number(change)));
    this.newest = newest;
    return newest;
  }
}
