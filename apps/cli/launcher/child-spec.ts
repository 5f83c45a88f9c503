export type ProcessName =
  'launcher' | 'api' | 'worker' | 'simulators' | 'temporal' | 'temporal-ui' | 'postgres';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
}

/** One process of an instance: how it is started, when it counts as ready, how it ends. */
export interface ChildSpec {
  readonly name: ProcessName;
  /** What must be ready before it; while that is down, its deaths are not its fault. */
  readonly needs: readonly ProcessName[];
  /** People wait for the API's answer; what works behind it lets it go first when all want the machine. */
  readonly yields?: boolean;
  /** Runs before each start, after a death as well. */
  readonly prepare?: () => Promise<void>;
  /** Whether what it stands on was taken away: such a death is not its fault. */
  readonly excused?: () => Promise<boolean>;
  readonly command: () => Command;
  /** Whether it can do its work. */
  readonly ready: () => Promise<boolean>;
  readonly readyWithinMs: number;
  /**
   * Whether it gives a sign of life, which is less than being ready: without its database an API
   * cannot work, and lives. Asked every two seconds, so it must be cheap. What stays silent hangs:
   * it is ended and started again.
   */
  readonly alive?: () => Promise<boolean>;
  /** How long it may be silent; 20 seconds where nothing is said. */
  readonly silentMs?: number;
  readonly stopSignal: NodeJS.Signals;
}
