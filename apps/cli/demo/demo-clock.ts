import { instantOf, instantText } from '#domain/time/instant.js';

const moveTimeoutMs = 280_000;

/** The instance's business clock, moved as an administrator would. */
export class DemoClock {
  constructor(private readonly plan: { readonly api: string; readonly operatorKey: string }) {}

  /** Forward only: what is past already is not asked for, so a demo that was cut off goes on. */
  async moveTo(instant: number): Promise<void> {
    const { now } = await this.call('GET');
    if (instantOf(now) >= instant) return;
    const moved = await this.call('POST', { to: instantText(instant) });
    if (moved.pending?.length) throw new Error(`the clock waits for ${moved.pending.join(', ')}`);
  }

  private async call(method: string, body?: object): Promise<{ now: string; pending?: string[] }> {
    const answer = await fetch(`${this.plan.api}/api/v1/clock`, {
      method,
      headers: {
        authorization: `Operator ${this.plan.operatorKey}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(moveTimeoutMs),
    });
    if (!answer.ok) throw new Error(`the clock said ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { now: string; pending?: string[] };
  }
}
