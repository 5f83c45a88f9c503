import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import type { Day } from '#domain/time/day.js';
import type { System } from '../books/events.js';
import { readWhole, writeWhole } from '../journal/write-whole.js';
import { faultList, type Fault, type FaultList, type Operation } from './fault-list.js';

const DEFAULT_HOURS = 24;

interface Counter {
  drawn: number;
  fired: number;
}

const stored = z.strictObject({
  list: faultList,
  counters: z.array(z.strictObject({ drawn: z.number(), fired: z.number() })),
  late: z.array(z.string()),
});

/**
 * Which faults happen when. The n-th draw of a rule is a hash of seed, rule and n, so the same
 * calls meet the same faults again; the counters are kept, so a restart does not begin anew.
 */
export class FaultPlan {
  readonly #path: string;
  #list: FaultList = { seed: 0, faults: [] };
  #counters: Counter[] = [];
  #late = new Set<string>();

  constructor(folder: string) {
    this.#path = join(folder, 'faults.json');
    const kept = readWhole(this.#path);
    if (kept === undefined) return;
    const { list, counters, late } = stored.parse(kept);
    this.#list = list;
    this.#counters = counters;
    this.#late = new Set(late);
  }

  list(): FaultList {
    return this.#list;
  }

  replace(list: FaultList): void {
    this.#list = list;
    this.#counters = list.faults.map(() => ({ drawn: 0, fired: 0 }));
    this.#late = new Set();
    this.#keep();
  }

  /** The faults that this call meets; `late` statements are asked for one by one instead. */
  draw(system: System, operation: Operation, day: Day): Fault[] {
    return this.#list.faults.filter(
      (rule, index) =>
        this.#concerns(rule, system, operation, day) &&
        (rule.fault !== 'late' || operation === 'pay' || operation === 'query') &&
        (rule.fault === 'late' || operation !== 'statement' || !ofLines(rule)) &&
        this.#fires(rule, index),
    );
  }

  /** The faults of the lines of one statement, drawn at every asking. */
  drawLines(system: System, day: Day): Fault[] {
    return this.#list.faults.filter(
      (rule, index) =>
        this.#concerns(rule, system, 'statement', day) && ofLines(rule) && this.#fires(rule, index),
    );
  }

  /** Hours by which a statement is late. A statement found late stays so while the rule stands. */
  hoursLate(system: System, account: string, day: Day): number {
    const hours = this.#list.faults.map((rule, index) => {
      if (rule.fault !== 'late' || !this.#concerns(rule, system, 'statement', day)) return 0;
      const statement = `${index}/${system}/${account}/${day}`;
      if (!this.#late.has(statement)) {
        if (!this.#hits(rule, index, statement)) return 0;
        this.#late.add(statement);
        this.#keep();
      }
      return rule.hours ?? DEFAULT_HOURS;
    });
    return Math.max(0, ...hours);
  }

  #concerns(rule: Fault, system: System, operation: Operation, day: Day): boolean {
    return (
      rule.system === system &&
      (rule.operation === operation || rule.operation === '*') &&
      (!rule.dates || rule.dates.includes(day))
    );
  }

  #fires(rule: Fault, index: number): boolean {
    const counter = this.#counterOf(index);
    counter.drawn += 1;
    const fires = this.#hits(rule, index, String(counter.drawn));
    this.#keep();
    return fires;
  }

  #hits(rule: Fault, index: number, draw: string): boolean {
    const counter = this.#counterOf(index);
    if (rule.times !== undefined && counter.fired >= rule.times) return false;
    const hash = createHash('sha256').update(`${this.#list.seed}/${index}/${draw}`).digest();
    const hit = hash.readUIntBE(0, 6) / 2 ** 48 < Number(rule.rate);
    if (hit) counter.fired += 1;
    return hit;
  }

  #counterOf(index: number): Counter {
    const counter = (this.#counters[index] ??= { drawn: 0, fired: 0 });
    return counter;
  }

  #keep(): void {
    const kept = { list: this.#list, counters: this.#counters, late: [...this.#late] };
    writeWhole(this.#path, kept, { sync: false });
  }
}

const ofLines = ({ fault }: Fault): boolean =>
  fault === 'wrongAmount' || fault === 'duplicate' || fault === 'outOfOrder';
