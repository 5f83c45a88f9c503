import type { Book } from '#domain/ledger/books.js';
import { moveInBooks } from '#persistence/books/move-in-books.js';
import { writeFacts } from '#persistence/facts/write-facts.js';
import { loadPack } from '#policy/load-packs.js';
import { personAtDesk } from '../processes/support/play.js';
import type { TaskBody } from './caller.js';
import type { City } from './city.js';
import { untilTrue } from './until.js';

export type Row = Readonly<Record<string, unknown>>;

interface Kept {
  readonly revision: number;
  readonly input: object;
  readonly result: { readonly units: readonly Row[] };
}

/** A settlement over all units of a city, as its people and PostgreSQL see it. */
export class Settlement {
  constructor(
    private readonly city: City,
    private readonly of: {
      readonly city: string;
      readonly division: string;
      readonly fund: string;
      readonly period: string;
    },
  ) {}

  caseId(unit: string = this.of.division): string {
    const { city, fund, period } = this.of;
    return `${city}/P19/${unit}/${fund}/${period}`;
  }

  /** The open task of a step, as the person at its desk reads it. */
  async task(desk: string, step: string, caseId: string): Promise<TaskBody> {
    const { database } = this.city.instance;
    const open = (): Promise<{ id: string }[]> =>
      database.rows<{ id: string }>(
        `SELECT id FROM task WHERE case_id = $1 AND step = $2 AND state IN ('OPEN', 'CLAIMED')`,
        [caseId, step],
      );
    await untilTrue(async () => (await open()).length > 0).catch(() => {
      throw new Error(`${step} of ${caseId} never came`);
    });
    const person = await this.city.as(await personAtDesk(this.city, desk));
    return (await person.get<TaskBody>(`/tasks/${(await open())[0]?.id}`)).body;
  }

  /** The person at a desk answers a step with what stands in its form, changed by `change`. */
  async answer(
    desk: string,
    step: string,
    caseId: string,
    change: (form: Row) => Row = () => ({}),
    said: Row = {},
  ): Promise<void> {
    const { id, form } = await this.task(desk, step, caseId);
    const person = await this.city.as(await personAtDesk(this.city, desk));
    const changed = change(form.values);
    const filled = Object.keys(changed).length > 0 ? { form: { ...form.values, ...changed } } : {};
    const { status, body } = await person.decide(id, { ...filled, ...said });
    if (status !== 200) throw new Error(`${step}: ${JSON.stringify(body)}`);
    await this.city.applied(person, String(body['decisionId']));
  }

  async comesTo(state: string, caseId = this.caseId()): Promise<void> {
    await untilTrue(async () => (await this.standing(caseId)).state === state).catch(async () => {
      throw new Error(`${caseId} is ${JSON.stringify(await this.standing(caseId))}`);
    });
  }

  async standing(caseId = this.caseId()): Promise<{ state: string; waitsFor: string | null }> {
    const [row] = await this.city.instance.database.rows<{ state: string; waitsFor: string }>(
      'SELECT state, waiting_for AS "waitsFor" FROM process_case WHERE id = $1',
      [caseId],
    );
    return row ?? { state: '', waitsFor: null };
  }

  /** How often each unit was asked a step: `130402 1`. */
  async asked(step: string): Promise<readonly string[]> {
    const { city, fund } = this.of;
    const rows = await this.city.instance.database.rows<{ unit: string; round: number }>(
      `SELECT unit, round FROM task WHERE city = $1 AND step = $2 AND fund = $3 ORDER BY unit, round`,
      [city, step, fund],
    );
    return rows.map(({ unit, round }) => `${unit} ${round}`);
  }

  computations(): Promise<Kept[]> {
    return this.city.instance.database.rows<Kept>(
      'SELECT revision, input, result FROM computation WHERE case_id = $1 ORDER BY revision',
      [this.caseId()],
    );
  }

  /** What an item moved in the books: `RISK_CONTRIB 130401 -3000000.00`. */
  async booked(item: string): Promise<readonly string[]> {
    const { city, fund } = this.of;
    const rows = await this.city.instance.database.rows<{ line: string }>(
      `SELECT book || ' ' || unit || ' ' || sum(amount)::numeric(20,2) AS line FROM book_line
        WHERE city = $1 AND fund = $2 AND item = $3 GROUP BY book, unit ORDER BY book, unit`,
      [city, fund, item],
    );
    return rows.map(({ line }) => line);
  }

  /** Money that the books already hold on a day. */
  async seed(valueDate: string, parts: readonly [Book, string, string][]): Promise<void> {
    const { city, division, fund } = this.of;
    const caseId = this.caseId();
    const at = Date.parse(`${valueDate}T10:00:00+08:00`);
    const source = { kind: 'SYSTEM', ref: 'seed' } as const;
    const fact = { name: 'seed', kind: 'yuan', value: '1.00', source, clause: null } as const;
    await this.city.instance.database.tx(async (sql) => {
      await writeFacts(sql, { caseId, revision: 1, decisionId: null, at }, [fact]);
      const pack = loadPack(city).reference;
      const moves = parts.map(([book, unit, amount]) => ({
        from: { book: 'POOLED_FUND' as const, unit: division },
        to: { book, unit },
        item: 'CLOSING',
        amount,
        year: Number(valueDate.slice(0, 4)),
        clause: null,
        reason: { fact: 'seed', revision: 1 },
      }));
      const refused = await moveInBooks(sql, { city, fund, caseId, pack, valueDate }, moves, at);
      if (refused) throw new Error(refused.short);
    });
  }
}
