import { Injectable, Optional } from '@nestjs/common';
import type { Readiness, Trouble } from '#contracts/api/operations.js';
import { BusinessClock } from '#persistence/clock/business-clock.js';
import { Database } from '#persistence/database.js';
import { migrations } from '#persistence/migrations/index.js';
import { Outbox } from '#persistence/outbox/outbox.js';
import { ChannelPost } from '../background/channel-post.js';
import { EngineState } from '../background/engine-state.js';
import { OperationsMode } from '../operations/operations-mode.js';
import { ProductionGuard } from '../operations/production-guard.js';
import {
  balancesDiffer,
  calendarMissing,
  fontsMissing,
  lettersHeld,
  channelsMisconfigured,
  mailRefused,
  passwordsGuessed,
  paymentsUnordered,
  statementMissing,
  strangersInEngine,
} from './warnings.js';

export type Plain = Omit<Trouble, 'what'>;
const trouble = (plain: Plain): Trouble => ({ ...plain, what: `${plain.zh} · ${plain.en}` });

const slowRelaySeconds = 10;

const schema = {
  name: 'schema-version',
  text: `SELECT count(*)::int AS count,
      current_setting('default_transaction_read_only') = 'on' AS "readOnly" FROM migrations`,
};
const storageFull: Plain = {
  code: 'STORAGE_FULL',
  zh: '磁盘已满：可以查阅，不能办理；腾出空间后自动恢复',
  en: 'The disk is full: people can read, nothing can be saved; free some space and it goes on by itself',
};

/** Ready means: people can work. The engine may be away for a while; decisions are kept for it. */
@Injectable()
export class ReadinessService {
  private readonly outbox: Outbox;

  constructor(
    private readonly database: Database,
    private readonly clock: BusinessClock,
    private readonly mode: OperationsMode,
    private readonly guard: ProductionGuard,
    @Optional() private readonly engine?: EngineState,
    @Optional() private readonly post?: ChannelPost,
  ) {
    this.outbox = new Outbox(database);
  }

  async look(): Promise<Readiness> {
    const found = await this.askDatabase();
    const blocking = databaseTrouble(found) ?? (await this.guard.read());
    if (blocking) return { ready: false, problems: [trouble(blocking)], warnings: [] };
    const problems = [
      ...(found?.readOnly ? [storageFull] : []),
      ...((await this.engine?.problems()) ?? []),
      ...(await this.relayTrouble()),
    ];
    return {
      ready: true,
      problems: problems.map(trouble),
      warnings: (await this.warnings()).map(trouble),
    };
  }

  private async askDatabase(): Promise<DatabaseSays | undefined> {
    const rows = await this.database.read<DatabaseSays>(schema, []).catch(() => []);
    return rows[0];
  }

  private async relayTrouble(): Promise<Plain[]> {
    const { waiting, oldestSeconds } = await this.outbox.backlog();
    if (oldestSeconds < slowRelaySeconds) return [];
    return [
      {
        code: 'ENGINE_BEHIND',
        zh: `${waiting} 项办理等待生效，最早已等 ${oldestSeconds} 秒`,
        en: `${waiting} messages wait for the engine, the oldest for ${oldestSeconds} s`,
      },
    ];
  }

  /** An instance that is just being set up has no clock yet, and nothing to warn of. */
  private async warnings(): Promise<Plain[]> {
    const now = await this.clock.now().catch(() => undefined);
    if (now === undefined) return [];
    const found = [
      await this.mode.banner(),
      channelsMisconfigured(this.post?.misconfigured ?? null),
      calendarMissing(now),
      await statementMissing(this.database, now),
      await strangersInEngine(this.database),
      ...(await paymentsUnordered(this.database)),
      ...(await balancesDiffer(this.database)),
      await passwordsGuessed(this.database),
      await lettersHeld(this.database),
      fontsMissing(process.env['TONGCHOU_FONTS']),
      await mailRefused(this.database),
    ];
    return found.filter((each) => each !== null);
  }
}

interface DatabaseSays {
  readonly count: number;
  readonly readOnly: boolean;
}

function databaseTrouble(found: DatabaseSays | undefined): Plain | null {
  if (!found) {
    return { code: 'DATABASE_DOWN', zh: '数据库没有应答', en: 'The database does not answer' };
  }
  if (found.count >= migrations.length) return null;
  return {
    code: 'SCHEMA_OLD',
    zh: '数据库结构不是最新，请先运行 migrate',
    en: 'Run migrate first',
  };
}
