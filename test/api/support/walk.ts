import { routes } from '#contracts/api/routes.js';
import { exampleOf } from './example-paths.js';
import { judge, valuesIn, type Verdict } from './judge-answer.js';
import { RawConnection, type RawAnswer } from './raw-http.js';
import type { RunningApi } from './running-api.js';
import { someSpellingsOf, spellingsOf, type Spelling } from './spellings.js';
import { cookieAt, inTheRight, walkers } from './walkers.js';
import type { Met } from './without-door.js';

export interface Step extends Met {
  /** Whether every spelling is tried, or one of each kind. */
  readonly whole: boolean;
}

export interface Found {
  readonly caller: string;
  readonly kind: string;
  readonly verdict: Verdict;
  /** What was asked and what came, where the verdict is OPEN. */
  readonly words: string;
}

export interface WalkPlan {
  readonly steps: readonly Step[];
  readonly callers: readonly string[];
  readonly ids: Readonly<Record<string, string>>;
  /** Queries of routes that need one. */
  readonly queries: Readonly<Record<string, string>>;
}

const connections = 8;
const tryEverything = 1;
const bodiless = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Walks every step with every caller in every spelling, over sockets that make nothing nicer. */
export class Walk {
  private readonly free: RawConnection[];
  private readonly waiting: ((connection: RawConnection) => void)[] = [];
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly api: RunningApi,
    private readonly plan: WalkPlan,
  ) {
    this.free = Array.from({ length: connections }, () => new RawConnection(api.port));
  }

  async all(): Promise<readonly Found[]> {
    const found: Found[] = [];
    for (const [turn, step] of this.plan.steps.entries()) {
      found.push(...(await this.walk(step, turn)));
    }
    return found;
  }

  end(): void {
    for (const connection of this.free) connection.close();
  }

  private async walk(step: Step, turn: number): Promise<readonly Found[]> {
    const path = exampleOf(step.url, this.plan.ids);
    const plain = new Map<string, RawAnswer>();
    // Everybody asks twice: what may happen only once, whoever does it, has happened by then.
    const all = [...this.plan.callers, inTheRight];
    for (const caller of all) await this.ask(step, path, caller);
    for (const caller of all) plain.set(caller, await this.ask(step, path, caller));
    const asked = step.method === 'HEAD' ? 'GET' : step.method;
    const askable = routes.some(
      ({ method, path: of, access, task, letter }) =>
        method === asked && of === step.url && access === 'SESSION' && !task && !letter,
    );
    const secrets = [...plain.values()].flatMap((answer) => valuesIn(answer, path));
    const jobs = this.plan.callers.flatMap((caller, place) =>
      this.spellings(step, path, { place, turn }).map(async (spelling): Promise<Found> => {
        const answer = await this.ask(step, spelling.target, caller);
        const reference = plain.get(caller) ?? answer;
        const verdict = judge(answer, reference, { method: step.method, secrets, askable });
        const words = `${caller}: ${step.method} ${JSON.stringify(spelling.target)} → ${answer.status}, plain ${reference.status} ${answer.body.slice(0, 80)}`;
        return { caller, kind: spelling.kind, verdict, words };
      }),
    );
    return await Promise.all(jobs);
  }

  /** The first caller, a stranger, tries everything; the others some, each of them others. */
  private spellings(
    { whole }: Step,
    path: string,
    { place, turn }: { readonly place: number; readonly turn: number },
  ): readonly Spelling[] {
    return whole && place < tryEverything ? spellingsOf(path) : someSpellingsOf(path, turn + place);
  }

  private async ask(
    { method, url }: Step,
    target: Spelling['target'],
    caller: string,
  ): Promise<RawAnswer> {
    const query = this.plan.queries[url];
    const whole = query === undefined || /[?#]/.test(target) ? target : `${target}?${query}`;
    const body = bodiless.has(method) ? '' : '{}';
    const connection = await this.take();
    try {
      const cookie = await this.cookieOf(caller, method === 'DELETE' && url.endsWith('/session'));
      return await connection.send(
        `${method} ${Buffer.from(whole).toString('latin1')} HTTP/1.1\r\nhost: localhost\r\n${cookie}${
          body === '' ? '' : 'content-type: application/json\r\n'
        }idempotency-key: walk\r\nif-match: "1"\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        method,
      );
    } finally {
      this.give(connection);
    }
  }

  /** Signing out ends a session, so each attempt has its own. */
  private async cookieOf(caller: string, fresh: boolean): Promise<string> {
    const desk = walkers[caller] === undefined ? inTheRight : walkers[caller];
    if (desk === null) return '';
    const kept = this.cookies.get(caller);
    if (kept !== undefined && !fresh) return kept;
    const made = await cookieAt(this.api.database, this.api.port, desk);
    if (!fresh) this.cookies.set(caller, made);
    return made;
  }

  private async take(): Promise<RawConnection> {
    return this.free.pop() ?? (await new Promise((resolve) => this.waiting.push(resolve)));
  }

  private give(connection: RawConnection): void {
    const next = this.waiting.shift();
    if (next) next(connection);
    else this.free.push(connection);
  }
}

/** caller × kind → how many were refused, answered as the plain spelling, or OPEN. */
export function tableOf(found: readonly Found[]): string {
  const rows = new Map<string, Record<Verdict, number>>();
  for (const { caller, kind, verdict } of found) {
    const key = `${caller.padEnd(15)} ${kind.padEnd(34)}`;
    const row = rows.get(key) ?? { refused: 0, 'as plain': 0, OPEN: 0 };
    row[verdict] += 1;
    rows.set(key, row);
  }
  const head = `${'caller'.padEnd(15)} ${'spelling'.padEnd(34)} refused  as plain  OPEN`;
  const lines = [...rows].map(
    ([key, row]) =>
      `${key} ${String(row.refused).padStart(7)} ${String(row['as plain']).padStart(9)} ${String(row.OPEN).padStart(5)}`,
  );
  return [head, ...lines].join('\n');
}
