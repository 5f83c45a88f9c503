import { Client } from 'pg';
import { say } from '#tools/progress.mjs';
import { StartProblem } from '#tools/start-problem.mjs';
import {
  giveOnePieceBack,
  leastRoom,
  noRoom,
  roomOn,
  roomToWork,
  takeReserve,
} from './disk-room.js';
import { answers } from './postgres-server.js';

const everyMs = 2_000;
/** What began to fail on the full disk may die of it a little later. */
const aftermathMs = 30_000;

const readOnly = [
  'alter system set default_transaction_read_only = on',
  'select pg_reload_conf()',
  // With everything written down, PostgreSQL has nothing left to write while people only read.
  'checkpoint',
];
const writable = ['alter system reset default_transaction_read_only', 'select pg_reload_conf()'];

/**
 * Keeps the instance readable while its disk is full (docs/adr/0023-liveness-and-a-full-disk.md).
 *
 * PostgreSQL ends itself when it cannot write a checkpoint, and cannot start on a full disk. So a
 * reserve is given back to it then, and it is held to reading until there is room again.
 */
export class DiskWatch {
  private adminUrl = '';
  private holding = false;
  /** What PostgreSQL is still to be told; asked again while it does not answer. */
  private untold: readonly string[] = [];
  private lastFull = -aftermathMs;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly folder: string,
    private readonly room: () => number = () => roomOn(folder),
  ) {}

  /** Whether a death just now is to be put down to the disk. */
  full(): boolean {
    if (this.holding || this.room() < leastRoom) this.lastFull = performance.now();
    return performance.now() - this.lastFull < aftermathMs;
  }

  /** From now on. What an earlier run may have left held is let go; a disk full from the start is an error. */
  async guard(adminUrl: string): Promise<void> {
    if (this.room() < leastRoom) throw fullFromTheStart(this.folder);
    this.adminUrl = adminUrl;
    await this.tell(writable);
    if (this.room() > roomToWork) takeReserve(this.folder);
    this.lookLater();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private lookLater(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.look().finally(() => this.lookLater()), everyMs);
  }

  /** A database that is away, or a folder that cannot be looked at, is asked again the next time. */
  private async look(): Promise<void> {
    try {
      const room = this.room();
      if (!this.holding && room < leastRoom) this.hold();
      else if (this.holding && room > roomToWork) this.letGo();
      if (this.holding && room < noRoom && !(await this.isWell())) giveOnePieceBack(this.folder);
      if (this.untold.length > 0) await this.tell(this.untold);
      this.untold = [];
    } catch {
      return;
    }
  }

  /** Told and answering, PostgreSQL needs no more room; what is left of the reserve is for its next start. */
  private async isWell(): Promise<boolean> {
    return this.untold.length === 0 && (await answers(this.adminUrl));
  }

  private hold(): void {
    this.holding = true;
    this.untold = readOnly;
    say(
      '! 磁盘已满：改为只读，可以查阅，不能办理；腾出空间后自动恢复 · the disk is full: people can read, nothing is saved; free some space and work goes on by itself',
    );
  }

  private letGo(): void {
    this.holding = false;
    this.untold = writable;
    takeReserve(this.folder);
    say('✓ 磁盘已有空间，恢复办理 · there is room on the disk again, work goes on');
  }

  private async tell(statements: readonly string[]): Promise<void> {
    const client = new Client({ connectionString: this.adminUrl, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
}

const fullFromTheStart = (folder: string): StartProblem =>
  new StartProblem(
    `磁盘已满：请腾出空间后重新执行（${folder}）。`,
    `The disk is full: free some space and run it again (${folder}).`,
  );
