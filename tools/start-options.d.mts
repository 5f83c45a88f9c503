export interface LaunchOptions {
  /** The day the business clock starts at; null leaves it to the cities, or today. */
  readonly date: string | null;
  /** The cities to host, `lishui,handan` or `all`; null: nobody said. */
  readonly city: string | null;
  readonly bare: boolean;
  readonly fresh: boolean;
}
export declare function parseOptions(argv: readonly string[]): LaunchOptions;
export declare function apiPort(text: string | undefined): number;
