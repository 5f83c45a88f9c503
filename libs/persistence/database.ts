import { setTimeout as pause } from 'node:timers/promises';
import pg, { types } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from './migrations/index.js';

/** A `date` stays the text it is; as a JS Date it would be the day before in Shanghai. */
types.setTypeParser(types.builtins.DATE, (text) => text);

/** Something that answers SQL: the pool, or one transaction. Amounts and days come back as text. */
export interface Sql {
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** A prepared statement: parsed once per connection under its name. */
export interface Prepared {
  readonly name: string;
  readonly text: string;
}

const ignore = (): void => undefined;

function giveBack(client: pg.PoolClient, broken: boolean): void {
  client.off('error', ignore);
  client.release(broken);
}

const statementTimeoutMs = 30_000;

/** How often a transaction is begun before two that wait for each other are a fault. */
const mostTries = 4;
const deadlockDetected = '40P01';

/**
 * Before it is begun again, the other one must have come through, or the two meet once more: a
 * pause by chance, so that several do not begin together, and longer with every try.
 */
const pauseMs = (tried: number): number => tried * (20 + 40 * Math.random());

const isDeadlock = (error: unknown): boolean =>
  (error as { readonly code?: string }).code === deadlockDetected;

/** The product's PostgreSQL: one pool, used by TypeORM for entities and migrations and by us for hot SQL. */
export class Database implements Sql {
  private constructor(
    readonly source: DataSource,
    private readonly pool: pg.Pool,
  ) {}

  static async open(
    url: string,
    options: { readonly name: string; readonly connections?: number },
  ): Promise<Database> {
    const source = new DataSource({
      type: 'postgres',
      url,
      applicationName: `tongchou-${options.name}`,
      poolSize: options.connections ?? 10,
      migrations,
      migrationsTransactionMode: 'each',
      installExtensions: false,
      uuidExtension: 'pgcrypto',
      extra: { statement_timeout: statementTimeoutMs, connectionTimeoutMillis: 5_000 },
    });
    await source.initialize();
    const pool = (source.driver as unknown as { master: pg.Pool }).master;
    pool.on('error', ignore); // an idle back end that dies is replaced; the next query tells
    return new Database(source, pool);
  }

  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(text, [...values])).rows;
  }

  /** A hot read: planned once, then only executed. */
  async read<Row extends object>(statement: Prepared, values: readonly unknown[]): Promise<Row[]> {
    return (await this.pool.query<Row>({ ...statement, values: [...values] })).rows;
  }

  /**
   * All of `work` is committed, or none of it. Two that wait for each other are told apart by PostgreSQL, which
   * ends one of them; nothing of it has happened, so it is done again from its beginning, a moment later. What
   * `work` does beside the database it may do twice.
   */
  async tx<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (tried >= mostTries || !isDeadlock(error)) throw error;
        await pause(pauseMs(tried));
      }
    }
  }

  private async once<Result>(work: (sql: Sql) => Promise<Result>): Promise<Result> {
    const client = await this.pool.connect();
    client.on('error', ignore); // nobody else listens while it is taken; the next statement fails
    try {
      await client.query('BEGIN');
      const result = await work({
        rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
          (await client.query<Row>(text, [...values])).rows,
      });
      await client.query('COMMIT');
      giveBack(client, false);
      return result;
    } catch (error) {
      await client.query('ROLLBACK').then(
        () => giveBack(client, false),
        () => giveBack(client, true),
      );
      throw error;
    }
  }

  /** How the pool stands, for whoever watches. */
  connections(): { readonly total: number; readonly idle: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool;
    return { total: totalCount, idle: idleCount, waiting: waitingCount };
  }

  async close(): Promise<void> {
    await this.source.destroy();
  }
}
