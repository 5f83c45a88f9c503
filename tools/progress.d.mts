export interface StepWords {
  readonly zh: string;
  readonly en: string;
  readonly usual?: string;
}
export declare function say(line: string): void;
export declare function step<T>(words: StepWords, work: () => Promise<T>): Promise<T>;
