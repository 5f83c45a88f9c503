import type { Sql } from '#persistence/database.js';
import { answersOf, hearAnswer, type AnswerRow } from '#persistence/steps/answer-rows.js';
import { passStage, passedStages, type PassedStage } from '#persistence/steps/stage-rows.js';
import type { CaseWork } from '../work.js';

/** What is read of a case once in a transaction: the case is held, so nobody else changes it meanwhile. */
class Once<Value> {
  private readonly held = new WeakMap<Sql, Map<string, Promise<Value>>>();

  constructor(private readonly read: (sql: Sql, caseId: string) => Promise<Value>) {}

  of({ sql, row }: CaseWork): Promise<Value> {
    const inside = this.held.get(sql) ?? new Map<string, Promise<Value>>();
    this.held.set(sql, inside);
    const known = inside.get(row.id) ?? this.read(sql, row.id);
    inside.set(row.id, known);
    return known;
  }

  forget({ sql, row }: CaseWork): void {
    this.held.get(sql)?.delete(row.id);
  }
}

const answers = new Once<readonly AnswerRow[]>(answersOf);
const passed = new Once<PassedStage[]>(passedStages);

/** Everything the chains of the case have heard, in the order in which they heard it. */
export const answersIn = (at: CaseWork): Promise<readonly AnswerRow[]> => answers.of(at);

/** Adds what the case's chains hear now. */
export async function keepAnswer(
  at: CaseWork,
  answer: Parameters<typeof hearAnswer>[2],
): Promise<void> {
  await hearAnswer(at.sql, at.row.id, answer);
  answers.forget(at);
}

/** The stages that the case has gone through in a revision, by their names. */
export async function stagesIn(
  at: CaseWork,
  revision: number,
): Promise<ReadonlyMap<string, PassedStage>> {
  const all = await passed.of(at);
  return new Map(
    all.flatMap((each) => (each.revision === revision ? [[each.name, each] as const] : [])),
  );
}

/** The case has gone through a stage. */
export async function keepPassed(at: CaseWork, stage: Omit<PassedStage, 'at'>): Promise<void> {
  await passStage(at.sql, at.row.id, stage, at.now);
  (await passed.of(at)).push({ ...stage, at: new Date(at.now) });
}

/** The state that stages brought last, in whichever revision; of one instant that of the later stage of `inOrder`. */
export async function lastStateIn(
  at: CaseWork,
  inOrder: readonly string[],
): Promise<string | undefined> {
  const stated = (await passed.of(at)).filter(
    ({ name, state }) => state !== null && inOrder.includes(name),
  );
  const newest = stated.reduce<PassedStage | undefined>(
    (best, each) => (best && compared(best, each, inOrder) > 0 ? best : each),
    undefined,
  );
  return newest?.state ?? undefined;
}

const compared = (a: PassedStage, b: PassedStage, inOrder: readonly string[]): number =>
  a.at.getTime() - b.at.getTime() ||
  a.revision - b.revision ||
  inOrder.indexOf(a.name) - inOrder.indexOf(b.name);
