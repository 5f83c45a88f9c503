import type { AuditLine } from './audit/append-audit.js';
import type { Sql } from './database.js';
import type { HeardNow } from './steps/answer-rows.js';
import type { PassedStage } from './steps/stage-rows.js';
import { writeTogether } from './write-together.js';

/** Where a case stands, and for whom or what it waits when nobody holds a task of it. */
export interface Standing {
  readonly state: string;
  readonly waitingFor: string | null;
}

/** What is new of the case that a transaction holds. */
export interface News {
  readonly stands: Standing;
  /** When it wakes, where that is new; both instants are milliseconds since 1970. */
  readonly wakes: { readonly at: number; readonly since: number } | null;
  /** What its chains have heard. */
  readonly answers: readonly HeardNow[];
  /** The stages that it has gone through. */
  readonly passed: readonly PassedStage[];
  /** Decisions that it has acted on. */
  readonly applied: readonly { readonly id: string; readonly at: Date }[];
}

/** A case that is held: what is new of it, and how its row says that it stands. */
interface Held extends News {
  readonly id: string;
  readonly row: Standing;
}

/** What a transaction writes together. */
interface Gathered {
  readonly lines: readonly AuditLine[];
  readonly held: Held | null;
}

const nothing: Gathered = { lines: [], held: null };
const noNews = { wakes: null, answers: [], passed: [], applied: [] };
const open = new WeakMap<Sql, Gathered>();

/**
 * A transaction whose trail, and what it says of the case that it holds, are written together when `work` is
 * done: many small changes of one case are one statement.
 */
export async function gathering<Result>(sql: Sql, work: () => Promise<Result>): Promise<Result> {
  open.set(sql, nothing);
  const result = await work();
  await writeGathered(sql);
  open.delete(sql);
  return result;
}

/** Adds a line to the trail; false: this transaction gathers nothing. */
export function gatherLine(sql: Sql, line: AuditLine): boolean {
  const gathered = open.get(sql);
  if (gathered) open.set(sql, { ...gathered, lines: [...gathered.lines, line] });
  return gathered !== undefined;
}

/** From here on the transaction holds this case. */
export function gatherFor(sql: Sql, id: string, row: Standing): void {
  const gathered = open.get(sql);
  if (gathered) open.set(sql, { ...gathered, held: { id, row, stands: row, ...noNews } });
}

/** Adds what is new of the case that is held, and answers what was before; undefined: this one is not. */
export function gatherOf(
  sql: Sql,
  id: string,
  change: (before: News) => Partial<News>,
): News | undefined {
  const gathered = open.get(sql);
  if (gathered?.held?.id !== id) return undefined;
  open.set(sql, { ...gathered, held: { ...gathered.held, ...change(gathered.held) } });
  return gathered.held;
}

/** Adds to what a case has come through: with all that is new of it, where it is held, else at once. */
export async function addToCourse(
  sql: Sql,
  caseId: string,
  {
    answers = [],
    passed = [],
    applied = [],
  }: Partial<Pick<News, 'answers' | 'passed' | 'applied'>>,
): Promise<void> {
  const held = gatherOf(sql, caseId, (before) => ({
    answers: [...before.answers, ...answers],
    passed: [...before.passed, ...passed],
    applied: [...before.applied, ...applied],
  }));
  if (held) return;
  const only = { lines: [], standing: null, closedAt: null, wakes: null };
  await writeTogether(sql, { caseId, ...only, answers, passed, applied });
}

/** Remembers what is gathered by now; the function answered goes back to it, when the database does. */
export function gatheredSoFar(sql: Sql): () => void {
  const gathered = open.get(sql);
  return () => void (gathered && open.set(sql, gathered));
}

/**
 * Writes what is gathered by now. Whoever must see it in the same transaction asks for it first; `closedAt`: the
 * case that is held is over, and others may look for that.
 */
export async function writeGathered(sql: Sql, closedAt: Date | null = null): Promise<void> {
  const { lines, held } = open.get(sql) ?? nothing;
  const { row, stands, wakes, answers, passed, applied } = { ...noNews, ...held };
  const moved = row?.state !== stands?.state || row?.waitingFor !== stands?.waitingFor;
  const standing = (moved || closedAt !== null) && stands ? stands : null;
  const some = [lines, answers, passed, applied].some(({ length }) => length > 0);
  if (!some && !standing && !wakes) return;
  const caseId = held?.id ?? null;
  await writeTogether(sql, { caseId, lines, standing, closedAt, wakes, answers, passed, applied });
  open.set(sql, { lines: [], held: held && { ...held, row: held.stands, ...noNews } });
}
