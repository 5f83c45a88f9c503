import { Injectable, Optional } from '@nestjs/common';
import { migrations } from '#persistence/migrations/index.js';
import { Database } from '#persistence/database.js';
import { Outbox } from '#persistence/outbox/outbox.js';
import { EngineState } from '../background/engine-state.js';

/** What is wrong, in words for the person who looks after the instance. */
export interface Trouble {
  readonly code: string;
  readonly what: string;
}
export interface Readiness {
  readonly ready: boolean;
  readonly problems: readonly Trouble[];
}

const slowRelaySeconds = 10;

const schema = { name: 'schema-version', text: `SELECT count(*)::int AS count FROM migrations` };

/** Ready means: people can work. The engine may be away for a while; decisions are kept for it. */
@Injectable()
export class ReadinessService {
  private readonly outbox: Outbox;

  constructor(
    private readonly database: Database,
    @Optional() private readonly engine?: EngineState,
  ) {
    this.outbox = new Outbox(database);
  }

  async look(): Promise<Readiness> {
    const blocking = await this.databaseTrouble();
    if (blocking) return { ready: false, problems: [blocking] };
    return {
      ready: true,
      problems: [...(await this.engineTrouble()), ...(await this.relayTrouble())],
    };
  }

  private async databaseTrouble(): Promise<Trouble | null> {
    try {
      const [row] = await this.database.read<{ count: number }>(schema, []);
      if ((row?.count ?? 0) >= migrations.length) return null;
      return {
        code: 'SCHEMA_OLD',
        what: '数据库结构不是最新，请先运行 migrate · Run migrate first',
      };
    } catch {
      return { code: 'DATABASE_DOWN', what: '数据库没有应答 · The database does not answer' };
    }
  }

  private async engineTrouble(): Promise<Trouble[]> {
    const found = (await this.engine?.problems()) ?? [];
    return found.map(({ code, zh, en }) => ({ code, what: `${zh} · ${en}` }));
  }

  private async relayTrouble(): Promise<Trouble[]> {
    const { waiting, oldestSeconds } = await this.outbox.backlog();
    if (oldestSeconds < slowRelaySeconds) return [];
    return [
      {
        code: 'ENGINE_BEHIND',
        what: `${waiting} 项办理等待生效，最早已等 ${oldestSeconds} 秒 · ${waiting} messages wait for the engine, the oldest for ${oldestSeconds} s`,
      },
    ];
  }
}
