import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import type { Client } from '@temporalio/client';
import { z } from 'zod';
import { root } from '#tools/places.mjs';
import { connectEngine } from '#engine/client.js';
import { startInstance } from '../support/instance.js';
import { firstMonth, storiesBegin, straightMonth } from '../stories/months.js';
import { startMeasuredWorker } from './measured-worker.js';

const amounts = z.strictObject({
  events: z.int(),
  workflowTasks: z.int(),
  activities: z.int(),
  localActivities: z.int(),
  transitions: z.int(),
  historyBytes: z.int(),
  statements: z.int(),
});
/** What one case costs the engine and the database; the same on every machine. */
export type Cost = z.infer<typeof amounts>;
const budgets = z.record(z.string(), amounts);
export type Budgets = z.infer<typeof budgets>;

export const measures = Object.keys(amounts.shape) as (keyof Cost)[];

export const readBudgets = (): Budgets =>
  budgets.parse(JSON.parse(readFileSync(join(root, 'test/bench/budgets.json'), 'utf8')));

const casesOf = (units: readonly string[]): string[] =>
  units.flatMap((unit) =>
    ['EMPLOYEE', 'RESIDENT'].map((fund) => `lishui/P11/${unit}/${fund}/${firstMonth}`),
  );

/** The cases that are measured, each on its straight way through a month. */
const measured: Readonly<Record<string, readonly string[]>> = {
  countyPlan: casesOf(['331102', '331121', '331122', '331123', '331124']),
  cityUnitPlan: casesOf(['331101']),
  cityPlan: casesOf(['331100']),
  openPeriod: ['lishui/P11/open-2022-09-15T01:00:00Z'],
  bankStatements: ['2022-10-03', '2022-10-04', '2022-10-05'].map(
    (date) => `statements/lishui/${date}`,
  ),
};

/** A slow machine can only add to a cost, so of several like cases, and of several runs, the least counts. */
export function least(costs: readonly Cost[]): Cost {
  const entries = measures.map((measure) => [
    measure,
    Math.min(...costs.map((cost) => cost[measure])),
  ]);
  return amounts.parse(Object.fromEntries(entries));
}

export async function costOf(
  client: Client,
  workflowId: string,
  statements: number,
): Promise<Cost> {
  const handle = client.workflow.getHandle(workflowId);
  const [{ raw }, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  const { events = [] } = JSON.parse(historyToJSON(history)) as {
    events?: { eventType: string }[];
  };
  const count = (type: string): number =>
    events.filter(({ eventType }) => eventType === `EVENT_TYPE_${type}`).length;
  return {
    events: events.length,
    workflowTasks: count('WORKFLOW_TASK_COMPLETED'),
    activities: count('ACTIVITY_TASK_SCHEDULED'),
    localActivities: count('MARKER_RECORDED'),
    transitions: Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0),
    historyBytes: Number(raw.workflowExecutionInfo?.historySizeBytes ?? 0),
    statements,
  };
}

let quiet = false;

/** Once in a process, and before its first worker. */
function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
}

export type Costs = Readonly<Record<string, Cost>>;

const mostRuns = 3;

/** What cases cost in any case: they are lived through again while they cost more than they may. */
export async function leastCosts(
  live: () => Promise<Costs>,
  tooMuch: (costs: Costs) => boolean,
): Promise<Costs> {
  let costs = await live();
  for (let run = 1; run < mostRuns && tooMuch(costs); run += 1) {
    const again = await live();
    costs = Object.fromEntries(
      Object.entries(costs).map(([name, cost]) => [name, least([cost, again[name] ?? cost])]),
    );
  }
  return costs;
}

/** Lives through a straight month and counts what each case cost. */
export async function measureEvents(): Promise<Costs> {
  quietRuntime();
  const instance = await startInstance('events', { date: storiesBegin, worker: false });
  try {
    const worker = await startMeasuredWorker(instance.env);
    try {
      await straightMonth(instance);
      const engine = connectEngine(instance.env);
      const costs: Record<string, Cost> = {};
      for (const [name, workflowIds] of Object.entries(measured)) {
        const each = workflowIds.map((id) =>
          costOf(engine.client, id, worker.statements.get(id) ?? 0),
        );
        costs[name] = least(await Promise.all(each));
      }
      await engine.close();
      return costs;
    } finally {
      await worker.stop();
    }
  } finally {
    await instance.stop();
  }
}

/** Where a case costs more than its budget, or has none. */
export function overBudget(costs: Costs, allowed: Budgets): string[] {
  return Object.entries(costs).flatMap(([name, cost]) =>
    measures
      .filter((measure) => cost[measure] > (allowed[name]?.[measure] ?? -1))
      .map(
        (measure) => `${name}: ${cost[measure]} ${measure}, ${allowed[name]?.[measure]} allowed`,
      ),
  );
}
