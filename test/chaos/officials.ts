import { setTimeout as pause } from 'node:timers/promises';
import { demoAccounts } from '#policy/demo-accounts.js';
import { Chance } from './chance.js';
import { Choices, type TaskRead } from './choices.js';
import type { History } from './history.js';
import type { Load } from './load.js';
import { NoAnswer, PersistentCaller, type Heard, type Statuses } from './persistent-caller.js';

interface Person {
  readonly username: string;
  readonly browser: PersistentCaller;
}

export interface OfficialsPlan {
  readonly api: string;
  readonly seed: number;
  readonly history: History;
  readonly load: Load;
  readonly statuses: Statuses;
  /** How many people are at work at one time. */
  readonly atOnce: number;
  /** How long a person looks at a task, at most. */
  readonly thinkMs: number;
}

/** Some press the button twice, as people do when nothing seems to happen. */
const twice = 0.1;
const betweenDesksMs = 40;

/** Everybody of the demo city who has a desk, working off their inboxes until the day is over. */
export class Officials {
  /** Kinds that are left lying, as somebody who is not at the desk would. */
  readonly leftAlone = new Set<string>();
  /** How often a decision was refused, by status. */
  readonly refusals = new Map<string, number>();
  readonly choices: Choices;
  private readonly chance: Chance;
  private readonly queue: Person[];
  private working: Promise<unknown> = Promise.resolve();
  private readonly over = new AbortController();

  constructor(private readonly plan: OfficialsPlan) {
    this.chance = new Chance(plan.seed, 'officials');
    this.choices = new Choices(plan.seed);
    const idle = new Set(['auditor', 'administrator']);
    const atDesks = demoAccounts().filter(({ posts }) => !posts.every((post) => idle.has(post)));
    this.queue = this.chance.shuffled(atDesks).map(({ username, password }) => ({
      username,
      browser: new PersistentCaller(
        plan.api,
        { username, password },
        plan.statuses,
        this.over.signal,
      ),
    }));
  }

  begin(): void {
    this.working = Promise.all(Array.from({ length: this.plan.atOnce }, () => this.lane()));
  }

  async stop(): Promise<void> {
    this.over.abort();
    await this.working;
  }

  private async lane(): Promise<void> {
    while (!this.over.signal.aborted) {
      const person = this.queue.shift();
      if (person) {
        await this.workOff(person).catch(giveUpFor);
        this.queue.push(person);
      }
      await pause(betweenDesksMs);
    }
  }

  private async workOff({ username, browser }: Person): Promise<void> {
    const listed = await browser.send({ method: 'GET', path: '/tasks?box=todo&limit=200' });
    const items = (listed.body['items'] ?? []) as readonly { id: string; kind: string }[];
    for (const { id, kind } of items) {
      if (this.over.signal.aborted || this.leftAlone.has(kind)) continue;
      await this.decide(username, browser, id);
    }
  }

  private async decide(username: string, browser: PersistentCaller, id: string): Promise<void> {
    const read = await browser.send({ method: 'GET', path: `/tasks/${id}` });
    if (read.status !== 200) return;
    const task = read.body as unknown as TaskRead;
    const body = this.choices.of(task);
    if (!body) return;
    await pause(this.chance.between(0, this.plan.thinkMs));
    const key = `chaos-${this.plan.seed}-${username}-${id}-${read.etag.replaceAll('"', '')}`;
    const { kind } = task;
    const code = String(body['decision']);
    const headers = { 'if-match': read.etag, 'idempotency-key': key };
    const end = this.plan.history.invoke({ process: username, key, taskId: id, kind, code });
    const request = { method: 'POST', path: `/tasks/${id}/decision`, body, headers } as const;
    const clicks = this.chance.hits(twice) ? 2 : 1;
    try {
      const heard = await this.plan.load.during('decision', () =>
        Promise.all(Array.from({ length: clicks }, () => browser.send(request))),
      );
      end(told(heard));
      this.noteRefusal(kind, heard);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      const said = error.message;
      end({ ending: 'info', attempts: error.attempts, decisionId: null, said });
    }
  }

  private noteRefusal(kind: string, heard: readonly Heard[]): void {
    for (const { status, body } of heard) {
      if (status === 200) continue;
      const what = `${kind} ${status} ${String(body['code'])}`;
      this.refusals.set(what, (this.refusals.get(what) ?? 0) + 1);
    }
  }
}

/** Two clicks with one key are one decision; two answers that differ are shown to the checker as they are. */
function told(heard: readonly Heard[]) {
  const attempts = heard.reduce((sum, each) => sum + each.attempts, 0);
  const ids = new Set(
    heard.filter(({ status }) => status === 200).map(({ body }) => String(body['decisionId'])),
  );
  if (ids.size > 0) {
    return { ending: 'ok', attempts, decisionId: [...ids].join(' and '), said: null } as const;
  }
  const said = heard.map(({ status, body }) => `${status} ${String(body['code'])}`).join(', ');
  const ending = heard.some(({ doubtful }) => doubtful) ? 'info' : 'fail';
  return { ending, attempts, decisionId: null, said } as const;
}

/** Somebody who cannot reach the office for minutes goes home; the run's end shows what is missing. */
function giveUpFor(error: unknown): void {
  if (!(error instanceof NoAnswer)) throw error;
}
