import type { Database, Prepared, Sql } from '../database.js';

const readClock: Prepared = {
  name: 'business-clock',
  text: 'SELECT movable, offset_ms, moving_to, fired_to, opens_standing_at FROM business_clock',
};

/** The business clock (业务时钟) as it stands: real time plus an offset. */
export interface ClockState {
  readonly movable: boolean;
  readonly offsetMs: number;
  /** Where a move that has not ended is going. */
  readonly movingTo: number | undefined;
  /** What the calendar had due by then has been set going. */
  readonly firedTo: number | undefined;
  /** When what had opened before the instance's life and is not over is to be opened; undefined: it has been. */
  readonly opensStandingAt: number | undefined;
}

interface ClockRow {
  readonly movable: boolean;
  readonly offset_ms: string;
  readonly moving_to: Date | null;
  readonly fired_to: Date | null;
  readonly opens_standing_at: Date | null;
}

/** The business now, and whether a move is carrying the clock past it at this moment. */
export interface Moment {
  /** Epoch milliseconds, business. */
  readonly now: number;
  readonly moving: boolean;
}

/** An instance whose clock was never set: nothing may be decided by a guessed time. */
export class ClockNotSet extends Error {
  constructor() {
    super('业务时钟尚未设置，请先完成初始化 · The business clock is not set: run the set-up first');
    this.name = 'ClockNotSet';
  }
}

/** The only source of business time outside workflows. */
export class BusinessClock {
  constructor(
    private readonly database: Pick<Database, 'read'>,
    private readonly real: () => number = Date.now,
  ) {}

  async state(): Promise<ClockState> {
    const [row] = await this.database.read<ClockRow>(readClock, []);
    if (!row) throw new ClockNotSet();
    return {
      movable: row.movable,
      offsetMs: Number(row.offset_ms),
      movingTo: row.moving_to?.getTime(),
      firedTo: row.fired_to?.getTime(),
      opensStandingAt: row.opens_standing_at?.getTime(),
    };
  }

  /** Epoch milliseconds, business. */
  async now(): Promise<number> {
    return (await this.moment()).now;
  }

  async moment(): Promise<Moment> {
    const { offsetMs, movingTo } = await this.state();
    return this.momentOf(offsetMs, movingTo);
  }

  /** The moment by a clock that was read with something else; null: the clock was never set. */
  momentBy(offsetMs: string | null, movingTo: Date | null): Moment {
    if (offsetMs === null) throw new ClockNotSet();
    return this.momentOf(Number(offsetMs), movingTo?.getTime());
  }

  private momentOf(offsetMs: number, movingTo: number | undefined): Moment {
    const now = this.real() + offsetMs;
    return { now, moving: movingTo !== undefined && movingTo > now };
  }
}

/** Creates the clock, once; what is there stays. */
export async function createClock(
  sql: Sql,
  clock: {
    readonly movable: boolean;
    readonly offsetMs: number;
    readonly opensStandingAt?: number;
  },
): Promise<void> {
  const made = await sql.rows(
    `INSERT INTO business_clock (movable, offset_ms) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
    [clock.movable, Math.round(clock.offsetMs)],
  );
  if (made.length === 0 || clock.opensStandingAt === undefined) return;
  await sql.rows('UPDATE business_clock SET opens_standing_at = $1', [
    new Date(clock.opensStandingAt),
  ]);
}

/** Only the clock's mover calls it. The clock never goes back. */
export async function setOffset(sql: Sql, offsetMs: number): Promise<void> {
  await sql.rows('UPDATE business_clock SET offset_ms = greatest(offset_ms, $1) WHERE movable', [
    Math.round(offsetMs),
  ]);
}

/** Remembers where a move goes, so that one that is cut off can go on; undefined when it has arrived. */
export async function setMovingTo(sql: Sql, to: number | undefined): Promise<void> {
  await sql.rows('UPDATE business_clock SET moving_to = $1 WHERE movable', [
    to === undefined ? null : new Date(to),
  ]);
}

export async function setFiredTo(sql: Sql, to: number): Promise<void> {
  await sql.rows('UPDATE business_clock SET fired_to = greatest(fired_to, $1)', [new Date(to)]);
}

/** What stood open is open now; it is not asked again. */
export async function standingOpened(sql: Sql): Promise<void> {
  await sql.rows('UPDATE business_clock SET opens_standing_at = NULL', []);
}
