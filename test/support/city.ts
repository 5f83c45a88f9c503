import type { Instance } from './instance.js';
import { Caller, type TaskBody } from './caller.js';
import { until } from './until.js';

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next: string | null;
}

/** The people of a demo city, signed in as they are needed, and the clock. */
export class City {
  private readonly callers = new Map<string, Promise<Caller>>();
  private readonly operator: Caller;

  constructor(readonly instance: Instance) {
    this.operator = Caller.operator(instance.api, instance.operatorKey);
  }

  as(username: string): Promise<Caller> {
    const known = this.callers.get(username);
    if (known) return known;
    const fresh = Caller.signedIn(this.instance.api, username);
    this.callers.set(username, fresh);
    return fresh;
  }

  /** Moves the business clock; answers what was still pending. */
  async moveTo(to: string): Promise<readonly string[]> {
    const answer = await this.operator.post<{ pending?: string[] }>('/clock', { to });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body.pending ?? [];
  }

  async now(): Promise<string> {
    return (await this.operator.get<{ now: string }>('/clock')).body.now;
  }

  /** What a desk is offered, of one kind. */
  async todo(username: string, kind: string): Promise<readonly TaskBody[]> {
    const page = await (await this.as(username)).get<Page<TaskBody>>('/tasks?box=todo&limit=200');
    return page.body.items.filter((task) => task.kind === kind);
  }

  /** So many tasks of a kind at a desk, waited for: they follow a decision by a moment. */
  async offered(
    username: string,
    kind: string,
    count: number,
    of: (task: TaskBody) => boolean = () => true,
  ): Promise<readonly TaskBody[]> {
    let tasks: readonly TaskBody[] = [];
    await until(
      async () => {
        tasks = (await this.todo(username, kind)).filter(of);
        return `${tasks.length} ${kind} reached ${username}`;
      },
      () => tasks.length >= count,
    );
    return tasks;
  }

  /** Decides the `count` tasks of a kind that a desk is offered, and waits until each is applied. */
  async work(
    username: string,
    kind: string,
    count: number,
    change: Record<string, unknown> = {},
    of: (task: TaskBody) => boolean = () => true,
  ): Promise<void> {
    const caller = await this.as(username);
    for (const task of await this.offered(username, kind, count, of)) {
      const answer = await caller.decide(task.id, change);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      await this.applied(caller, String(answer.body['decisionId']));
    }
  }

  async applied(caller: Caller, decisionId: string): Promise<void> {
    await until(
      async () => (await caller.get(`/decisions/${decisionId}`)).body,
      ({ state }) => state === 'APPLIED',
    );
  }

  /** Every page of a list, as its reader sees it. */
  async all<Item>(username: string, path: string): Promise<readonly Item[]> {
    const caller = await this.as(username);
    const items: Item[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: { body: Page<Item> } = await caller.get<Page<Item>>(`${path}${more}`);
      items.push(...page.body.items);
      cursor = page.body.next;
    }
    return items;
  }

  /** The bank's own list of what it executed: the outside truth. */
  async journal(): Promise<readonly JournalLine[]> {
    const lines: JournalLine[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const answer = await fetch(
        `${this.instance.simulators}/journal?system=bank&limit=200${more}`,
      );
      const page = (await answer.json()) as Page<JournalLine>;
      lines.push(...page.items);
      cursor = page.next;
    }
    return lines;
  }

  /** Switches faults of the simulators on; none clears them. */
  async faults(faults: readonly object[], seed = 1): Promise<void> {
    const answer = await fetch(`${this.instance.simulators}/faults`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seed, faults }),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }
}

export interface JournalLine {
  readonly key: string;
  readonly operation: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: string;
}

export interface TransferItem {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly amount: string;
  readonly valueDate: string | null;
  readonly state: string;
  readonly decisions: readonly string[];
  readonly nextAskAt: string | null;
}

/** The nine counties and 市本级, by the names their demo accounts begin with. */
export const units = [
  'shibenji',
  'liandu',
  'qingtian',
  'jinyun',
  'suichang',
  'songyang',
  'yunhe',
  'qingyuan',
  'jingning',
  'longquan',
] as const;
