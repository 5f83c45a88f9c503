import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { StepRequest } from '#contracts/cases.js';
import type { Asked } from '#contracts/escalation.js';
import { decide, notice, type Notice, type Verdict } from '#contracts/engine.js';
import { FailureCode } from '#contracts/failures.js';
import { own } from './reach.js';

type About = Pick<StepRequest, 'after' | 'transfer'>;

/**
 * A case's one counter to people: it puts a step before a desk and waits for the decision.
 * Rounds are counted here, so a case that is rebuilt asks the same questions in the same order
 * and hears what was decided long ago.
 */
export class Desk {
  /** Steps that stand before their desks, with their rounds. */
  private readonly open = new Map<string, number>();
  private readonly verdicts: Verdict[] = [];
  private over = false;
  private readonly heard: Notice[] = [];
  private readonly rounds = new Map<string, number>();

  constructor(private readonly caseId: string) {
    setHandler(decide, this.take, { validator: this.mustBeOpen });
    setHandler(notice, (word) => void this.heard.push(word));
  }

  /** The step asked last was taken off its desk before this run began. */
  get withdrawn(): boolean {
    return this.over;
  }

  /** The desk's decision; undefined when the step's time is up and nobody has decided. */
  async ask(step: string, about: About = {}): Promise<Verdict | undefined> {
    const decided = await this.put(step, about);
    if (this.over) return undefined;
    return typeof decided === 'object' ? this.settle(decided) : this.hearDecision(decided);
  }

  /**
   * Exactly these steps stand before their desks. The first decision on one of them; undefined when
   * word came, or the time is up. Rounds are the caller's, who reads them from PostgreSQL.
   */
  async offer(asks: readonly Asked[], ms?: number): Promise<Verdict | undefined> {
    this.keepOnly(asks);
    for (const { step, round } of asks) {
      this.open.set(step, round);
      const { decided } = await own.openStep({ caseId: this.caseId, step, round });
      if (decided) return this.settle(decided);
    }
    return this.hear(ms);
  }

  /** As `offer`, of steps that stand before their desks already; nobody has decided them yet. */
  async hold(asks: readonly Asked[], ms?: number): Promise<Verdict | undefined> {
    this.keepOnly(asks);
    for (const { step, round } of asks) this.open.set(step, round);
    return this.hear(ms);
  }

  /** The first decision; undefined when word came, or the time is up. */
  private async hear(ms?: number): Promise<Verdict | undefined> {
    const came = () => this.verdicts.length > 0 || this.heard.length > 0;
    if (ms === undefined) await condition(came);
    else await condition(came, ms);
    this.heard.length = 0;
    return this.first();
  }

  /** As `ask`, but word from another case or the bank ends the wait as well. */
  async askOrHear(step: string, about: About = {}): Promise<Verdict | undefined> {
    const decided = await this.put(step, about);
    if (typeof decided === 'object') return this.settle(decided);
    await condition(() => this.verdicts.length > 0 || this.heard.length > 0);
    this.heard.length = 0;
    return this.first();
  }

  /** Waits on for a decision that PostgreSQL has already and the engine has not heard yet. */
  async hearDecision(ms?: number): Promise<Verdict | undefined> {
    const came = () => this.verdicts.length > 0;
    if (ms === undefined) await condition(came);
    else await condition(came, ms);
    return this.first();
  }

  /** Waits until another case, or the bank's statement, has sent word. What it says stands in PostgreSQL. */
  async hearNotice(): Promise<void> {
    await condition(() => this.heard.length > 0);
    this.heard.length = 0;
  }

  /** Steps that were asked in an earlier run of the case go on with the round after. */
  beginAfter(asked: readonly Asked[]): void {
    for (const { step, round } of asked) this.rounds.set(step, round);
  }

  /** The question is no longer put; asking the step again is a new round. */
  withdraw(): void {
    this.open.clear();
  }

  private async put(step: string, about: About): Promise<Verdict | number | undefined> {
    let round = this.open.get(step);
    if (round === undefined) {
      round = (this.rounds.get(step) ?? 0) + 1;
      this.rounds.set(step, round);
      this.keepOnly([]); // one question at a time; what comes for another step answers nothing
      this.open.set(step, round);
    }
    const opened = await own.openStep({ caseId: this.caseId, step, round, ...about });
    this.over = opened.withdrawn ?? false;
    return opened.decided ?? opened.wait?.ms;
  }

  private keepOnly(asks: readonly Asked[]): void {
    for (const [step, round] of this.open) {
      if (!asks.some((each) => each.step === step && each.round === round)) this.open.delete(step);
    }
    this.verdicts.splice(0, Infinity, ...this.verdicts.filter(this.isOpen));
  }

  private first(): Verdict | undefined {
    const [verdict] = this.verdicts;
    return verdict && this.settle(verdict);
  }

  private settle(verdict: Verdict): Verdict {
    this.open.delete(verdict.step);
    this.verdicts.splice(0, Infinity, ...this.verdicts.filter(this.isOpen));
    return verdict;
  }

  private readonly isOpen = ({ step, round }: Verdict): boolean => this.open.get(step) === round;

  private readonly take = (verdict: Verdict): void => {
    this.verdicts.push(verdict);
  };

  /** What is turned away here leaves no trace in the history. */
  private readonly mustBeOpen = (verdict: Verdict): void => {
    const heard = this.verdicts.some(({ step }) => step === verdict.step);
    if (this.isOpen(verdict) && !heard) return;
    throw ApplicationFailure.nonRetryable('This step is closed', FailureCode.StepClosed);
  };
}
