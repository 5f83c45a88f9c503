import type { OneStanding, StageResult } from '#contracts/course.js';
import type { Verdict } from '#contracts/engine.js';
import type { KitPageName, StageName } from '#contracts/process/pages.js';
import { Desk } from './steps/desk.js';
import { pay } from './steps/pay.js';
import { bank, insurance, own } from './steps/reach.js';

/** The case was stopped at a desk, or ended by one of its stages: the page has nothing more to do. */
class Over extends Error {}

/**
 * The way of one case through the stages of the page it has pinned. A page of TypeScript says in which order
 * they come and what follows from what they came to; each verb takes one stage and answers when it is gone
 * through. The history holds the stages' names and what they came to, nothing of what stands in them.
 */
export class Course<Page extends KitPageName> {
  private readonly desk: Desk;
  private revision = 1;

  private constructor(
    private readonly caseId: string,
    private readonly stages: ReadonlySet<string>,
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

  /** Whether the city's page has the stage; a page asks before it takes one that a city may leave out. */
  has(stage: StageName<Page>): boolean {
    return this.stages.has(stage);
  }

  /** From here on with new figures: stages that were gone through are taken anew. */
  again(): void {
    this.revision += 1;
  }

  readonly fetch = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly compute = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly hear = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly decide = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly record = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly pay = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);
  readonly collect = (stage: StageName<Page>): Promise<StageResult> => this.take(stage);

  /** A stage that the city's page may leave out; undefined: it does. */
  async perhaps(stage: StageName<Page>): Promise<StageResult | undefined> {
    return this.has(stage) ? this.take(stage) : undefined;
  }

  private async take(stage: StageName<Page>): Promise<StageResult> {
    for (let verdict: Verdict | undefined; ;) {
      const standing = await this.standing(stage, verdict);
      if (standing.over) throw new Over();
      if (standing.passed) return standing.passed;
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

  private standing(stage: string, verdict: Verdict | undefined): Promise<OneStanding> {
    const { caseId, revision } = this;
    const after = verdict && { after: verdict.decisionId };
    return own.takeOne({ caseId, stage, revision, ...after });
  }
}
