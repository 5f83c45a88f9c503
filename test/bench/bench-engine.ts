import { setTimeout as pause } from 'node:timers/promises';
import { bundleWorkflowCode, DefaultLogger, Runtime } from '@temporalio/worker';
import { join } from 'node:path';
import { dataConverter } from '#engine/codec/data-converter.js';
import { root } from '#tools/places.mjs';
import { Database } from '#persistence/database.js';
import { readBundle } from '../../apps/worker/read-bundle.js';
import { ownDatabase } from '../support/own-database.js';
import { startInstance, type Instance } from '../support/instance.js';
import { runFolder } from '../support/run-folder.js';
import type { BenchPlan } from './bench-arguments.js';
import { cpuSoFar, each, isLinux, total, used, type Cpu } from './engine/cpu.js';
import { productWay, type ProductWay } from './engine/product-way.js';
import {
  Counted,
  createRows,
  plainStatements,
  standIns,
  takenPerCase,
} from './engine/stand-ins.js';
import { standInWay } from './engine/stand-in-way.js';
import { recorded, type EngineWay } from './engine/way.js';
import { percentile } from './paired.js';
import { ms, spread, type Report } from './report.js';

/** What one batch cost, a case. */
interface Cost {
  readonly cpu: Cpu;
  readonly wallMs: number;
}

const goal = 1.1;
/** The last workflow tasks and the engine's own clean-up belong to the cases too. */
const settleMs = 400;
/** So long nobody does anything, to learn what pollers and the engine's own timers use by themselves. */
const idleMs = 5_000;

/** A county's plan beside a workflow that only issues the same commands, on the same server. */
export async function benchEngine({ quick }: BenchPlan): Promise<Report> {
  if (!isLinux) throw new Error('processor time is read from /proc: run this on Linux');
  Runtime.install({
    logger: new DefaultLogger('ERROR'),
    telemetryOptions: { logging: { forward: {}, filter: 'OFF' } },
  });
  const { rounds, cases } = quick ? { rounds: 1, cases: 18 } : { rounds: 6, cases: 36 };
  const instance = await startInstance('bench-engine', {
    date: '2022-09-20',
    worker: false,
    withApi: false,
  });
  try {
    return await measure(instance, rounds, cases);
  } finally {
    await instance.stop();
  }
}

async function measure(instance: Instance, rounds: number, cases: number): Promise<Report> {
  const product = await startProduct(instance, cases * (2 * rounds + 2));
  const before = new Map(product.statements);
  await product.live(cases);
  const statements = perCase(product, before, cases);
  const ways = [...(await otherWays(instance, statements)), product];
  try {
    for (const way of ways) await way.live(cases); // warm
    const costs = await inRounds(ways, rounds, cases);
    const shapes = new Map<string, string>();
    for (const way of ways) {
      const [id = ''] = await way.live(1);
      shapes.set(way.name, await recorded(way.client, id));
    }
    return report(ways, costs, shapes, statements);
  } finally {
    for (const way of ways) await way.stop();
  }
}

