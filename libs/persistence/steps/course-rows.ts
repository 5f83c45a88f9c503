import type { Sql } from '../database.js';
import type { WrittenFact } from '../facts/read-facts.js';
import type { FrozenDuty } from '../obligations/frozen-duty.js';
import type { AnswerRow } from './answer-rows.js';
import type { DecisionRow } from './decision-rows.js';
import type { PassedStage } from './stage-rows.js';

/** A task of a case, as far as the case must know which questions it has asked. */
export interface AskedTask {
  readonly id: string;
  readonly step: string;
  readonly round: number;
  readonly transferKey: string | null;
  /** It stood before its desk when the case was taken; since then somebody may have decided it. */
  readonly isOpen: boolean;
}

/** What a case that is held has come through so far. Whoever adds to it in the transaction adds it here too. */
export interface CaseCourse {
  /** Everything its chains have heard, in the order in which they heard it. */
  answers: readonly AnswerRow[];
  /** Every stage that it has gone through. */
  passed: readonly PassedStage[];
  /** What people decided and no step has acted on yet, oldest first. */
  unapplied: readonly DecisionRow[];
  /** The days of its duties, as they were written down. */
  duties: readonly (FrozenDuty & { readonly code: string; readonly stage: number })[];
  /** Since when it has been asked by another case, in which revision of its own. */
  readonly hearings: readonly { readonly revision: number; readonly at: Date }[];
  tasks: readonly AskedTask[];
  /** What it knows, by name: of each fact the newest. */
  facts: ReadonlyMap<string, WrittenFact>;
  /** The transfers of which an order has been paid, by their codes. */
  readonly paid: readonly string[];
  /** A person opened it. */
  readonly byHand: boolean;
}

/** The same as `course_of` gives it: instants are text, and what there is nothing of is null. */
export type CourseJson = { readonly facts: readonly WrittenFact[] | null } & {
  readonly [
    Part in Exclude<keyof CaseCourse, 'facts'>
  ]: CaseCourse[Part] extends readonly (infer Row)[] ? readonly Row[] | null : CaseCourse[Part];
};

const withInstant = <Row extends { readonly at: Date }>(rows: readonly Row[] | null): Row[] =>
  (rows ?? []).map((row) => ({ ...row, at: new Date(row.at) }));

export const courseFrom = (json: CourseJson): CaseCourse => ({
  answers: withInstant(json.answers),
  passed: withInstant(json.passed),
  unapplied: withInstant(json.unapplied),
  duties: json.duties ?? [],
  hearings: withInstant(json.hearings),
  tasks: json.tasks ?? [],
  facts: new Map((json.facts ?? []).map((fact) => [fact.name, fact])),
  paid: json.paid ?? [],
  byHand: json.byHand,
});

/** What a case has come through; it is held. */
export async function readCourse(sql: Sql, caseId: string): Promise<CaseCourse> {
  const [row] = await sql.rows<{ course: CourseJson }>('SELECT course_of($1) AS course', [caseId]);
  if (!row) throw new Error(`There is no case ${caseId}`);
  return courseFrom(row.course);
}
