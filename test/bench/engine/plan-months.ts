import { caseOfUnit, openCases, type FoundBefore } from '#activities/openings/open-cases.js';
import { Work } from '#activities/work.js';
import { day } from '#domain/time/day.js';
import { addMonths, month } from '#domain/time/month.js';
import { yuan } from '#domain/money/yuan.js';
import type { Database, Sql } from '#persistence/database.js';
import { openBalances } from '#persistence/ledger/open-balances.js';
import { accountId } from '#policy/fund-accounts.js';
import { loadPack } from '#policy/load-packs.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import { passStage } from '#persistence/steps/stage-rows.js';
import { accountAt } from '../../api/support/organisation.js';

const city = 'lishui';
const firstMonth = '2022-10';
const plenty = yuan('9000000000.00');
const monthlyActual = '1000.00';
const asked = { kind: 'SYSTEM', ref: 'insurance.expenditureOfLastPeriod' } as const;
const far = `'infinity'::timestamptz`;

/**
 * Months of county plans, opened as the product opens them but started when the benchmark says so.
 * The city's side is written down instead of lived, because only the county's case is measured.
 */
export class PlanMonths {
  private period = month(firstMonth);
  private ready: string[] = [];

  private constructor(private readonly database: Database) {}

  static async prepare(database: Database): Promise<PlanMonths> {
    const { division, funds, reference } = loadPack(city);
    const basis = { valueDate: day('2022-09-20'), clause: 'LS-9.c', pack: reference };
    await database.tx(async (sql) => {
      const balances = funds.map(({ code }) => ({
        account: accountId(division, 'EXP_CITY', code),
        amount: plenty,
      }));
      await openBalances(sql, balances, basis, { at: Date.now(), actor: 'system' });
    });
    return new PlanMonths(database);
  }

  /** So many cases of counties, started now. */
  async next(cases: number): Promise<readonly string[]> {
    await this.stock(cases);
    const ids = this.ready.splice(0, cases);
    await this.database.rows(
      `UPDATE outbox SET next_try_at = now() WHERE kind = 'START' AND workflow_id = ANY ($1)`,
      [ids],
    );
    return ids;
  }

  /** Enough months beforehand, so that opening them is not part of what is measured. */
  async stock(cases: number): Promise<void> {
    while (this.ready.length < cases) await this.open();
  }

  private async open(): Promise<void> {
    const { period, database } = this;
    const pack = loadPack(city);
    const actual = { name: 'actual', value: monthlyActual, source: asked } as const;
    const before: FoundBefore = new Map(
      pack.units.flatMap(({ code: unit }) =>
        pack.funds.map(({ code: fund }) => [caseOfUnit(unit, fund), [actual]] as const),
      ),
    );
    await openCases(new Work(holding(database)), before)({ city, process: 'P11', period });
    const rows = await database.rows<{ id: string }>(
      `SELECT c.id FROM process_case c JOIN unit u ON u.code = c.unit
       WHERE c.period = $1 AND u.level = 'COUNTY_UNIT' ORDER BY c.id`,
      [period],
    );
    this.ready.push(...rows.map(({ id }) => id));
    this.period = addMonths(period, 1);
  }

  /** The city has its money and has paid: two persons of two departments decided so. */
  async appropriate(ids: readonly string[]): Promise<void> {
    await this.database.tx(async (sql) => {
      for (const id of new Set(ids.map(cityCase))) await cityDone(sql, id);
    });
  }
}

/** Cases are opened with their start held back, until it is their turn. */
function holding(database: Database): Database {
  const tx: Database['tx'] = (work) =>
    database.tx(async (sql) => {
      const result = await work(sql);
      await sql.rows(`UPDATE outbox SET next_try_at = ${far} WHERE kind = 'START' AND attempts = 0
        AND sent_at IS NULL`);
      return result;
    });
  return new Proxy(database, {
    get: (target, name): unknown => (name === 'tx' ? tx : Reflect.get(target, name, target)),
  });
}

const cityCase = (id: string): string => {
  const [place = '', process = '', , fund = '', period = ''] = id.split('/');
  return [place, process, loadPack(city).division, fund, period].join('/');
};

const deciders = [
  ['p11.consolidate', '331100.INSURANCE_AGENCY.preparer'],
  ['p11.financeApprove', '331100.FINANCE.approver'],
] as const;

async function cityDone(sql: Sql, caseId: string): Promise<void> {
  const closed = await sql.rows(
    `UPDATE process_case SET finished = true, state = 'APPROPRIATED', closed_at = now()
     WHERE id = $1 AND NOT finished RETURNING id`,
    [caseId],
  );
  if (closed.length === 0) return;
  const at = Date.now();
  const approved = { name: 'appropriated', revision: 1, state: 'APPROPRIATED', outcome: null };
  await passStage(sql, caseId, approved, at);
  const units = loadPack(city).units.filter(({ level }) => level !== 'CITY');
  const value = units.map(({ code }) => ({ code, accepted: monthlyActual }));
  const source = { kind: 'CASE', ref: caseId } as const;
  const grants = { name: 'grants', kind: 'rows', value, source, clause: 'LS-9.c' } as const;
  await writeFacts(sql, { caseId, revision: 1, decisionId: null, at }, [grants]);
  for (const [step, desk] of deciders) {
    await sql.rows(
      `WITH t AS (
         INSERT INTO task (case_id, kind, step, round, title, process, city, unit, fund, period, clause,
           due_at, source, clock, candidate_group, desk_unit, department, post, state, form, decisions,
           opened_at, closed_at, claimed_by)
         SELECT c.id, $2, $2, 1, $2, c.process, c.city, c.unit, c.fund, c.period, c.clause, now(),
           'PROPOSED', '{}', $3, c.unit, split_part($3, '.', 2), split_part($3, '.', 3), 'DONE', '{}', '[]',
           now(), now(), $4
         FROM process_case c WHERE c.id = $1 RETURNING *)
       INSERT INTO decision (id, task_id, case_id, code, form, username, person, office, department,
         post, at, idempotency_key, fingerprint, state)
       SELECT gen_random_uuid(), t.id, t.case_id, 'APPROVE', '{}', a.username, a.person, a.office,
         t.department, t.post, now(), t.id::text, '', 'APPLIED' FROM t, account a WHERE a.username = $4`,
      [caseId, step, desk, accountAt(desk)],
    );
  }
}
