import type { Database } from '#persistence/database.js';

/** What a county's plan does between two commands, told by who does it. */
export const steps = [
  'openStep',
  'filePlan',
  'planStanding',
  'prepareTransfer',
  'payTransfer',
  'closeCase',
] as const;
export type StepName = (typeof steps)[number];

type Activity = (request: { readonly caseId: string; readonly step?: string }) => Promise<unknown>;
export type StandIns = Readonly<Record<StepName, Activity>>;

/** The straight way, answered at once and from nowhere. */
const answers: Readonly<Record<StepName, (step: string | undefined) => unknown>> = {
  openStep: (step) => ({
    taskId: step,
    ...(step === 'p11.confirm' ? {} : { wait: { ms: 864e6 } }),
  }),
  filePlan: () => ({ standing: 'WAITING' }),
  planStanding: () => ({ standing: 'APPROPRIATED', disburses: true }),
  prepareTransfer: () => ({ state: 'READY', key: 'key' }),
  payTransfer: () => ({ state: 'POSTED', key: 'key' }),
  closeCase: () => undefined,
};

/** How often each step was done, by the step's own name where it has one. */
export class Counted {
  private readonly counts = new Map<string, number>();
  private readonly waiting = new Set<() => void>();

  add(step: string): void {
    this.counts.set(step, (this.counts.get(step) ?? 0) + 1);
    for (const look of this.waiting) look();
  }

  /** Until a step was done so often since the beginning. */
  async reaches(step: string, count: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const look = (): void => {
        if ((this.counts.get(step) ?? 0) < count) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }
}

/** Activities that answer as the product's do on the straight way, after `work` of their own. */
export function standIns(
  counted: Counted,
  work: (step: StepName) => Promise<void> = async () => undefined,
): StandIns {
  const entries = steps.map((name) => {
    const act: Activity = async ({ step }) => {
      await work(name);
      counted.add(step ?? name);
      return answers[name](step);
    };
    return [name, act] as const;
  });
  return Object.fromEntries(entries) as StandIns;
}

/** Statements of each step of the product, `BEGIN` and `COMMIT` too; payTransfer's transactions together. */
export type StatementCounts = Readonly<Record<string, number>>;

/** As many statements as the product sends, each one row by its key, every other one a write. */
export function plainStatements(database: Database, transactions = 1) {
  return async (count: number): Promise<void> => {
    const inside = Math.max(1, Math.round(count / transactions) - 2);
    for (let tx = 0; tx < transactions; tx += 1) {
      await database.tx(async (sql) => {
        for (let each = 0; each < inside; each += 1) {
          const id = 1 + Math.floor(Math.random() * rows);
          await sql.rows(each % 2 === 0 ? 'SELECT * FROM bench_row WHERE id = $1' : write, [id]);
        }
      });
    }
  };
}

const rows = 10_000;
const write = 'UPDATE bench_row SET count = count + 1 WHERE id = $1';

/** Rows of about the size of a task. */
export async function createRows(database: Database): Promise<void> {
  await database.rows(
    `CREATE TABLE bench_row AS SELECT id, 0 AS count, repeat('x', 700) AS body FROM generate_series(1, ${rows}) id`,
  );
  await database.rows('ALTER TABLE bench_row ADD PRIMARY KEY (id)');
}
