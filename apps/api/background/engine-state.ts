import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { timeSkippingAvailable } from '#engine/fast-forward.js';
import { activityOf } from '#engine/idle.js';
import { workerSeen } from '#engine/worker-seen.js';
import type { Standing } from './case-watch.js';

/** What keeps the instance from its full work, in plain words; `/readyz` shows it. */
export interface EngineProblem {
  readonly code:
    | 'TEMPORAL_DOWN'
    | 'ENGINE_LOST'
    | 'CASES_LOST'
    | 'CASES_STUCK'
    | 'WORKER_DOWN'
    | 'LAW_MISSING'
    | 'CLOCK_CANNOT_MOVE';
  readonly zh: string;
  readonly en: string;
}

const down: EngineProblem = {
  code: 'TEMPORAL_DOWN',
  zh: '流程引擎暂不可用：办理照常受理，恢复后自动继续',
  en: 'The engine is down: decisions are taken and go on when it is back',
};
const lost: EngineProblem = {
  code: 'ENGINE_LOST',
  zh: '流程引擎不认识在办事项（数据丢失）：请运行 npx tongchou recover',
  en: 'The engine does not know the open cases, it has lost its data: run npx tongchou recover',
};
const noWorker: EngineProblem = {
  code: 'WORKER_DOWN',
  zh: '后台处理进程未运行：办理照常受理，恢复后自动继续',
  en: 'No worker is at work: decisions are taken and go on when it is back',
};
const cannotMove: EngineProblem = {
  code: 'CLOCK_CANNOT_MOVE',
  zh: '此引擎不能跳过时间，业务时钟不能拨动；请启用 frontend.WorkflowTimeSkippingEnabled（服务器 1.32 及以上）',
  en: 'This engine cannot skip time, so the business clock cannot be moved; enable frontend.WorkflowTimeSkippingEnabled (server 1.32 or newer)',
};

/** So many are named; the log and `recover` have them all. */
const named = 5;

const firstOf = (ids: readonly string[], more: string): string =>
  ids.slice(0, named).join(', ') + (ids.length > named ? more : '');

const notUnderWay = ({ lost: gone, stuck }: Standing): EngineProblem[] => [
  ...(gone.length === 0
    ? []
    : [
        {
          code: 'CASES_LOST' as const,
          zh: `${gone.length} 项在办事项在流程引擎中没有运行（${firstOf(gone, ' 等')}）：请运行 npx tongchou recover`,
          en: `${gone.length} open cases do not run in the engine (${firstOf(gone, ' …')}): run npx tongchou recover`,
        },
      ]),
  ...(stuck.length === 0
    ? []
    : [
        {
          code: 'CASES_STUCK' as const,
          zh: `${stuck.length} 项在办事项在流程引擎中无法继续（${firstOf(stuck, ' 等')}）：请运行 npx tongchou recover`,
          en: `${stuck.length} open cases cannot go on in the engine (${firstOf(stuck, ' …')}): run npx tongchou recover`,
        },
      ]),
];

const rememberMs = 2_000;
const patienceMs = 1_500;

/** How the engine is, asked at most every two seconds. */
export class EngineState {
  private told: { readonly at: number; readonly problems: Promise<EngineProblem[]> } | undefined;

  constructor(
    private readonly client: Client,
    private readonly movable: () => Promise<boolean>,
    private readonly caseInEngine: () => Promise<string | undefined>,
    /** What open cases go by and is not here: then no worker begins. */
    private readonly lawsMissing: () => Promise<readonly Omit<EngineProblem, 'code'>[]>,
    private readonly watch: { readonly standing: Standing },
  ) {}

  /** What the last comparison of open cases with the engine found. */
  get standing(): Standing {
    return this.watch.standing;
  }

  problems(): Promise<EngineProblem[]> {
    if (!this.told || Date.now() - this.told.at > rememberMs) {
      this.told = { at: Date.now(), problems: this.askInTime() };
    }
    return this.told.problems;
  }

  /** Whoever asks whether we are ready should not wait for somebody who is not. */
  private async askInTime(): Promise<EngineProblem[]> {
    const late = pause(patienceMs, [down], { ref: false });
    return Promise.race([this.ask().catch(() => [down]), late]);
  }

  private async ask(): Promise<EngineProblem[]> {
    const known = await this.caseInEngine();
    if (known !== undefined && (await activityOf(this.client, known)) === 'absent') return [lost];
    const working = await workerSeen(this.client);
    const stands = (await this.movable()) && !(await timeSkippingAvailable(this.client));
    return [
      ...notUnderWay(this.watch.standing),
      ...(working ? [] : [noWorker, ...(await this.whyNone())]),
      ...(stands ? [cannotMove] : []),
    ];
  }

  /** A worker that cannot carry the open cases on has ended, and its log says so; here it is said to whoever asks. */
  private async whyNone(): Promise<EngineProblem[]> {
    return (await this.lawsMissing()).map((words) => ({ code: 'LAW_MISSING', ...words }));
  }
}
