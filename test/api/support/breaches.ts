import type { ProblemDocument } from '#contracts/api/problem.js';
import type { Task } from '#contracts/api/tasks.js';
import type { Asked } from '#contracts/escalation.js';
import { openStep } from '#activities/cases/open-step.js';
import { climbLadder } from '#activities/escalation/climb-ladder.js';
import { Work } from '#activities/work.js';
import { BusinessClock, setOffset } from '#persistence/clock/business-clock.js';
import type { Database } from '#persistence/database.js';
import { climbRungs } from '#persistence/obligations/climb.js';
import { endLadder } from '#persistence/obligations/end-ladder.js';
import { seedDuty } from './duties.js';
import type { Reply, Visitor } from './visitor.js';

/** A duty missed at the end of April, with its case before the desks; the engine's part is played by hand. */
export class Breach {
  private constructor(
    readonly database: Database,
    readonly unit: string,
    readonly duty: string,
  ) {}

  get caseId(): string {
    return `lishui/P26-P08_SUBSIDY_1/${this.unit}/RESIDENT/2022`;
  }

  static async of(database: Database, unit: string, amountDue = '136406640.00'): Promise<Breach> {
    const statutory = '2022-04-30';
    const duty = await database.tx((sql) =>
      seedDuty(sql, { unit, statutory, amountDue, state: 'OVERDUE' }),
    );
    await database.tx((sql) => climbRungs(sql, Date.parse('2022-05-08T09:00:00+08:00')));
    const breach = new Breach(database, unit, duty);
    await breach.goOn();
    return breach;
  }

  /** The case wakes, after a decision or by itself; answers what it asks for. */
  async goOn(after?: string): Promise<readonly Asked[]> {
    const work = new Work(this.database);
    const { caseId } = this;
    const standing = await climbLadder(work)({ caseId, ...(after && { after }) });
    if (standing.ended) return [];
    for (const { step, round } of standing.asks) await openStep(work)({ caseId, step, round });
    return standing.asks;
  }

  /** The task of a step that lies on its desk. */
  async task(step: string): Promise<string> {
    const [row] = await this.database.rows<{ id: string }>(
      `SELECT id FROM task WHERE case_id = $1 AND step = $2 AND state IN ('OPEN', 'CLAIMED')`,
      [this.caseId, step],
    );
    if (!row) throw new Error(`${step} of ${this.unit} lies on no desk`);
    return row.id;
  }

  /** The newest letter of a kind on this duty. */
  async letter(kind = 'SUPERVISION_ORDER'): Promise<string> {
    const [row] = await this.database.rows<{ id: string }>(
      'SELECT id FROM letter WHERE obligation_id = $1 AND kind = $2',
      [this.duty, kind],
    );
    return row?.id ?? '';
  }

  /** The money had come in time after all: the verdict falls, and what was signed is to be corrected. */
  async wasNone(metOn: string): Promise<void> {
    const now = await new BusinessClock(this.database).now();
    await this.database.tx(async (sql) => {
      await sql.rows(
        `UPDATE obligation SET state = 'MET', met_on = $2, amount_received = amount_due,
           breached_at = NULL, declared_at = NULL WHERE id = $1`,
        [this.duty, metOn],
      );
      await endLadder(sql, this.duty, 'DATA_FAULT', now);
    });
  }

  async nextRungAt(): Promise<string> {
    const [row] = await this.database.rows<{ at: string }>(
      `SELECT to_char(next_rung_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at
         FROM obligation WHERE id = $1`,
      [this.duty],
    );
    return row?.at ?? '';
  }
}

/** Moves the business clock of a database to an instant. */
export async function moveClock(database: Database, to: string): Promise<void> {
  const { offsetMs } = await new BusinessClock(database).state();
  await setOffset(database, Math.max(offsetMs, Date.parse(to) - Date.now()));
}

/** Decides with the form as read under a tag the reader holds. */
export function sayOf(
  visitor: Visitor,
  task: Reply<Task>,
  decision: string,
  more: object = {},
): Promise<Reply<ProblemDocument>> {
  const body = { decision, form: task.body.form.values, ...more };
  return visitor.decide(task.body.id, body, { ifMatch: task.headers.get('etag') });
}
