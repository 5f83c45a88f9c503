/** The simulators are not there, or refused; the move goes on when they are back. */
export class OutsideClockStuck extends Error {
  constructor(cause: unknown) {
    super('The outside systems did not take the new time', { cause });
    this.name = 'OutsideClockStuck';
  }
}

const deadlineMs = 5_000;
const alreadyThere = 409;

/** The outside systems of a demo or rehearsal keep a clock of their own; it is moved along. */
export class OutsideClock {
  constructor(private readonly url: string | undefined) {}

  /** A site that rehearses against real test systems has none to move. */
  async moveTo(instant: number): Promise<void> {
    if (this.url === undefined) return;
    const answer = await fetch(`${this.url}/clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: new Date(instant).toISOString() }),
      signal: AbortSignal.timeout(deadlineMs),
    }).catch((error: unknown) => {
      throw new OutsideClockStuck(error);
    });
    await answer.body?.cancel();
    if (answer.ok || answer.status === alreadyThere) return;
    throw new OutsideClockStuck(new Error(`status ${answer.status}`));
  }
}
