import { endOfLog } from './child-log.js';
import type { ChildDeath } from './child.js';
import type { ChildSpec, ProcessName } from './child-spec.js';
import { Supervised, type Surroundings } from './supervised.js';
import { StartProblem } from '#tools/start-problem.mjs';

/** A need that was down this short a while ago may still be what killed its dependant. */
const aftermath = 30_000;
const stageLimit = 15_000;

export interface SupervisorOptions {
  readonly logs: string;
  readonly mark: string;
  readonly changed: () => void;
  readonly gaveUp: (spec: ChildSpec, death: ChildDeath) => void;
  /** Deaths are not counted while the disk of the instance is full. */
  readonly diskIsFull?: () => boolean;
}

/** Keeps every process of the instance alive until it is told to stop. */
export class Supervisor {
  private readonly children = new Map<ProcessName, Supervised>();
  private readonly around: Surroundings;
  private stopping = false;

  constructor(private readonly options: SupervisorOptions) {
    this.around = {
      ...options,
      diskIsFull: options.diskIsFull ?? (() => false),
      needIsDown: (spec) => this.needIsDown(spec),
      needsAreReady: (spec) => spec.needs.every((name) => this.children.get(name)?.ready ?? true),
    };
  }

  async start(spec: ChildSpec): Promise<void> {
    if (this.stopping) throw new Error('stopping');
    const child = new Supervised(spec, this.around);
    this.children.set(spec.name, child);
    try {
      await child.start();
      if (this.stopping) throw new Error('stopping');
    } catch (error) {
      const log = endOfLog(this.options.logs, spec.name);
      throw new StartProblem(
        `${spec.name} 无法启动，日志末尾如下（${this.options.logs}/${spec.name}.log）。`,
        `${spec.name} did not start (${message(error)}); its log ends with:\n${log}`,
      );
    }
  }

  all(): readonly Supervised[] {
    return [...this.children.values()];
  }

  /** Ends the stages one after another, each within its limit; what is late is killed. */
  async stop(stages: readonly (readonly ProcessName[])[]): Promise<void> {
    this.stopping = true;
    for (const stage of stages) {
      const children = stage.flatMap((name) => this.children.get(name) ?? []);
      await Promise.all(children.map((child) => child.stop(stageLimit)));
    }
  }

  private needIsDown(spec: ChildSpec): boolean {
    return spec.needs.some((name) => {
      const need = this.children.get(name);
      if (!need) return false;
      const down = !need.ready || Date.now() - need.lastDown < aftermath;
      return down || this.needIsDown(need.spec);
    });
  }
}

const message = (error: unknown): string => (error instanceof Error ? error.message : '');
