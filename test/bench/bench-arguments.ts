import { parseArgs } from 'node:util';

export const names = [
  'events',
  'statements',
  'inbox',
  'engine',
  'complete',
  'burst',
  'dashboard',
  'door',
  'formulas',
  'notices',
  'packs',
  'chaos',
] as const;
export type BenchName = (typeof names)[number];

export interface BenchPlan {
  /** One of them, or every one after the other. */
  readonly name: BenchName | 'all';
  /** A minute at most: for seeing that it works, not for publishing. */
  readonly quick: boolean;
  /** How many rows, where a benchmark has rows; its own number when nothing is said. */
  readonly rows: number | undefined;
  /** Another product measured beside ours, where it can be had. */
  readonly peer: 'flowable' | undefined;
  /** For chaos: what chance is made of, and how many processes are killed. */
  readonly seed: number;
  readonly kills: number;
}

const isName = (text: string): text is BenchPlan['name'] =>
  text === 'all' || names.some((name) => name === text);

function rowsOf(text: string | undefined): number | undefined | string {
  if (text === undefined) return undefined;
  const rows = Number(text);
  if (Number.isSafeInteger(rows) && rows >= 1_000 && rows <= 10_000_000) return rows;
  return '--n 须为 1000 至 10000000 的整数 · must be a whole number from 1000 to 10000000';
}

/** What to run, or in words why that is not clear. */
export function benchArguments(args: readonly string[]): BenchPlan | string {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        quick: { type: 'boolean', default: false },
        n: { type: 'string' },
        peer: { type: 'string' },
        seed: { type: 'string', default: '1' },
        kills: { type: 'string', default: '40' },
      },
    });
    const [name = '', ...more] = positionals;
    if (!isName(name) || more.length > 0) {
      return `没有此项测试 · no such benchmark: ${positionals.join(' ')}`;
    }
    const rows = rowsOf(values.n);
    if (typeof rows === 'string') return rows;
    const { quick, peer } = values;
    if (peer !== undefined && peer !== 'flowable') {
      return '--peer 目前只有 flowable · flowable is the only peer';
    }
    const [seed, kills] = [Number(values.seed), Number(values.kills)];
    if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(kills) || kills < 0 || kills > 1_000) {
      return '--seed 与 --kills 须为整数 · must be whole numbers, --kills from 0 to 1000';
    }
    return { name, quick, rows, peer, seed, kills };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
