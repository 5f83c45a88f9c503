import { randomUUID } from 'node:crypto';
import type { StageResult } from '#contracts/course.js';
import { decideTask } from '#persistence/inbox/decide-task.js';
import { instant } from '#persistence/select-text.js';
import { loadPack } from '#policy/load-packs.js';
import { deskOf, processOfPack, stepOf } from '#policy/pack.js';
import type { Database } from '#persistence/database.js';
import { accountAt } from './organisation.js';

const at = Date.parse('2022-09-16T09:00:00+08:00');

/** A case that a page runs, put where the activities would have put it; and its desks have decided. */
export class PageCase {
  private readonly city: string;
  private readonly process: string;
  private readonly unit: string;
  private readonly fund: string;
  private readonly period: string;
  private heard = 0;
  private passed = 0;

  private constructor(
    private readonly api: { readonly database: Database },
    readonly id: string,
  ) {
    const [city = '', process = '', unit = '', fund = '', period = ''] = id.split('/');
    [this.city, this.process, this.unit, this.fund, this.period] = [
      city,
      process,
      unit,
      fund,
      period,
    ];
  }

  static async opened(
    api: { readonly database: Database },
    id: string,
    workflow = 'inOrder',
  ): Promise<PageCase> {
    const one = new PageCase(api, id);
    const { city, process, unit, fund, period } = one;
    const pack = loadPack(city);
    const clause = processOfPack(pack, process).clause;
    await api.database.rows(
      `INSERT INTO process_case (id, city, process, unit, fund, period, workflow_type, pack, state, clause, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'OPENED', $9, $10)`,
      [id, city, process, unit, fund, period, workflow, pack.reference, clause, instant(at)],
    );
    return one;
  }

  async stand(state: string, waitingFor: string | null, finished = false): Promise<void> {
    await this.api.database.rows(
      `UPDATE process_case SET state = $2, waiting_for = $3, finished = $4,
         closed_at = CASE WHEN $4 THEN $5::timestamptz END WHERE id = $1`,
      [this.id, state, waitingFor, finished, instant(at)],
    );
  }

  /** Puts a question before its desk; its task. */
  async ask(step: string, form: object, round = 1): Promise<string> {
    const pack = loadPack(this.city);
    const { desk, decisions, title, clause } = stepOf(processOfPack(pack, this.process), step);
    const group = deskOf(desk, this.unit, pack.division);
    const [deskUnit, department, post] = group.split('.');
    const reasonCodes = pack.reasons.map(({ code, title: named }) => ({ code, title: named.zh }));
    const offered = decisions.map((each) => ({
      code: each.code,
      title: each.title.zh,
      titleEn: each.title.en,
      needs: each.needs,
      ...(each.needs.includes('reasonCode') && { reasonCodes }),
    }));
    const [row] = await this.api.database.rows<{ id: string }>(
      `INSERT INTO task (case_id, kind, step, round, title, process, city, unit, fund, period, clause,
         due_at, source, clock, candidate_group, desk_unit, department, post, form, decisions, opened_at)
       VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'PROPOSED', $12, $13, $14, $15, $16, $17, $18, $11)
       RETURNING id`,
      [
        this.id,
        step,
        round,
        title.zh,
        this.process,
        this.city,
        this.unit,
        this.fund,
        this.period,
        clause,
        instant(at),
        JSON.stringify({ dueAt: instant(at), explanation: [] }),
        group,
        deskUnit,
        department,
        post,
        JSON.stringify(form),
        JSON.stringify(offered),
      ],
    );
    return row?.id ?? '';
  }

  /** Asks, has the desk decide, and hears it. */
  async decided(
    step: string,
    form: object,
    change: object = {},
    { round = 1, revision = 1 } = {},
  ): Promise<string> {
    const task = await this.ask(step, form, round);
    await this.decide(task, step, form, change, { round, revision });
    return task;
  }

  async decide(
    task: string,
    step: string,
    form: object,
    change: object = {},
    { round = 1, revision = 1 } = {},
  ): Promise<void> {
    const pack = loadPack(this.city);
    const { desk, decisions } = stepOf(processOfPack(pack, this.process), step);
    const account = accountAt(deskOf(desk, this.unit, pack.division));
    const [row] = await this.api.database.rows<{ person: string; office: string; version: number }>(
      `SELECT a.person AS person, a.office, t.version FROM account a, task t WHERE a.username = $1 AND t.id = $2`,
      [account, task],
    );
    if (!row) throw new Error(`nobody sits at ${account}`);
    const id = randomUUID();
    const by = { username: account, personId: row.person, office: row.office };
    const order = {
      id,
      taskId: task,
      version: row.version,
      code: decisions[0]?.code ?? '',
      form: { ...form },
      amount: null,
      comment: null,
      returnTo: null,
      reasonCode: null,
      idempotencyKey: id,
      fingerprint: id,
      letterId: null,
      by: { ...by, businessNow: at, requestId: id },
      ...change,
    };
    await decideTask(this.api.database, order);
    await this.hear(step, id, { round, revision });
  }

  /** What a chain hears; without a decision a silence. */
  async hear(
    step: string,
    decision: string | null,
    { round = 1, revision = 1 } = {},
  ): Promise<void> {
    this.heard += 1;
    await this.api.database.rows(
      `INSERT INTO case_answer (case_id, position, step, round, decision_id, at, revision)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [this.id, this.heard, step, round, decision, instant(at), revision],
    );
  }

  async withdraw(task: string): Promise<void> {
    await this.api.database.rows(
      `UPDATE task SET state = 'CANCELLED', closed_at = $2 WHERE id = $1`,
      [task, instant(at)],
    );
  }

  async pass(
    stage: string,
    state: string | null = null,
    revision = 1,
    outcome: StageResult | null = null,
  ): Promise<void> {
    this.passed += 1;
    await this.api.database.rows(
      `INSERT INTO case_stage (case_id, stage, revision, state, outcome, at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [
        this.id,
        stage,
        revision,
        state,
        outcome && JSON.stringify(outcome),
        instant(at + this.passed * 1000),
      ],
    );
  }
}
