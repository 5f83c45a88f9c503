import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import type { StepRequest } from '#contracts/cases.js';
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
  private open: { readonly step: string; readonly round: number } | undefined;
  private verdict: Verdict | undefined;
  private readonly heard: Notice[] = [];
  private readonly rounds = new Map<string, number>();

  constructor(private readonly caseId: string) {
    setHandler(decide, this.take, { validator: this.mustBeOpen });
    setHandler(notice, (word) => void this.heard.push(word));
  }

  /** The desk's decision; undefined when the step's time is up and nobody has decided. */
  async ask(step: string, about: About = {}): Promise<Verdict | undefined> {
    const decided = await this.put(step, about);
    return typeof decided === 'object' ? this.settle(decided) : this.hearDecision(decided);
  }

  /** As `ask`, but word from another case or the bank ends the wait as well. */
  async askOrHear(step: string, about: About = {}): Promise<Verdict | undefined> {
    const decided = await this.put(step, about);
    if (typeof decided === 'object') return this.settle(decided);
    await condition(() => this.verdict !== undefined || this.heard.length > 0);
    this.heard.length = 0;
    return this.verdict && this.settle(this.verdict);
  }

  /** Waits on for a decision that PostgreSQL has already and the engine has not heard yet. */
  async hearDecision(ms?: number): Promise<Verdict | undefined> {
    const came = () => this.verdict !== undefined;
    if (ms === undefined) await condition(came);
    else await condition(came, ms);
    return this.verdict && this.settle(this.verdict);
  }

  /** Waits until another case, or the bank's statement, has sent word. What it says stands in PostgreSQL. */
  async hearNotice(): Promise<void> {
    await condition(() => this.heard.length > 0);
    this.heard.length = 0;
  }

  /** The question is no longer put; asking the step again is a new round. */
  withdraw(): void {
    this.open = undefined;
  }

  private async put(step: string, about: About): Promise<Verdict | number | undefined> {
    if (this.open?.step !== step) {
      const round = (this.rounds.get(step) ?? 0) + 1;
      this.rounds.set(step, round);
      this.verdict = undefined; // one that came after its step was over answers no other step
      this.open = { step, round };
    }
    const opened = await own.openStep({ caseId: this.caseId, ...this.open, ...about });
    return opened.decided ?? opened.wait?.ms;
  }

  private settle(verdict: Verdict): Verdict {
    this.open = undefined;
    this.verdict = undefined;
    return verdict;
  }

  private readonly take = (verdict: Verdict): void => {
    this.verdict = verdict;
  };

  /** What is turned away here leaves no trace in the history. */
  private readonly mustBeOpen = ({ step, round }: Verdict): void => {
    if (this.open?.step === step && this.open.round === round && !this.verdict) return;
    throw ApplicationFailure.nonRetryable('This step is closed', FailureCode.StepClosed);
  };
}
