import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { root } from '#tools/places.mjs';
import { runCommand } from '#tools/run-command.mjs';
import { ownDatabase } from '../support/own-database.js';
import type { PeerList } from './inbox-queries.js';

const sources = join(root, 'test/bench/flowable');
const output = join(root, '.test/flowable-peer');
const startLimitMs = 60_000;
const answerLimitMs = 120_000;

/** A page of a list, and what each call for it took in milliseconds. */
export interface PeerAnswer {
  readonly ids: readonly string[];
  readonly times: readonly number[];
}

/** Flowable's own task service in a JVM of its own, on the same PostgreSQL with the same open tasks. */
export interface FlowablePeer {
  ask(list: PeerList, page: { offset: number; limit: number }, calls: number): Promise<PeerAnswer>;
  /** Indexes that Flowable’s schema leaves out and a careful operator would add. */
  addIndexes(): Promise<void>;
  close(): Promise<void>;
}

/** Null, with the reason on stderr, where Java, Maven or the published artefact cannot be had. */
export async function startFlowable(tasksUrl: string): Promise<FlowablePeer | null> {
  try {
    const words = ['-B', '-q', '-f', join(sources, 'pom.xml'), `-Doutput=${output}`, 'package'];
    await runCommand('mvn', words, { limitMs: 240_000 });
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    process.stderr.write(`flowable: peer not available (${why})\n`);
    return null;
  }
  const url = await ownDatabase('bench-flowable');
  const driver = await Driver.start(url);
  await copyTasks(tasksUrl, url);
  return {
    ask: (list, { offset, limit }, calls) =>
      driver.ask([
        calls,
        offset,
        limit,
        list.group ?? '',
        list.assignee ?? '',
        list.category ?? '',
        list.dueBefore ?? '',
        list.taken ? 'taken' : '',
      ]),
    addIndexes: () =>
      onClient(url, async (client) => {
        await client.query('CREATE INDEX ON act_ru_task (assignee_, due_date_, id_)');
        await client.query('CREATE INDEX ON act_ru_identitylink (group_id_, task_id_)');
        await client.query('VACUUM ANALYZE');
      }),
    close: () => driver.close(),
  };
}

async function onClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

const tasks = `SELECT id, 1, title, 50, opened_at, due_at, claimed_by, process, kind, 1, ''
  FROM task WHERE state IN ('OPEN', 'CLAIMED')`;
const links = `SELECT id || g.suffix, 1, g.name, 'candidate', id FROM task
  CROSS JOIN LATERAL (VALUES ('d', candidate_group), ('c', city)) AS g (suffix, name)
  WHERE state IN ('OPEN', 'CLAIMED')`;

/** One link for the desk and one for the city: every list of it asks for one group, its best case. */
async function copyTasks(tasksUrl: string, url: string): Promise<void> {
  await onClient(tasksUrl, (ours) =>
    onClient(url, async (theirs) => {
      const copy = async (select: string, into: string): Promise<void> => {
        const source = ours.query(copyTo(`COPY (${select}) TO STDOUT`));
        await pipeline(source, theirs.query(copyFrom(`COPY ${into} FROM STDIN`)));
      };
      await copy(
        tasks,
        `act_ru_task (id_, rev_, name_, priority_, create_time_, due_date_, assignee_, category_,
           task_def_key_, suspension_state_, tenant_id_)`,
      );
      await copy(links, 'act_ru_identitylink (id_, rev_, group_id_, type_, task_id_)');
      await theirs.query('VACUUM ANALYZE');
    }),
  );
}

/** One line out, one line in. */
class Driver {
  private readonly lines: AsyncIterator<string>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, null>) {
    this.lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  }

  static async start(url: string): Promise<Driver> {
    const { host, pathname, username, password } = new URL(url);
    const classes = `${join(output, 'classes')}:${join(output, 'lib')}/*`;
    const address = `jdbc:postgresql://${host}${pathname}`;
    const words = ['-Xmx1g', '-cp', classes, 'bench.FlowablePeer', address, username, password];
    const child = spawn('java', words, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, TZ: 'Asia/Shanghai' },
    });
    const driver = new Driver(child);
    await driver.line(startLimitMs);
    return driver;
  }

  async ask(words: readonly (string | number)[]): Promise<PeerAnswer> {
    this.child.stdin.write(`${words.join('\t')}\n`);
    const [ids = '', micros = ''] = (await this.line(answerLimitMs)).split('\t');
    return {
      ids: ids.split(',').filter(Boolean),
      times: micros.split(',').map((each) => Number(each) / 1_000),
    };
  }

  async close(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.stdin.end();
    const limit = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(limit);
  }

  private async line(limitMs: number): Promise<string> {
    const limit = setTimeout(() => this.child.kill('SIGKILL'), limitMs);
    const { value, done } = await this.lines.next();
    clearTimeout(limit);
    if (done) throw new Error('The Flowable driver ended before it had answered');
    return value;
  }
}
