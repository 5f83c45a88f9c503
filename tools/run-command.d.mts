export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  readonly limitMs?: number;
}
/** Answers what the command wrote to stdout. */
export declare function runCommand(
  file: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string>;
export declare function endRunning(): Promise<void>;
