import { setTimeout as pause } from 'node:timers/promises';

/** What an answer was, and what it took to get it. */
export interface Heard {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
  readonly attempts: number;
  /** An earlier attempt may have arrived and its answer was lost. */
  readonly doubtful: boolean;
}

/** Nobody answered for so long that the caller gave up. */
export class NoAnswer extends Error {
  constructor(
    readonly attempts: number,
    what: string,
  ) {
    super(`${what}: no answer after ${attempts} attempts`);
  }
}

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const attemptMs = 20_000;
const firstPauseMs = 150;
const longestPauseMs = 2_000;

/** How often the product answered what; 500 would be a fault nobody has classified. */
export type Statuses = Map<number, number>;

/** Nobody listened, so nothing can have arrived. */
function neverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
}

/**
 * A browser in front of a person who does not give up: every outage is waited out, and the same
 * request is sent again, byte by byte, until somebody answers it.
 */
export class PersistentCaller {
  private cookie = '';

  constructor(
    private readonly api: string,
    private readonly who: { readonly username: string; readonly password: string },
    private readonly statuses: Statuses,
    /** When the run is over nobody waits for an answer any more. */
    private readonly over: AbortSignal,
    private readonly patienceMs = 120_000,
  ) {}

  /** The first answer that is one: neither an outage nor a session that has gone. */
  async send(request: Request): Promise<Heard> {
    const until = performance.now() + this.patienceMs;
    let doubtful = false;
    for (let attempts = 1, wait = firstPauseMs; ; attempts += 1) {
      try {
        if (this.cookie === '') await this.signIn();
        const answer = await this.once(request);
        if (answer.status === 401) this.cookie = '';
        else if (answer.status < 500) return { ...answer, attempts, doubtful };
        else doubtful = true;
      } catch (error) {
        doubtful ||= !neverSent(error);
      }
      if (this.over.aborted || performance.now() > until)
        throw new NoAnswer(attempts, request.path);
      await pause(wait);
      wait = Math.min(wait * 2, longestPauseMs);
    }
  }

  private async signIn(): Promise<void> {
    const answer = await this.fetch({ method: 'POST', path: '/session', body: this.who });
    await answer.text();
    if (answer.status !== 200) throw new Error(`${this.who.username}: ${answer.status}`);
    this.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  private async once(request: Request): Promise<Omit<Heard, 'attempts' | 'doubtful'>> {
    const answer = await this.fetch(request);
    const text = await answer.text();
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', body };
  }

  private async fetch({ method, path, body, headers }: Request): Promise<Response> {
    const answer = await fetch(`${this.api}/api/v1${path}`, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(attemptMs),
    });
    this.statuses.set(answer.status, (this.statuses.get(answer.status) ?? 0) + 1);
    return answer;
  }
}
