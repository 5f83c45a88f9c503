import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instance } from '../support/instance.js';

interface Fault {
  readonly system: 'bank' | 'treasury' | 'finance' | 'insurance';
  readonly operation: 'pay' | 'query' | 'cancel' | 'statement' | '*';
  readonly fault: string;
  readonly rate: string;
  readonly times?: number;
  readonly delayMs?: number;
  readonly hours?: number;
}

const pays = ['pay', 'query'] as const;

const onPayments = (fault: string, rate: string, more: Partial<Fault> = {}): Fault[] =>
  pays.map((operation) => ({ system: 'bank', operation, fault, rate, ...more }));

const onStatements = (fault: string, rate: string, more: Partial<Fault> = {}): Fault[] =>
  (['bank', 'treasury'] as const).map((system) => ({
    system,
    operation: 'statement',
    fault,
    rate,
    ...more,
  }));

/** Everything an outside system can do wrong, all of it at once. */
const storm: readonly Fault[] = [
  ...onPayments('timeoutAfter', '0.20', { delayMs: 150 }),
  ...onPayments('timeoutBefore', '0.06', { delayMs: 150 }),
  ...onPayments('error5xx', '0.08'),
  ...onPayments('wrongAmount', '0.08'),
  ...onPayments('duplicate', '0.08'),
  ...onPayments('outOfOrder', '0.10', { delayMs: 300 }),
  { system: 'bank', operation: 'pay', fault: 'late', rate: '0.06', hours: 1, times: 1 },
  { system: 'bank', operation: 'cancel', fault: 'timeoutAfter', rate: '0.40', delayMs: 150 },
  { system: 'bank', operation: 'cancel', fault: 'error5xx', rate: '0.20' },
  ...onStatements('error5xx', '0.10'),
  ...onStatements('timeoutAfter', '0.08', { delayMs: 150 }),
  ...onStatements('wrongAmount', '0.05'),
  ...onStatements('duplicate', '0.25'),
  ...onStatements('outOfOrder', '0.25'),
  ...onStatements('late', '0.01', { hours: 2, times: 1 }),
  { system: 'finance', operation: 'pay', fault: 'timeoutAfter', rate: '0.10', delayMs: 150 },
  { system: 'finance', operation: 'pay', fault: 'error5xx', rate: '0.04' },
  { system: 'finance', operation: 'pay', fault: 'wrongAmount', rate: '0.04' },
  { system: 'finance', operation: 'pay', fault: 'duplicate', rate: '0.04' },
  { system: 'insurance', operation: 'query', fault: 'error5xx', rate: '0.15' },
  { system: 'insurance', operation: 'query', fault: 'timeoutAfter', rate: '0.10', delayMs: 150 },
];

/** The bank never says what it executed: nobody but a person may end that. */
const wrongAmounts: readonly Fault[] = onPayments('wrongAmount', '1.00');

const skies = { calm: [], storm, wrongAmounts } as const;
export type Sky = keyof typeof skies;

const patienceMs = 60_000;

/** Switches the simulators' faults and counts, from their own books, which happened how often. */
export class Weather {
  sky: Sky = 'calm';
  readonly fired = new Map<string, number>();

  constructor(
    private readonly instance: Instance,
    private readonly seed: number,
  ) {}

  /** The simulators may be dead at the moment; asking again is harmless. */
  async turn(sky: Sky): Promise<void> {
    this.count();
    const body = JSON.stringify({ seed: this.seed, faults: skies[sky] });
    for (const until = performance.now() + patienceMs; ;) {
      const answer = await fetch(`${this.instance.simulators}/faults`, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
      if (answer?.status === 200) break;
      if (answer?.status === 422 || performance.now() > until) {
        throw new Error(`faults: ${answer ? await answer.text() : 'no answer'}`);
      }
      await pause(200);
    }
    this.sky = sky;
  }

  /** The counters of the weather that ends; the next one begins at zero. */
  private count(): void {
    if (this.sky === 'calm') return;
    const folder = join(this.instance.env['TONGCHOU_DATA'] ?? '', 'simulators');
    const { list, counters } = JSON.parse(readFileSync(join(folder, 'faults.json'), 'utf8')) as {
      readonly list: { readonly faults: readonly Fault[] };
      readonly counters: readonly { readonly fired: number }[];
    };
    for (const [index, { fault }] of list.faults.entries()) {
      this.fired.set(fault, (this.fired.get(fault) ?? 0) + (counters[index]?.fired ?? 0));
    }
  }
}
