/** What became of a decision that was sent; `info`: nobody knows, and both must be legal. */
export type Ending = 'ok' | 'fail' | 'info';

/** One decision as its sender lived it, in the shape of Jepsen's histories. */
export interface Operation {
  readonly process: string;
  readonly key: string;
  readonly taskId: string;
  readonly kind: string;
  readonly code: string;
  /** Milliseconds since the run began. */
  readonly invokedAt: number;
  readonly endedAt: number | null;
  readonly ending: Ending;
  readonly attempts: number;
  /** What the product answered: the decision's id, or why not. */
  readonly decisionId: string | null;
  readonly said: string | null;
}

type Told = Pick<Operation, 'ending' | 'attempts' | 'decisionId' | 'said'>;

/** Every decision that anybody sent. What is still open at the end is `info`. */
export class History {
  private readonly written: Operation[] = [];
  private readonly open = new Map<symbol, Operation>();
  private readonly began = performance.now();

  now(): number {
    return Math.round(performance.now() - this.began);
  }

  /** Answers the hand that ends the operation. */
  invoke(
    operation: Pick<Operation, 'process' | 'key' | 'taskId' | 'kind' | 'code'>,
  ): (told: Told) => void {
    const place = Symbol(operation.key);
    const nothing = { attempts: 0, decisionId: null, said: null };
    const invoked = { ...operation, ...nothing, invokedAt: this.now(), endedAt: null };
    this.open.set(place, { ...invoked, ending: 'info' });
    return (told) => {
      this.open.delete(place);
      this.written.push({ ...invoked, ...told, endedAt: this.now() });
    };
  }

  operations(): readonly Operation[] {
    return [...this.written, ...this.open.values()];
  }
}
