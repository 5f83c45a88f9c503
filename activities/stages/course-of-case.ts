import type { StageResult } from '#contracts/course.js';
import type { Stage } from '#contracts/process/stages.js';
import { kindOfCase } from '#policy/case-kind.js';
import { pageOfFund } from '#policy/process/page-of-fund.js';
import type { Page } from '#policy/process/read.js';
import type { PageCase } from '#policy/schema/page.schema.js';
import type { AnswerRow } from '#persistence/steps/answer-rows.js';
import { unitOfCase, type CaseWork } from '../work.js';

/** The page that a case runs, of the version it has pinned, and what stands there under its kind. */
export interface CourseOfCase {
  readonly page: Page;
  readonly kind: string;
  readonly of: PageCase;
  readonly stages: readonly Stage[];
}

export function courseOf(at: CaseWork): CourseOfCase {
  const page = pageOfFund(at.pack, at.row.process, at.row.fund);
  const { level } = unitOfCase(at);
  const kinds = Object.entries(page?.law.cases ?? {}).map(([kind, of]) => ({ ...of, kind, of }));
  const found = kindOfCase(kinds, level, at.row.stream);
  if (!page || !found) throw new Error(`No page of ${at.row.pack} runs ${at.row.id}`);
  const { kind, of } = found;
  return { page, kind, of, stages: of.stages };
}

/** The cases of a kind beside this one: same process, fund and period, of the kind's own stream. */
export const casesBeside = ({ pack, row }: CaseWork, of: PageCase | undefined): readonly string[] =>
  pack.units
    .filter(({ level }) => of?.levels.includes(level))
    .map(({ code }) => [row.city, streamed(row.process, of), code, row.fund, row.period].join('/'));

const streamed = (process: string, of: PageCase | undefined): string =>
  of?.stream ? `${process}-${of.stream}` : process;

/** A stage as one case takes it: its name, and how often the case has gone through its figures. */
export interface StageTaken {
  readonly stage: Stage;
  readonly revision: number;
  readonly answers: readonly AnswerRow[];
}

/**
 * What became of a stage: it is gone through, perhaps to a state of the case and with an outcome that a page
 * branches on; the case is stopped; the case has ended in a state; or it waits.
 */
export type StageOutcome =
  | {
      readonly became: 'PASSED';
      readonly state: string | null;
      readonly outcome?: StageResult;
    }
  | { readonly became: 'STOPPED' }
  | { readonly became: 'ENDED'; readonly state: string }
  /** What the case has worked out rests on a reading that the city has not adopted: it begins again, in the next revision. */
  | { readonly became: 'AGAIN' }
  | {
      readonly became: 'WAITS';
      readonly asks: readonly { readonly step: string; readonly round: number }[];
      readonly wait?: { readonly ms: number };
      /** Figures of outside systems are missing: an activity on their queue gets them (fetchFigures). */
      readonly fetches?: true;
      /** Transfers of the page that are not posted yet, by their codes. */
      readonly pays?: readonly string[];
      /** Finance has a voucher still to book (postVouchers). */
      readonly vouchers?: true;
      /** How often the steps of payments were asked about other transfers. */
      readonly rounds?: readonly { readonly step: string; readonly round: number }[];
    };

/** Nothing to ask and nothing to do till word comes from elsewhere. */
export const waitsForWord: StageOutcome = { became: 'WAITS', asks: [] };