async function startProduct(instance: Instance, cases: number): Promise<ProductWay> {
  const accounts = await instance.database.rows<{ number: string }>(
    `SELECT number FROM fund_account WHERE type = 'EXP_CITY'`,
  );
  for (const { number: to } of accounts) {
    const deposit = {
      system: 'bank',
      to,
      amount: '9000000000.00',
      valueDate: '2022-09-20',
      reference: 'bench',
      payer: { unit: null, name: 'bench' },
    };
    const answer = await fetch(`${instance.simulators}/deposits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(deposit),
    });
    if (!answer.ok) throw new Error(`deposit: ${answer.status} ${await answer.text()}`);
  }
  const product = await productWay(instance);
  await product.stock(cases);
  return product;
}

/** Statements of one case, by the activity that sends them. */
function perCase(
  { statements }: ProductWay,
  before: ReadonlyMap<string, number>,
  cases: number,
): ReadonlyMap<string, number> {
  return new Map(
    [...statements].map(([name, count]) => [name, (count - (before.get(name) ?? 0)) / cases]),
  );
}

const paysInTransactions = 2;
/** The transaction of a decision and the relay's two statements. */
const decisionStatements = 8;

async function otherWays(
  instance: Instance,
  statements: ReadonlyMap<string, number>,
): Promise<readonly EngineWay[]> {
  const workflowBundle = await bundleWorkflowCode({
    workflowsPath: join(root, 'dist/test/bench/engine/bare.workflow.js'),
    logger: new DefaultLogger('ERROR'),
  });
  const database = await Database.open(await ownDatabase('bench-rows'), {
    name: 'bare',
    connections: 24,
  });
  await createRows(database);
  const once = plainStatements(database);
  const twice = plainStatements(database, paysInTransactions);
  const counts = [new Counted(), new Counted(), new Counted()] as const;
  const bare = await standInWay({
    name: 'bare, empty activities',
    namespace: 'bench-bare',
    workflowType: 'bareCountyPlan',
    workflowBundle,
    counted: counts[0],
    activities: standIns(counts[0]),
  });
  const ours = await standInWay({
    name: 'our workflow, empty activities',
    namespace: 'bench-ours',
    workflowType: 'unitOfPlan',
    workflowBundle: readBundle(),
    dataConverter: dataConverter(instance.env),
    counted: counts[1],
    activities: standIns(counts[1]),
  });
  const withSql = await standInWay({
    name: 'bare, plain statements',
    namespace: 'bench-sql',
    workflowType: 'bareCountyPlan',
    workflowBundle,
    counted: counts[2],
    activities: standIns(counts[2], async (name) => {
      const count = statements.get(name) ?? 0;
      if (name === 'payTransfer') await twice(count);
      else await once(name === 'takeOne' ? count / takenPerCase : count);
    }),
    decided: () => once(decisionStatements),
  });
  const stop = async (): Promise<void> => {
    await withSql.stop();
    await database.close();
  };
  return [bare, ours, { ...withSql, stop }];
}

type Costs = ReadonlyMap<string, readonly Cost[]>;

/** A B C D D C B A; both turns of a round count as one. */
async function inRounds(ways: readonly EngineWay[], rounds: number, cases: number): Promise<Costs> {
  const all = new Map<string, Cost[]>(ways.map(({ name }) => [name, []]));
  const idle = await idleRate();
  for (let round = 0; round < rounds; round += 1) {
    const turns = new Map<string, Cost[]>(ways.map(({ name }) => [name, []]));
    for (const way of [...ways, ...[...ways].reverse()]) {
      turns.get(way.name)?.push(await oneTurn(way, cases, idle));
    }
    for (const [name, [first, second]] of turns) {
      if (first && second) all.get(name)?.push(mean(first, second));
    }
  }
  return all;
}

/** Processor time a millisecond of nobody's doing anything: a slower way must not pay for more of it. */
async function idleRate(): Promise<Cpu> {
  const before = cpuSoFar(run());
  await pause(idleMs);
  return each(used(before, cpuSoFar(run())), (spent) => spent / idleMs);
}

const run = (): string => join(runFolder(), 'run');

async function oneTurn(way: EngineWay, cases: number, idle: Cpu): Promise<Cost> {
  const before = cpuSoFar(run());
  const since = performance.now();
  await way.live(cases);
  const wallMs = (performance.now() - since) / cases;
  await pause(settleMs);
  const elapsed = performance.now() - since;
  const spent = used(before, cpuSoFar(run()));
  const cpu = each(spent, (whole, who) => (whole - idle[who] * elapsed) / cases);
  return { cpu, wallMs };
}

const mean = (a: Cost, b: Cost): Cost => ({
  cpu: {
    worker: (a.cpu.worker + b.cpu.worker) / 2,
    postgres: (a.cpu.postgres + b.cpu.postgres) / 2,
    temporal: (a.cpu.temporal + b.cpu.temporal) / 2,
  },
  wallMs: (a.wallMs + b.wallMs) / 2,
});

const cpuOf = (costs: readonly Cost[] | undefined): number[] =>
  (costs ?? []).map(({ cpu }) => total(cpu));
const wallOf = (costs: readonly Cost[] | undefined): number[] =>
  (costs ?? []).map(({ wallMs }) => wallMs);
const ratios = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((mine, round) => mine / (theirs[round] ?? NaN));

function report(
  ways: readonly EngineWay[],
  costs: Costs,
  shapes: ReadonlyMap<string, string>,
  statements: ReadonlyMap<string, number>,
): Report {
  const names = ways.map(({ name }) => name);
  const [bare = '', ours = '', withSql = '', product = ''] = names;
  const median = (name: string, of: (cost: Cost) => number): string =>
    ms(percentile((costs.get(name) ?? []).map(of), 50));
  const rows = names.map((name) => [
    name,
    median(name, ({ cpu }) => total(cpu)),
    median(name, ({ cpu }) => cpu.worker),
    median(name, ({ cpu }) => cpu.temporal),
    median(name, ({ cpu }) => cpu.postgres),
    median(name, ({ wallMs }) => wallMs),
    spread(ratios(cpuOf(costs.get(name)), cpuOf(costs.get(bare)))),
    spread(ratios(cpuOf(costs.get(name)), cpuOf(costs.get(withSql)))),
  ]);
  const engine = ratios(cpuOf(costs.get(ours)), cpuOf(costs.get(bare)));
  const wall = ratios(wallOf(costs.get(product)), wallOf(costs.get(withSql)));
  const reached = percentile(engine, 50) <= goal;
  const different = new Set(shapes.values()).size > 1;
  return {
    table: [
      [
        'way',
        'CPU ms a case',
        'worker',
        'engine',
        'PostgreSQL',
        'wall ms a case',
        ': bare',
        ': bare with statements',
      ],
      ...rows,
    ],
    notes: [
      ...[...shapes].map(([name, shape]) => `${name}: ${shape}`),
      `statements a case: ${[...statements].map(([name, count]) => `${name || 'people and relay'} ${ms(count)}`).join(', ')}`,
      `wall, the product : bare with statements ${spread(wall)}`,
      `goal ≤ ${goal.toFixed(2)} × bare for our workflow with the same empty activities: ${reached ? 'reached' : 'missed'}`,
      'what pollers and the engine use while nobody works is taken off',
      'worker includes the client and the benchmark; the simulated bank is not counted',
    ],
    data: { costs: Object.fromEntries(costs), shapes: Object.fromEntries(shapes) },
    failures: different ? ['the ways did not issue the same commands'] : [],
  };
}
