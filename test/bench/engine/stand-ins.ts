import type { OneStanding } from '#contracts/course.js';
import type { Database } from '#persistence/database.js';

/** What a county's plan does between two commands, told by who does it. */
export const steps = ['takeOne', 'prepareTransfer', 'payTransfer'] as const;
export type StepName = (typeof steps)[number];

interface Request {
  readonly caseId: string;
  readonly stage?: string;
}
type Activity = (request: Request) => Promise<unknown>;
export type StandIns = Readonly<Record<StepName, Activity>>;

/** What a stage is told each time it is taken on the straight way, and under which name that is counted. */
interface Told {
  readonly counted?: string;
  readonly answer: OneStanding;
}
const asks = (step: string, wait?: { readonly ms: number }): Told => ({
  counted: step,
  answer: { over: false, asks: [{ step, round: 1 }], ...(wait && { wait }) },
});
const passed: Told = { answer: { over: false, passed: {} } };
const untilItsDay = { ms: 864e6 };

const stages: Readonly<Record<string, readonly Told[]>> = {
  plan: [asks('p11.plan', untilItsDay), asks('p11.planReview', untilItsDay), passed],
  granted: [{ counted: 'filed', answer: { over: false, asks: [] } }, passed],
  receipt: [
    { answer: { over: false, asks: [], pays: ['DISBURSEMENT'] } },
    asks('p11.confirm'),
    passed,
  ],
  confirmed: [{ counted: 'over', answer: { over: false, passed: {} } }],
};

/** How often a case takes a stage on its straight way. */
export const takenPerCase = Object.values(stages).flat().length;

const paid: Readonly<Record<Exclude<StepName, 'takeOne'>, unknown>> = {
  prepareTransfer: { state: 'READY', key: 'key' },
  payTransfer: { state: 'POSTED', key: 'key' },
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
  const taken = new Map<string, number>();
  const takeOne: Activity = async ({ caseId, stage = '' }) => {
    await work('takeOne');
    const key = `${caseId} ${stage}`;
    const times = taken.get(key) ?? 0;
    const told = stages[stage]?.[times];
    if (!told) throw new Error(`${stage} is not taken ${times + 1} times on the straight way`);
    taken.set(key, times + 1);
    counted.add(told.counted ?? 'takeOne');
    return told.answer;
  };
  const pays =
    (name: Exclude<StepName, 'takeOne'>): Activity =>
    async () => {
      await work(name);
      counted.add(name);
      return paid[name];
    };
  return {
    takeOne,
    prepareTransfer: pays('prepareTransfer'),
    payTransfer: pays('payTransfer'),
  };
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
