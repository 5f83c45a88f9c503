import { randomUUID } from 'node:crypto';
import type { DemoAccount } from '#policy/demo-accounts.js';

/** A task as the demo's people see it: what the API gives, no more. */
export interface DemoTask {
  readonly id: string;
  readonly kind: string;
  readonly unit: string;
  readonly fund: string;
  readonly form: { readonly values: Record<string, unknown> };
  readonly decisions: readonly {
    readonly code: string;
    readonly needs: readonly string[];
    readonly returnTo?: readonly { readonly code: string }[];
    readonly reasonCodes?: readonly { readonly code: string }[];
  }[];
}

/** What somebody decides about a task; nothing given means: forward, as read. */
export interface Choice {
  readonly decision?: string;
  readonly form?: Record<string, unknown>;
  readonly comment?: string;
  readonly reasonCode?: string;
}

interface Item {
  readonly id: string;
  readonly period: string;
}

const callTimeoutMs = 30_000;
const appliedWithinMs = 20_000;
const pageSize = 200;

/** One person at one desk, working through the product's own API. */
export class DeskHand {
  private cookie = '';

  constructor(
    private readonly api: string,
    readonly account: DemoAccount,
  ) {}

  /** Decides every open task of a process and period that this desk is offered; answers how many. */
  async workThrough(
    process: string,
    period: string,
    choose: (task: DemoTask) => Choice | undefined = () => undefined,
  ): Promise<number> {
    await this.signIn();
    const query = `box=todo&process=${process}&limit=${pageSize}`;
    const { items } = (await this.get(`/tasks?${query}`)) as { items: Item[] };
    const due = items.filter((item) => item.period === period);
    for (const { id } of due) await this.decide(id, choose);
    return due.length;
  }

  private async decide(id: string, choose: (task: DemoTask) => Choice | undefined): Promise<void> {
    const answer = await this.call('GET', `/tasks/${id}`);
    const task = (await answer.json()) as DemoTask;
    const choice = choose(task) ?? {};
    const { decisionId } = (await (
      await this.call(
        'POST',
        `/tasks/${id}/decision`,
        { decision: task.decisions[0]?.code, form: task.form.values, ...choice },
        { 'if-match': answer.headers.get('etag') ?? '', 'idempotency-key': randomUUID() },
      )
    ).json()) as { decisionId: string };
    await this.untilApplied(decisionId);
  }

  /** The next desk's task is there once the decision is applied. */
  private async untilApplied(decisionId: string): Promise<void> {
    const deadline = Date.now() + appliedWithinMs;
    while (Date.now() < deadline) {
      const { state } = (await this.get(`/decisions/${decisionId}`)) as { state: string };
      if (state === 'APPLIED') return;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    throw new Error(`decision ${decisionId} of ${this.account.username} is not applied yet`);
  }

  private async signIn(): Promise<void> {
    if (this.cookie) return;
    const { username, password } = this.account;
    const answer = await this.call('POST', '/session', { username, password });
    this.cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }

  private async get(path: string): Promise<unknown> {
    return (await this.call('GET', path)).json();
  }

  private async call(
    method: string,
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const answer = await fetch(`${this.api}/api/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(this.cookie && { cookie: this.cookie }),
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    if (answer.ok) return answer;
    const said = await answer.text();
    throw new Error(`${this.account.username} ${method} ${path}: ${answer.status} ${said}`);
  }
}
