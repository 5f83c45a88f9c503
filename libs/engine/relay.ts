import type { Client } from '@temporalio/client';
import { closingAnswer, tellEngine } from './tell-engine.js';
import type { EngineMessage } from './tell-engine.js';

/** Where the relay takes its messages from; PostgreSQL's outbox is one. */
export interface MessageSource<Message extends EngineMessage> {
  take(limit: number): Promise<Message[]>;
  sent(id: string, note?: string): Promise<void>;
  failed(message: Message, why: string): Promise<void>;
}

export interface RelayLog {
  warn(fields: object, message: string): void;
}

const atOnce = 16;
const restMs = 250;
const busyMs = 100;

/** Only the kind and the first line, cut: a message may quote what was sent. */
function plainly(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.name}: ${error.message}${cause}`.split('\n')[0]?.slice(0, 300) ?? '';
}

/**
 * Tells the engine what PostgreSQL has committed, at least once; ids make it exactly once.
 * The engine may be down for days: messages wait, each with its own pause. Two relays share
 * one outbox without telling anything twice at once.
 */
export class EngineRelay<Message extends EngineMessage> {
  private running: Promise<void> | undefined;
  private stopping = false;
  private wake: () => void = () => undefined;
  private nudged = false;
  private readonly inFlight = new Set<Promise<void>>();

  constructor(
    private readonly client: Client,
    private readonly source: MessageSource<Message>,
    private readonly log: RelayLog,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** New messages are there: do not wait for the next look. */
  nudge(): void {
    this.nudged = true;
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.nudge();
    await this.running;
    await Promise.allSettled(this.inFlight);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.nudged = false;
      const taken = await this.takeSome();
      if (!this.nudged && !this.stopping) await this.rest(taken > 0 ? busyMs : restMs);
    }
  }

  private async takeSome(): Promise<number> {
    const room = atOnce - this.inFlight.size;
    if (room <= 0) {
      await Promise.race(this.inFlight);
      return 1;
    }
    try {
      const messages = await this.source.take(room);
      for (const message of messages) this.dispatch(message);
      return messages.length;
    } catch (error) {
      this.log.warn({ problem: plainly(error) }, 'the outbox cannot be read; trying again');
      return 0;
    }
  }

  private dispatch(message: Message): void {
    const work = this.tell(message).finally(() => {
      this.inFlight.delete(work);
      this.nudge(); // the same workflow's next message may go now
    });
    this.inFlight.add(work);
  }

  private async tell(message: Message): Promise<void> {
    try {
      await this.source.sent(message.id, await tellEngine(this.client, message));
    } catch (error) {
      const answer = closingAnswer(message, error);
      const written = answer
        ? this.source.sent(message.id, answer)
        : this.source.failed(message, plainly(error));
      await written.catch((fault: unknown) => {
        this.log.warn({ key: message.key, problem: plainly(fault) }, 'the lease will run out');
      });
      if (!answer) {
        this.log.warn(
          { key: message.key, kind: message.kind, problem: plainly(error) },
          'not told yet',
        );
      }
    }
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = () => undefined;
  }
}
