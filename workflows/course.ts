import type { OneStanding, StageResult, TakenBefore } from '#contracts/course.js';
import type { Verdict } from '#contracts/engine.js';
import {
  kitPages,
  type KitPageName,
  type StageName,
  type StageOfPage,
} from '#contracts/process/pages.js';
import type { Verb } from '#contracts/process/stages.js';
import { Desk } from './steps/desk.js';
import { pay } from './steps/pay.js';
import { bank, insurance, own } from './steps/reach.js';

/** The case was stopped at a desk, or ended by one of its stages: the page has nothing more to do. */
class Over extends Error {}

/** `ends`: the case is over with it; `optional`: the city's page may have no such stage. */
interface Taking {
  readonly ends?: boolean;
  readonly optional?: boolean;
}

/** Verbs whose outcome no page branches on: such a stage is taken in one step with the one after it. */
const waited: readonly Verb[] = ['decide', 'hear', 'compute'];

/**
 * The way of one case through the stages of the page it has pinned. A page of TypeScript says in which order
 * they come and what follows from what they came to; each verb takes one stage and answers when it is gone
 * through. The history holds the stages' names and what they came to, nothing of what stands in them.
 */
export class Course<Page extends KitPageName> {
  private readonly desk: Desk;
  private revision = 1;
  /** Stages that the page has come to and whose outcome it does not wait for: they are taken with the next. */
  private readonly before: TakenBefore[] = [];

  private constructor(
    private readonly caseId: string,
    /** Every stage is taken by itself, of those that the city's page has; null: together, whatever it has. */
    private readonly stages: ReadonlySet<string> | null,
    private readonly known: Readonly<Record<string, StageOfPage>> = {},
  ) {
    this.desk = new Desk(caseId);
  }

  /** Follows a page to its end. A case that ends before ends the page. */
  static async follow<Page extends KitPageName>(
    caseId: string,
    page: (course: Course<Page>) => Promise<void>,
  ): Promise<void> {
    const { stages } = await own.courseOf({ caseId });
    const course = new Course<Page>(caseId, new Set(stages));
    try {
      await page(course);
      await own.endCourse({ caseId });
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }

  /**
   * Follows a page to its end in fewer steps: what only records, pays or collects is taken together with the
   * stage after it, in one transaction where nothing has to be waited for.
   */
  static async together<Page extends KitPageName>(
    name: Page,
    caseId: string,
    page: (course: Course<Page>) => Promise<void>,
  ): Promise<void> {
    const course = new Course<Page>(caseId, null, kitPages[name].stages);
    try {
      await page(course);
      const last = course.before.pop();
      if (last) await course.take(last.stage, { ends: true, optional: last.optional ?? false });
      else await own.endCourse({ caseId });
    } catch (error) {
      if (!(error instanceof Over)) throw error;
    }
  }

  /** From here on with new figures: stages that were gone through are taken anew. */
  again(): void {
    this.revision += 1;
  }

  readonly fetch = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly compute = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly hear = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly decide = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly record = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly pay = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);
  readonly collect = (stage: StageName<Page>): Promise<StageResult> => this.come(stage);

  /** A stage that the city's page may leave out; undefined: it does, or nothing follows from it. */
  async perhaps(stage: StageName<Page>): Promise<StageResult | undefined> {
    if (this.stages) return this.stages.has(stage) ? this.take(stage) : undefined;
    const { left, ...result } = await this.come(stage, true);
    return left ? undefined : result;
  }

  private async come(stage: StageName<Page>, optional = false): Promise<StageResult> {
    const isWaited = this.known[stage]?.verbs.some((verb) => waited.includes(verb)) ?? true;
    if (isWaited) return this.take(stage, { optional });
    this.before.push({ stage, revision: this.revision, ...(optional && { optional }) });
    return {};
  }

  private async take(stage: string, how: Taking = {}): Promise<StageResult> {
    for (let verdict: Verdict | undefined; ;) {
      const standing = await this.standing(stage, how, verdict);
      if (standing.over) throw new Over();
      if (standing.passed) {
        this.before.length = 0;
        return standing.passed;
      }
      if (standing.fetches) {
        await insurance.fetchFigures({ caseId: this.caseId, ...standing.fetches });
        verdict = undefined;
        continue;
      }
      if (standing.vouchers) {
        await bank.postVouchers({ caseId: this.caseId });
        verdict = undefined;
        continue;
      }
      if (standing.pays) {
        this.desk.beginAfter(standing.rounds ?? []);
        for (const code of standing.pays) {
          await pay(this.desk, this.caseId, code, 'transfer.awaitFunds');
        }
        verdict = undefined;
        continue;
      }
      verdict = await this.desk.hold(standing.asks, standing.wait?.ms);
    }
  }

  private standing(
    stage: string,
    { ends, optional }: Taking,
    verdict: Verdict | undefined,
  ): Promise<OneStanding> {
    const { caseId, revision, before } = this;
    return own.takeOne({
      caseId,
      stage,
      revision,
      ...(verdict && { after: verdict.decisionId }),
      ...(before.length > 0 && { before: [...before] }),
      ...(ends && { ends }),
      ...(optional && { optional }),
    });
  }
}
