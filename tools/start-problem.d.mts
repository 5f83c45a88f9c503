export declare class StartProblem extends Error {
  constructor(zh: string, en: string);
}
export declare function explain(error: unknown): string;
