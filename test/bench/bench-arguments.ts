import { parseArgs } from 'node:util';

export const names = ['events', 'inbox'] as const;
export type BenchName = (typeof names)[number];

export interface BenchPlan {
  readonly name: BenchName;
  /** A minute at most: for seeing that it works, not for publishing. */
  readonly quick: boolean;
  /** How many tasks stand in the inbox. */
  readonly tasks: number;
}

const isName = (text: string): text is BenchName => names.some((name) => name === text);

/** What to run, or in words why that is not clear. */
export function benchArguments(args: readonly string[]): BenchPlan | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { quick: { type: 'boolean', default: false }, n: { type: 'string' } },
    });
    const [name = '', ...more] = positionals;
    if (!isName(name) || more.length > 0)
      return `没有此项测试 · no such benchmark: ${positionals.join(' ')}`;
    const tasks = Number(values.n ?? (values.quick ? 20_000 : 100_000));
    if (!Number.isSafeInteger(tasks) || tasks < 1_000 || tasks > 10_000_000) {
      return '--n 须为 1000 至 10000000 的整数 · must be a whole number from 1000 to 10000000';
    }
    return { name, quick: values.quick, tasks };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
