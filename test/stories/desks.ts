import { day } from '#domain/time/day.js';
import { instantText, startOf } from '#domain/time/instant.js';
import { demoAccounts } from '#policy/demo-accounts.js';
import { Caller } from '../support/caller.js';
import type { Instance } from '../support/instance.js';

/** A task that somebody is to decide. */
export interface OpenTask {
  readonly id: string;
  readonly unit: string;
  readonly fund: string;
  readonly desk: string;
}

/** What somebody decides about a task; nothing given means: forward, as read. */
export type Choice = Record<string, unknown> | 'SILENT';
export type Choose = (task: OpenTask) => Choice;

const forward: Choose = () => ({});
const minute = 60_000;

/** Everybody of the demo city at their desks, and the hand that moves the clock. */
export class Desks {
  private readonly callers = new Map<string, Promise<Caller>>();
  private readonly operator: Caller;

  constructor(private readonly instance: Instance) {
    this.operator = Caller.operator(instance.api, instance.operatorKey);
  }

  /** Business time stands at an hour of a day, and what was due until then has come to rest. */
  async standAt(date: string, hour: number): Promise<void> {
    await this.moveTo(startOf(day(date), hour));
  }

  /** A moment passes: whatever the last decisions set going comes to rest. */
  async rest(): Promise<void> {
    const { body } = await this.operator.get<{ now: string }>('/clock');
    await this.moveTo(Date.parse(body.now) + minute);
  }

  private async moveTo(instant: number): Promise<void> {
    const to = instantText(instant);
    const moved = await this.operator.post<{ pending?: string[] }>('/clock', { to });
    // A statement that is late is the story's own doing; anything else has not come to rest.
    const unsettled = moved.body.pending?.filter((id) => !id.startsWith('statements/')) ?? [];
    if (moved.status !== 200 || unsettled.length > 0) {
      throw new Error(`clock to ${to}: ${moved.status} ${JSON.stringify(moved.body)}`);
    }
  }

  /** Everybody at a step's desks decides what lies there; answers how many tasks were decided. */
  async decide(step: string, period: string, choose: Choose = forward): Promise<number> {
    const tasks = await this.instance.database.rows<OpenTask>(
      `SELECT id, unit, fund, candidate_group AS desk FROM task
       WHERE step = $1 AND period = $2 AND state = 'OPEN' ORDER BY fund, unit`,
      [step, period],
    );
    let decided = 0;
    for (const task of tasks) {
      const choice = choose(task);
      if (choice === 'SILENT') continue;
      const answer = await (await this.at(task.desk)).decide(task.id, choice);
      if (answer.status !== 200) {
        throw new Error(`${step} ${task.unit}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      decided += 1;
    }
    await this.rest();
    return decided;
  }

  private at(desk: string): Promise<Caller> {
    const account = demoAccounts().find(({ office, posts }) =>
      posts.some((post) => `${office}.${post}` === desk),
    );
    if (!account) throw new Error(`nobody sits at ${desk}`);
    const { username, password } = account;
    const known = this.callers.get(username);
    if (known) return known;
    const caller = Caller.signedIn(this.instance.api, username, password);
    this.callers.set(username, caller);
    return caller;
  }
}
