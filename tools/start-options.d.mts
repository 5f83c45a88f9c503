export interface LaunchOptions {
  /** The day the business clock starts at; null leaves it to today. */
  readonly date: string | null;
  readonly bare: boolean;
  readonly fresh: boolean;
}
export declare function parseOptions(argv: readonly string[]): LaunchOptions;
export declare function apiPort(text: string | undefined): number;
