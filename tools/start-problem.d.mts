export declare class StartProblem extends Error {
  readonly exitCode: number;
  constructor(zh: string, en: string, exitCode?: number);
}
export declare function explain(error: unknown): string;
