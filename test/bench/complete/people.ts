import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { demoAccounts } from '#policy/demo-accounts.js';
import { clockMs } from './open-loop.js';

/** A task that somebody is to decide, as its page would have read it. */
export interface Waiting {
  readonly id: string;
  readonly version: number;
  readonly form: Record<string, unknown>;
  readonly code: string;
  readonly desk: string;
}

export interface Accepted {
  readonly status: number;
  readonly decisionId: string;
  readonly taskId: string;
}

/** Everybody of the demo, signed in over HTTP, on connections that stay open as a browser's do. */
export class People {
  private readonly cookies = new Map<string, Promise<string>>();
  private readonly pool: Pool;
  private readonly streams: AbortController[] = [];

  constructor(api: string) {
    this.pool = new Pool(api, { connections: 64, pipelining: 1 });
  }

  /** 办理: one POST, without claiming first. */
  async decide({ id, version, form, code, desk }: Waiting): Promise<Accepted> {
    const answer = await this.pool.request({
      method: 'POST',
      path: `/api/v1/tasks/${id}/decision`,
      headers: {
        cookie: await this.cookieAt(desk),
        'content-type': 'application/json',
        'if-match': `"${version}"`,
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify({ decision: code, form }),
    });
    const body = (await answer.body.json()) as { decisionId?: string };
    return { status: answer.statusCode, decisionId: body.decisionId ?? '', taskId: id };
  }

  /** Keeps the desk's page open; answers when it was told of changes. */
  async watch(desk: string): Promise<readonly number[]> {
    const told: number[] = [];
    const ending = new AbortController();
    this.streams.push(ending);
    const { body } = await this.pool.request({
      method: 'GET',
      path: '/api/v1/events',
      headers: { cookie: await this.cookieAt(desk) },
      signal: ending.signal,
      bodyTimeout: 0,
    });
    body.on('error', () => undefined); // our own end of it
    body.on('data', (chunk: Buffer) => {
      if (chunk.includes('event: tasks')) told.push(clockMs());
    });
    return told;
  }

  /** Signed in before anything is measured. */
  async cookieAt(desk: string): Promise<string> {
    const known = this.cookies.get(desk);
    if (known) return known;
    const asked = this.signIn(desk);
    this.cookies.set(desk, asked);
    return asked;
  }

  private async signIn(desk: string): Promise<string> {
    const account = demoAccounts().find(({ office, posts }) =>
      posts.some((post) => `${office}.${post}` === desk),
    );
    if (!account) throw new Error(`nobody sits at ${desk}`);
    const { username, password } = account;
    const answer = await this.pool.request({
      method: 'POST',
      path: '/api/v1/session',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    await answer.body.dump();
    if (answer.statusCode !== 200) throw new Error(`${username}: ${answer.statusCode}`);
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }

  async close(): Promise<void> {
    for (const stream of this.streams) stream.abort();
    await this.pool.destroy();
  }
}
